using System.Text.RegularExpressions;
using Bench.Corpus;

namespace Bench;

/// <summary>Holds the two sites against the model: every page that it asks for is in both, and leads where the other's leads.</summary>
public static partial class SamePages
{
    public const string Agreement = "the same pages";

    /// <summary>One line that begins with <see cref="Agreement"/>, or what differs. With <paramref name="theirs"/> null only ours is looked at.</summary>
    public static string Report(Model model, string ours, string? theirs)
    {
        var differences = Differences(model, ours, theirs);
        return differences.Count > 0 ? $"{differences.Count} differences:\n{string.Join('\n', differences.Take(10))}"
            : theirs is null ? $"{Agreement}: all {Pages(model).Count():N0} that the corpus asks for were made"
            : $"{Agreement}: both made all {Pages(model).Count():N0} that the corpus asks for, and ours leads wherever Hugo's leads";
    }

    private static List<string> Differences(Model model, string ours, string? theirs)
    {
        var differences = new List<string>();
        foreach (var (title, our, their) in Pages(model))
        {
            var html = Read(ours, our);
            if (html is null || !html.Contains(title, StringComparison.Ordinal))
                differences.Add($"ours lacks {our} with \"{title}\"");
            if (theirs is null)
                continue;
            if (Read(theirs, their) is not { } other || !other.Contains(title, StringComparison.Ordinal))
                differences.Add($"Hugo's lacks {their} with \"{title}\"");
            else if (html is not null && our.Contains('/') && LinksOf(other).Except(LinksOf(html)).ToArray() is { Length: > 0 } missing)
                differences.Add($"ours lacks on {our} the links {string.Join(", ", missing.Take(3))} of Hugo's");
        }
        return differences;
    }

    private static IEnumerable<(string Title, string Our, string Their)> Pages(Model model) =>
    [
        (Model.Title, "", ""), ("1991", "chronology", "chronology"),
        .. Vocabulary.Chapters.Select(id => (id, id, $"text/{id}")),
        .. model.Milestones.Select(milestone => (milestone.Title, $"milestones/{milestone.Id}", $"milestones/{milestone.Id}")),
        .. model.Components.Select(component => (component.Name, $"components/{component.Id}", $"components/{component.Id}")),
        .. model.Releases.Select(release => (release.Id, $"releases/{release.Id}", $"releases/{release.Id}")),
        .. model.Milestones.Select(milestone => milestone.Date.Year).Distinct().Select(year => ($"{year}", $"chronology/{year}", $"chronology/{year}")),
    ];

    private static string? Read(string site, string page)
    {
        var path = Path.Join(site, page, "index.html");
        return File.Exists(path) ? File.ReadAllText(path) : null;
    }

    // Links between records, inside the article: the frames of the two sites differ.
    private static IEnumerable<string> LinksOf(string html)
    {
        var start = Math.Max(0, html.IndexOf("<main", StringComparison.Ordinal));
        var end = html.IndexOf("</article>", start, StringComparison.Ordinal);
        return Link().Matches(html[start..(end < 0 ? html.Length : end)]).Select(match => match.Groups[1].Value);
    }

    [GeneratedRegex("href=\"(/(?:milestones|components|releases)/[^\"/]+/)\"")]
    private static partial Regex Link();
}
