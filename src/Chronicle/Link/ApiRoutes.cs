using System.Collections.Immutable;
using System.Globalization;
using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Link;

/// <summary>The addresses of the API. A published file keeps its address as long as version 1 is published.</summary>
internal static class ApiRoutes
{
    private const string Root = "api", Version = "v1";

    /// <summary>
    /// The names of the schema for the list of files and of the collection with the prose. Only a large chronicle has these two files.
    /// </summary>
    public const string AllParts = "all-parts", Texts = "texts";

    // The files that only large chronicles have.
    private static readonly ImmutableArray<UrlPath> OfLarge = [Collection(Texts, 1), Schema(Texts), Schema(AllParts)];

    public static UrlPath Index => File("index");

    public static UrlPath Vocabularies => File("vocabularies");

    public static UrlPath Chronology => File("chronology");

    public static UrlPath StatusTable => File("support");

    public static UrlPath All => File("all");

    public static UrlPath Year(int year, int page) => File("chronology",
        Numbered(year.ToString("0000", CultureInfo.InvariantCulture), page));

    public static UrlPath Source(SourceId id) => File("sources", id.Value);

    public static UrlPath Schema(string shape) => File("schemas", shape);

    /// <summary>A page of a collection. The first page has no number.</summary>
    public static UrlPath Collection(string name, int page) => File(Numbered(name, page));

    public static UrlPath Of(Record record) => File(record switch
    {
        Chapter => "chapters",
        Component => "components",
        Release => "releases",
        Milestone => "milestones",
        Retired retired => CollectionOf(retired.Folder),
        _ => throw new InvalidOperationException(record.GetType().Name),
    }, record.Id.Value);

    /// <summary>
    /// The address that the page of a record has if this is the address of the API file of the record; null for an address with another
    /// form.
    /// </summary>
    public static string? PageOf(string address) =>
        address.Split('/') is ["", Root, Version, var folder, var name] && name.EndsWith(".json", StringComparison.Ordinal)
            ? (folder == "chapters" ? UrlPath.Page(name[..^".json".Length]) : UrlPath.Page(folder, name[..^".json".Length])).Value : null;

    /// <summary>
    /// Whether the address exists only at certain sizes of the chronicle: pages after the first, and the files of large chronicles.
    /// </summary>
    public static bool IsPassing(UrlPath address)
    {
        if (!address.Value.StartsWith($"/{Root}/", StringComparison.Ordinal))
            return false;
        if (OfLarge.Contains(address))
            return true;
        var folders = address.Value.Split('/');
        return folders is ["", Root, Version, var name] && Routes.IsNumbered(name)
            || folders is ["", Root, Version, "chronology", var year] && Routes.IsNumbered(year);
    }

    /// <summary>
    /// The address of the API file of a record that had its page in this folder. The folder is empty for a page at the top level, which was
    /// a chapter.
    /// </summary>
    public static UrlPath Former(string folder, string id) => File(CollectionOf(folder), id);

    private static string CollectionOf(string folder) => folder is "text" or "" ? "chapters" : folder;

    /// <summary>The address pattern of one record, with <c>{id}</c> instead of its id.</summary>
    public static UrlPath Pattern(string collection) => File(collection, "{id}");

    private static string Numbered(string name, int page) => page == 1 ? name
        : string.Create(CultureInfo.InvariantCulture, $"{name}-{page}");

    private static UrlPath File(string name) => UrlPath.OfFile(Root, Version, name + ".json");

    private static UrlPath File(string folder, string name) => UrlPath.OfFile(Root, Version, folder, name + ".json");
}
