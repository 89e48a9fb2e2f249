using System.Text;
using System.Text.RegularExpressions;
using Chronicle.Primitives;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>
/// Runs every example of <c>Specs/*.md</c>: the generator must convert the Markdown of a fence <c>md</c> to the HTML of the next fence,
/// <c>html</c>. A fence <c>site</c> contains the records that all examples of the file share.
/// </summary>
public sealed partial class SpecTests
{
    private static readonly string Folder = Repository.PathOf("tests", "Chronicle.Tests", "Specs");

    public static TheoryData<string> Specs =>
        [.. Directory.EnumerateFiles(Folder, "*.md").Where(path => !ExpectedFile.IsReceived(path)).Select(path => Path.GetFileName(path))
            .Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Specs))]
    public void Prose_becomes_the_html_of_the_specification(string spec)
    {
        var path = Path.Join(Folder, spec);
        var text = File.ReadAllText(path).ReplaceLineEndings("\n");
        var fences = Fence().Matches(text);
        Assert.NotEmpty(fences);
        Assert.Equal(fences.Count(IsInput), fences.Count(fence => Language(fence) == "html"));

        var shared = string.Concat(fences.Where(fence => Language(fence) == "site").Select(Content));
        var actual = new StringBuilder();
        var copied = 0;
        for (var i = 0; i < fences.Count; i++)
        {
            if (!IsInput(fences[i]))
                continue;
            Assert.True(i + 1 < fences.Count && Language(fences[i + 1]) == "html",
                $"{spec}: no fence html follows this input:\n{Content(fences[i])}");
            var expected = fences[i + 1].Groups["content"];
            actual.Append(text, copied, expected.Index - copied).Append(Html(shared, Content(fences[i])));
            copied = expected.Index + expected.Length;
        }
        ExpectedFile.Check(path, actual.Append(text, copied, text.Length - copied).ToString());
    }

    /// <summary>The HTML that the generator makes from an example: the main part of the page of the last file in the example.</summary>
    private static string Html(string shared, string example)
    {
        if (!example.StartsWith("-- ", StringComparison.Ordinal))
            example = $"-- input/text/page.md --\n---\ntitle: Page\norder: 1\nsummary: An example.\n---\n{example}";
        var last = TestSite.Split(example).Last().Path;
        var html = TinyTheme.Site(shared + example).Page(AddressOf(last));
        var start = html.IndexOf("<main>\n", StringComparison.Ordinal) + "<main>\n".Length;
        return html[start..html.IndexOf("</main>", StringComparison.Ordinal)].TrimEnd('\n') + "\n";
    }

    private static string AddressOf(string path)
    {
        var parts = path.Split('/');
        var id = parts[^1][..^".md".Length];
        return (parts[^2] == "text" ? UrlPath.Page(id) : UrlPath.Page(parts[^2], id)).Value;
    }

    private static bool IsInput(Match fence) => Language(fence) == "md";

    private static string Language(Match fence) => fence.Groups["language"].Value;

    private static string Content(Match fence) => fence.Groups["content"].Value;

    [GeneratedRegex(@"^(?<ticks>`{3,})(?<language>site|md|html)\n(?<content>(?:.*\n)*?)\k<ticks>$", RegexOptions.Multiline)]
    private static partial Regex Fence();
}
