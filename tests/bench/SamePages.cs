using System.Text.RegularExpressions;
using Bench.Corpus;

namespace Bench;

/// <summary>Holds the sites against the model: every page that it asks for is in each, and leads wherever Hugo's leads.</summary>
public static partial class SamePages
{
    public const string Agreement = "The same pages";

    /// <summary>One line that begins with <see cref="Agreement"/>, or what differs. The sites are written as <c>row=folder</c>.</summary>
    public static string Report(Model model, IEnumerable<string> sites)
    {
        var made = sites.Select(site => site.Split('=', 2)).ToDictionary(site => site[0], site => site[1]);
        var others = made.Where(site => site.Key != Contender.Hugo).ToArray();
        var hugo = made.GetValueOrDefault(Contender.Hugo);
        var differences = Pages(model).SelectMany(page => Differences(page, others, hugo)).ToArray();
        return differences.Length > 0 ? $"{differences.Length} differences:\n{string.Join('\n', differences.Take(10))}"
            : $"{Agreement}: {string.Join(", ", made.Keys)} made all {Pages(model)
                .Count():N0} files that the corpus asks for{(hugo is null ? "" : ", and lead wherever Hugo's lead")}.";
    }

    private static IEnumerable<string> Differences(Page page, KeyValuePair<string, string>[] others, string? hugo)
    {
        var their = hugo is null ? null : Read(hugo, page.Their);
        if (hugo is not null && !Holds(their))
            yield return $"Hugo's lacks {page.Their} with \"{page.Title}\"";
        foreach (var (name, folder) in others)
        {
            var our = Read(folder, page.Our);
            if (!Holds(our))
                yield return $"{name} lacks {page.Our} with \"{page.Title}\"";
            else if (their is not null && page.IsRecord && LinksOf(their).Except(LinksOf(our!)).ToArray() is { Length: > 0 } missing)
                yield return $"{name} lacks on {page.Our} the links {string.Join(", ", missing.Take(3))} of Hugo's";
        }

        bool Holds(string? html) => html is not null && html.Contains(page.Title, StringComparison.Ordinal);
    }

    /// <summary>A file with its name in ours and in Hugo's site, and what it must hold.</summary>
    private sealed record Page(string Title, string Our, string Their, bool IsRecord = false)
    {
        public static Page Of(string title, string address) => new(title, $"{address}/index.html", $"{address}/index.html", IsRecord: true);
    }

    private static IEnumerable<Page> Pages(Model model) =>
    [
        new(Model.Title, "index.html", "index.html"), new("1991", "chronology/index.html", "chronology/index.html"),
        // The newest whose day is known; others stand at the first day that they can mean.
        new(model.Milestones.Where(milestone => milestone.Precision == 10).MaxBy(milestone => milestone.Date)!.Title, "feed.atom",
            "feed.xml"),
        .. Vocabulary.Chapters.Select(id => new Page(id, $"{id}/index.html", $"text/{id}/index.html")),
        .. model.Milestones.Select(milestone => Page.Of(milestone.Title, $"milestones/{milestone.Id}")),
        .. model.Components.Select(component => Page.Of(component.Name, $"components/{component.Id}")),
        .. model.Releases.Select(release => Page.Of(release.Id, $"releases/{release.Id}")),
        .. model.Milestones.Select(milestone => milestone.Date.Year).Distinct().Select(year => Page.Of($"{year}", $"chronology/{year}")),
    ];

    private static string? Read(string site, string file)
    {
        var path = Path.Join(site, file);
        return File.Exists(path) ? File.ReadAllText(path) : null;
    }

    // Links between records, inside the article: the frames of the sites differ.
    private static IEnumerable<string> LinksOf(string html)
    {
        var start = Math.Max(0, html.IndexOf("<main", StringComparison.Ordinal));
        var end = html.IndexOf("</article>", start, StringComparison.Ordinal);
        return Link().Matches(html[start..(end < 0 ? html.Length : end)]).Select(match => match.Groups[1].Value);
    }

    [GeneratedRegex("href=\"(/(?:milestones|components|releases)/[^\"/]+/)\"")]
    private static partial Regex Link();
}
