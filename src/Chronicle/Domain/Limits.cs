namespace Chronicle.Domain;

/// <summary>
/// The sizes above which a page or a file is split. The aim is that no file has more than 200 KB when it is sent (compressed). Tests use
/// smaller limits, so that twelve records are enough to reach them.
/// </summary>
internal sealed record Limits
{
    public static Limits Default { get; } = new();

    /// <summary>
    /// Milestones on one page; a longer list becomes a list of years. 2,000 entries have 80 KB compressed, and a browser needs a tenth of a
    /// second for them.
    /// </summary>
    public int MilestonesPerPage { get; init; } = 2000;

    /// <summary>
    /// Links from one page of a year or kind to the other years or kinds. Every page has these links, so without a limit their total grows
    /// with the square of the number of pages.
    /// </summary>
    public int LinksToSiblings { get; init; } = 200;

    /// <summary>
    /// Marks in the drawn chronology. A drawing with more marks would be unreadable, and larger than the list of milestones.
    /// </summary>
    public int MarksPerDrawing { get; init; } = 400;

    /// <summary>
    /// The largest number of statuses (components times releases) in the table of statuses of the API (<c>support.json</c>). Above the
    /// limit, the file lists only the releases with a change. One status of the real chronicle takes three bytes compressed.
    /// </summary>
    public int StatesInStatusTable { get; init; } = 50_000;

    /// <summary>Corrections on one page. Each correction needs 55 bytes compressed. Earlier corrections have pages of their own.</summary>
    public int CorrectionsPerPage { get; init; } = 120;

    /// <summary>
    /// Characters of HTML in the page with all chapters. Above the limit the page only lists the chapters. Compression leaves a third of
    /// the characters.
    /// </summary>
    public int CharactersInBook { get; init; } = 600_000;

    /// <summary>
    /// Comparisons of long-term releases with each other. Their number grows with the square of the number of these releases. Above the
    /// limit, each release is compared only with the newest one.
    /// </summary>
    public int LongTermComparisons { get; init; } = 200;

    /// <summary>
    /// Releases in the drawing of support. Above the limit, the drawing shows the supported releases and the newest of the other releases.
    /// </summary>
    public int ReleasesInSupportDrawing { get; init; } = 60;

    /// <summary>Files in one manifest. A hash cannot be compressed, so an entry needs 52 bytes.</summary>
    public int FilesPerManifest { get; init; } = 3000;

    /// <summary>Pages in one sitemap. The format allows 50,000. 10,000 pages need 100 KB compressed.</summary>
    public int PagesPerSitemap { get; init; } = 10_000;

    /// <summary>Entries of one feed. A feed reader fetches all of them at each visit.</summary>
    public int EntriesPerFeed { get; init; } = 100;

    /// <summary>
    /// Entries of one file of the search index. With its summary, an entry of the real chronicle takes 60 bytes compressed.
    /// </summary>
    public int EntriesPerSearchFile { get; init; } = 3000;

    /// <summary>
    /// The largest number of records for which the search index includes summaries and words of the prose. With more records the index
    /// would be too slow to download.
    /// </summary>
    public int RecordsInFullSearch { get; init; } = 2000;

    /// <summary>Records in one file of link previews. A page loads only the files that its own links need.</summary>
    public int RecordsPerPreviewFile { get; init; } = 64;

    /// <summary>Rows of one CSV file. A row of the real chronicle takes 120 bytes compressed.</summary>
    public int RowsPerTable { get; init; } = 1500;

    /// <summary>
    /// Records in one file of the API. A record with many links is counted as several records. A record takes 400 bytes compressed.
    /// </summary>
    public int RecordsPerApiFile { get; init; } = 400;

    /// <summary>
    /// Records and sources in the one file with all data. A record takes 450 bytes compressed, with its prose. The file is useful only if
    /// it is fetched as a whole, so it may be twice as large as other files. Above the limit, the file only lists the files that contain
    /// the data.
    /// </summary>
    public int RecordsInWholeApi { get; init; } = 1000;

    /// <summary>Characters of prose in one file of the API. Compression leaves a third of them.</summary>
    public int CharactersPerApiFile { get; init; } = 400_000;
}
