using Chronicle.Presentation;

namespace Chronicle.Browser;

/// <summary>One page of each kind of a built site: the largest of its kind.</summary>
public static class SitePages
{
    public const string NotFound = "not found";

    public static readonly string[] Kinds =
        ["home", "chapter", "component index", "component", "release index", "release", "support", "comparison index", "comparison",
            "figures", "milestone", "chronology", "year", "kind", "sources", "source", "data", "corrections", "follow", "book", "search", "quality",
            "evidence", "component with marks", "release with marks",
            NotFound];

    public static IEnumerable<TheoryDataRow<string>> Theory => Kinds.Select(kind => new TheoryDataRow<string>(kind));

    /// <summary>The address below the site's base path.</summary>
    internal static string Largest(BuildResult site, string kind) =>
        kind == NotFound ? "/no/such/page/" : Of(site, kind).MaxBy(page => page.Size).Address;

    private static IEnumerable<(string Address, int Size)> Of(BuildResult site, string kind) =>
        from file in site.Files
        let address = file.Address.Value
        where kind switch
        {
            "home" => address == "/",
            "chapter" => file.Source.Path.Contains("/text/", StringComparison.Ordinal) && address.EndsWith('/'),
            "component index" => address == "/components/",
            "component" => IsBelow(address, "/components/"),
            "component with marks" => IsBelow(address, "/components/") && HasMark(file),
            "release with marks" => IsBelow(address, "/releases/") && HasMark(file),
            "evidence" => address == "/evidence/",
            "release index" => address == "/releases/",
            "release" => IsBelow(address, "/releases/"),
            "support" => address == "/support/",
            "comparison index" => address == "/compare/",
            "comparison" => IsBelow(address, "/compare/"),
            "figures" => address == "/figures/",
            "milestone" => IsBelow(address, "/milestones/"),
            "chronology" => address == "/chronology/",
            "year" => IsBelow(address, "/chronology/"),
            "kind" => IsBelow(address, "/kinds/"),
            "sources" => address == "/sources/",
            "search" => address == "/search/",
            "quality" => address == "/quality/",
            "source" => IsBelow(address, "/sources/"),
            "corrections" => address == "/corrections/",
            "follow" => address == "/follow/",
            "book" => address == "/book/",
            "data" => address == "/data/",
            _ => throw new InvalidOperationException(kind),
        }
        select (address, file.Bytes.Length);

    private static bool HasMark(RenderedFile file) => file.Bytes.Span.IndexOf("class=\"mark\""u8) >= 0;

    private static bool IsBelow(string address, string folder) =>
        address.StartsWith(folder, StringComparison.Ordinal) && address.Length > folder.Length && address.EndsWith('/');
}
