using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Link;

/// <summary>Creates the addresses of all pages and files of the site, except those of the API (<see cref="ApiRoutes"/>).</summary>
internal static class Routes
{
    /// <summary>
    /// The files that are split if they are too long, and whose parts are not permanent: the beginning and the end of the addresses of
    /// their parts.
    /// </summary>
    private static readonly ImmutableArray<(string Start, string End)> Split =
    [
        ("/search/index-", ".json"), ("/sitemap-", ".xml"),
        .. new[] { "chapters", "components", "releases", "milestones", "sources", "corrections", "parts", "evidence" }
            .Select(table => ($"/data/{table}-", ".csv")),
    ];

    public static UrlPath Home => UrlPath.Root;

    /// <summary>The addresses of the pages that no single record makes, such as lists. Some sites have no such page.</summary>
    public static readonly FrozenSet<string> OfGenerator = new[]
    {
        Components, Releases, Chronology, Sources, StatusTable, Compare, Book, Figures, Data, Quality, Evidence, Search, Follow,
        Corrections,
    }.Select(page => page.Value).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether this is one of the addresses of <see cref="OfGenerator"/>.</summary>
    public static bool IsOfGenerator(string address) => OfGenerator.Contains(address);

    public static UrlPath Components => UrlPath.Page("components");

    public static UrlPath Releases => UrlPath.Page("releases");

    public static UrlPath Chronology => UrlPath.Page("chronology");

    public static UrlPath Sources => UrlPath.Page("sources");

    public static UrlPath StatusTable => UrlPath.Page("support");

    public static UrlPath Compare => UrlPath.Page("compare");

    public static UrlPath Comparison(RecordId from, RecordId to) => UrlPath.Page("compare", $"{from}..{to}");

    /// <summary>The file with which a script compares any two releases.</summary>
    public static UrlPath CompareData { get; } = UrlPath.OfFile("compare", "data.json");

    /// <summary>All chapters on one page.</summary>
    public static UrlPath Book => UrlPath.Page("book");

    public static UrlPath Figures => UrlPath.Page("figures");

    /// <summary>A chart as a picture. The same chart is also published as a table.</summary>
    public static UrlPath ChartPicture(string chart) => UrlPath.OfFile("figures", chart + ".svg");

    public static UrlPath ChartTable(string chart) => UrlPath.OfFile("figures", chart + ".csv");

    /// <summary>The page about the data for programs.</summary>
    public static UrlPath Data => UrlPath.Page("data");

    /// <summary>A collection as a table.</summary>
    public static UrlPath Table(string name) => UrlPath.OfFile("data", name + ".csv");

    /// <summary>The page with the open tasks of the chronicle.</summary>
    public static UrlPath Quality => UrlPath.Page("quality");

    /// <summary>The page with the results from source trees.</summary>
    public static UrlPath Evidence => UrlPath.Page("evidence");

    public static UrlPath Search => UrlPath.Page("search");

    /// <summary>The page about the ways to get news of the chronicle.</summary>
    public static UrlPath Follow => UrlPath.Page("follow");

    public static UrlPath SearchIndex { get; } = UrlPath.OfFile("search", "index.json");

    public static UrlPath SearchWords { get; } = UrlPath.OfFile("search", "words.json");

    public static UrlPath Corrections => UrlPath.Page("corrections");

    /// <summary>A page of the earlier corrections. The number of the first page is 1.</summary>
    public static UrlPath CorrectionsPart(int part) => UrlPath.Page("corrections", part.ToString(CultureInfo.InvariantCulture));

    /// <summary>
    /// The feed of a page. Programs fetch it regularly. It is beside the page, like the calendar, the Markdown source and the badge.
    /// </summary>
    public static UrlPath FeedOf(UrlPath page) => Beside(page, "feed.atom");

    /// <summary>The archive of a feed for one year. It is beside the feed.</summary>
    public static UrlPath ArchiveOf(UrlPath page, int year) =>
        Beside(page, string.Create(CultureInfo.InvariantCulture, $"feed-{year:0000}.atom"));

