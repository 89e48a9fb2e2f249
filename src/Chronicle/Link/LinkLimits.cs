namespace Chronicle.Link;

/// <summary>
/// The greatest lengths of lists that a page can show. Real chronicles stay far below these limits. Without the limits, hostile input could
/// produce gigabytes of links.
/// </summary>
internal static class LinkLimits
{
    /// <summary>The number of records that one component names as related.</summary>
    public const int Related = 200;

    /// <summary>The number of parts of one component.</summary>
    public const int Parts = 1000;

    /// <summary>The number of components that one milestone names.</summary>
    public const int ComponentsOfMilestone = 500;

    /// <summary>The number of kinds of milestone. Each kind has a page, and each page of the chronology links to all kinds.</summary>
    public const int MilestoneKinds = 200;

    /// <summary>The number of names in the prose of one record that become links automatically. Further names stay plain words.</summary>
    public const int NamesOnPage = 200;
}
