using System.Text.RegularExpressions;
using Bench.Corpus;

namespace Bench;

/// <summary>
/// Compares the sites with the model: every site must have every page of the model, and every link of a Hugo page must be on the same page
/// of the other sites.
/// </summary>
public static partial class SamePages
{
    public const string Agreement = "The same pages";

    /// <summary>
    /// Returns one line that begins with <see cref="Agreement"/>, or the differences. The sites have the form <c>row=folder</c>.
    /// </summary>
    public static string Report(Model model, IEnumerable<string> sites)
    {
        var made = sites.Select(site => site.Split('=', 2)).ToDictionary(site => site[0], site => site[1]);
        var others = made.Where(site => site.Key != Contender.Hugo).ToArray();
        var hugo = made.GetValueOrDefault(Contender.Hugo);
        var differences = Pages(model).SelectMany(page => Differences(page, others, hugo)).ToArray();
        return differences.Length > 0 ? $"{differences.Length} differences:\n{string.Join('\n', differences.Take(10))}"
            : $"{Agreement}: {string.Join(", ", made.Keys)} made all {Pages(model)
                .Count():N0} files of the corpus{(hugo is null ? "" : ", with every link between records that Hugo's pages have")}.";
    }

    private static IEnumerable<string> Differences(Page page, KeyValuePair<string, string>[] others, string? hugo)
    {
        var their = hugo is null ? null : Read(hugo, page.Their);
        if (hugo is not null && !HasTitle(their))
            yield return $"hugo has no {page.Their} with \"{page.Title}\"";
        foreach (var (name, folder) in others)
        {
            var our = Read(folder, page.Our);
            if (!HasTitle(our))
                yield return $"{name} has no {page.Our} with \"{page.Title}\"";
            else if (their is not null && page.IsRecord && LinksOf(their).Except(LinksOf(our!)).ToArray() is { Length: > 0 } missing)
                yield return $"{page.Our} of {name} has not these links of hugo: {string.Join(", ", missing.Take(3))}";
        }

        bool HasTitle(string? html) => html is not null && html.Contains(page.Title, StringComparison.Ordinal);
    }

    /// <summary>A page: the title that it must contain, its file in our site, and its file in the Hugo site.</summary>
    private sealed record Page(string Title, string Our, string Their, bool IsRecord = false)
    {
        public static Page Of(string title, string address) => new(title, $"{address}/index.html", $"{address}/index.html", IsRecord: true);
    }

    private static IEnumerable<Page> Pages(Model model) =>
    [
        new(Model.Title, "index.html", "index.html"), new("1991", "chronology/index.html", "chronology/index.html"),
        // The newest milestone with a known day. A milestone without a known day is sorted by the first possible day.
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

    // Returns the links between records in the article only, because the rest of the page differs between the sites.
    private static IEnumerable<string> LinksOf(string html)
    {
        var start = Math.Max(0, html.IndexOf("<main", StringComparison.Ordinal));
        var end = html.IndexOf("</article>", start, StringComparison.Ordinal);
        return Link().Matches(html[start..(end < 0 ? html.Length : end)]).Select(match => match.Groups[1].Value);
    }

    [GeneratedRegex("href=\"(/(?:milestones|components|releases)/[^\"/]+/)\"")]
    private static partial Regex Link();
}
