namespace Chronicle.Link;

/// <summary>
/// The greatest numbers of entries whose links or drawings pages show. Real chronicles stay far below these limits. Without the limits,
/// hostile input could produce gigabytes of HTML.
/// </summary>
internal static class LinkLimits
{
    /// <summary>The greatest number of records that one component names as related.</summary>
    public const int Related = 200;

    /// <summary>The greatest number of parts of one component.</summary>
    public const int PartRows = 1000;

    /// <summary>
    /// The level of the deepest part, if a component without a parent has the level 0. The page of a component shows all parts below it,
    /// and links to all components above it.
    /// </summary>
    public const int LevelsOfParts = 32;

    /// <summary>The greatest number of charts and diagrams in the prose of one record. A chart of 300 releases has 13 KB.</summary>
    public const int Drawings = 50;

    /// <summary>The greatest number of components that one milestone names.</summary>
    public const int ComponentsOfMilestone = 500;

    /// <summary>
    /// The greatest number of kinds of milestone. Each kind has a page, and each page of the chronology links to all kinds.
    /// </summary>
    public const int MilestoneKinds = 200;

    /// <summary>
    /// The greatest number of names in the prose of one record that become links automatically. Further names stay plain words.
    /// </summary>
    public const int NamesOnPage = 200;
}