    /// <summary>The year of an address of <see cref="ArchiveOf"/>; null for any other address.</summary>
    public static int? YearOfArchive(string address) => address[(address.LastIndexOf('/') + 1)..] is ['f', 'e', 'e', 'd', '-', .. var end]
        && end.EndsWith(".atom", StringComparison.Ordinal)
        && int.TryParse(end[..^".atom".Length], NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null;

    public static UrlPath CalendarOf(UrlPath page) => Beside(page, "calendar.ics");

    public static UrlPath MarkdownOf(UrlPath page) => Beside(page, "index.md");

    public static UrlPath BadgeOf(Record component) => Beside(Of(component), "badge.svg");

    public static UrlPath Inventory => UrlPath.OfFile("objects.inv");

    public static UrlPath Sitemap => UrlPath.OfFile("sitemap.xml");

    public static UrlPath Manifest => UrlPath.OfFile("manifest.json");

    /// <summary>One part of a file that was split because of its size: <c>/manifest-2.json</c> of <c>/manifest.json</c>.</summary>
    public static UrlPath Part(UrlPath whole, int number) =>
        UrlPath.OfFile(string.Create(CultureInfo.InvariantCulture,
            $"{whole.Value[1..whole.Value.LastIndexOf('.')]}-{number}") + whole.Value[whole.Value.LastIndexOf('.')..]);

    /// <summary>
    /// Whether this is the name of a part of a split file, or of a later page of a collection: a hyphen and a number are at its end.
    /// </summary>
    public static bool IsNumbered(string name) => name.LastIndexOf('-') is > 0 and var dash
        && name[(dash + 1)..].Split('.')[0] is { Length: > 0 } number && number.All(char.IsAsciiDigit);

    private static bool IsPartOfSplit(string path) => IsNumbered(path) && Split.Any(whole =>
        path.Length > whole.Start.Length + whole.End.Length
        && path.StartsWith(whole.Start, StringComparison.Ordinal) && path.EndsWith(whole.End, StringComparison.Ordinal)
        && path[whole.Start.Length..^whole.End.Length].All(char.IsAsciiDigit));

    private static UrlPath Beside(UrlPath page, string name) =>
        UrlPath.OfFile(page.Value.Trim('/') is { Length: > 0 } folder ? $"{folder}/{name}" : name);

    public static UrlPath NotFound { get; } = UrlPath.OfFile("404.html");

    public static UrlPath Stylesheet => UrlPath.OfFile("theme", "site.css");

    public static UrlPath Year(int year) => UrlPath.Page("chronology", year.ToString("0000"));

    public static UrlPath Kind(string kind) => UrlPath.Page("kinds", kind);

    /// <summary>The page for a year of a kind of milestone, if the list of the kind is too long for one page.</summary>
    public static UrlPath Kind(string kind, int year) => UrlPath.Page("kinds", kind, year.ToString("0000"));

    /// <summary>Whether a page at this address is a list of milestones, in which the id of each milestone is its anchor.</summary>
    public static bool IsListOfMilestones(string address) =>
        address.StartsWith(Chronology.Value, StringComparison.Ordinal) || address.StartsWith("/kinds/", StringComparison.Ordinal);

    public static UrlPath Milestone(string id) => UrlPath.Page("milestones", id);

    public static UrlPath Source(SourceId id) => UrlPath.Page("sources", id.Value);

    public static UrlPath Previews(int file) => UrlPath.OfFile("previews", $"{file}.json");

    public static UrlPath SiteCard => UrlPath.OfFile("cards", "site.png");

    public static UrlPath CardOf(Record record) => UrlPath.OfFile("cards", record.Id.Value + ".png");

    /// <summary>
    /// Whether the address is permanent, because people and other sites may store it. Theme files, files that scripts fetch, and cards are
    /// not permanent, because pages always contain their current addresses. Parts of a file and the later pages of a collection are not
    /// permanent either, because their number depends on the length of the whole.
    /// </summary>
    public static bool IsPermanent(UrlPath address)
    {
        var path = address.Value;
        if (path.EndsWith('/'))
            return true;
        if (path.StartsWith("/theme/", StringComparison.Ordinal) || path.StartsWith("/previews/", StringComparison.Ordinal)
            || path.StartsWith("/cards/", StringComparison.Ordinal))
            return false;
        return address != NotFound && address != SearchIndex && address != SearchWords && address != CompareData && path != "/.nojekyll"
            && !IsPartOfSplit(path) && !ApiRoutes.IsPassing(address);
    }

    public static UrlPath Of(Record record) => record switch
    {
        Chapter => UrlPath.Page(record.Id.Value),
        Component => UrlPath.Page("components", record.Id.Value),
        Release => UrlPath.Page("releases", record.Id.Value),
        Domain.Milestone => Milestone(record.Id.Value),
        Retired retired => Of(retired.Folder, record.Id.Value),
        _ => throw new InvalidOperationException(record.GetType().Name),
    };

    /// <summary>The address of a record or a source whose file is in a folder of the input.</summary>
    public static UrlPath Of(string folder, string id) => folder == "text" ? UrlPath.Page(id) : UrlPath.Page(folder, id);
}
