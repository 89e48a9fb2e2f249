namespace Chronicle.Link;

/// <summary>
/// The longest lists that a page can show. Real chronicles stay far below these limits. Without the limits, hostile input could ask for
/// gigabytes of links.
/// </summary>
internal static class LinkLimits
{
    /// <summary>The records that one component names as related.</summary>
    public const int Related = 200;

    /// <summary>The parts of one component.</summary>
    public const int Parts = 1000;

    /// <summary>The components that one milestone names.</summary>
    public const int ComponentsOfMilestone = 500;

    /// <summary>The kinds of milestone: each has a page, and each page of the chronology links to all of them.</summary>
    public const int MilestoneKinds = 200;

    /// <summary>The names in the prose of one record that become links by themselves. Those behind them stay plain words.</summary>
    public const int NamesOnPage = 200;
}
