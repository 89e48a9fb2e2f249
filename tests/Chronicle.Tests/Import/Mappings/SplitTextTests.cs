using System.Text;
using Chronicle.Testing;

namespace Chronicle.Tests.Import;

/// <summary>The filter <c>split</c>: a list in one column of a table.</summary>
public sealed class SplitTextTests
{
    [Theory]
    [InlineData("split", "A. Maker, B. Maker", "A. Maker|B. Maker")]
    [InlineData("split", "\"\"Maker, A.\"\", B. Maker", "Maker, A.|B. Maker")]
    [InlineData("split", "\"\"A \"\"\"\"the\"\"\"\" Maker\"\",, \"\"\"\" ,B", "A \"the\" Maker|B")]
    [InlineData("split", "A 12\"\" Maker, \"\"B, C", "A 12\" Maker|\"B|C")]
    [InlineData("split:;", "Maker, A.; Maker, B.;", "Maker, A.|Maker, B.")]
    [InlineData("split: and ", "A. Maker and B. Maker", "A. Maker|B. Maker")]
    [InlineData("split:;|after:by ", "by A. Maker; by B. Maker", "A. Maker|B. Maker")]
    [InlineData("split", " , ", "")]
    public void A_text_becomes_a_list(string filter, string cell, string expected) =>
        Assert.Equal(("", expected), Import(filter, cell));

    [Fact]
    public void A_filter_after_another_one_is_refused() => Assert.Equal(
        ("mapping.yml:5:101: error I502: \"split\" is not the first filter in {who|lower|split}; write {who|split|lower}\n", ""),
        Import("lower|split", "A, B"));

    private static (string Messages, string People) Import(string filter, string cell)
    {
        var plan = TinyTheme.Site($$"""
            -- mapping.yml --
            format: csv
            records:
              - kind: milestone
                id: first
                facts: { title: First, date: 2001, kind: launch, summary: It is lit., sources: [paper], people: "{who|{{filter}}}" }
            -- input/sources/paper.yml --
            title: A paper
            url: https://paper.example/
            kind: news
            """).With("table.csv", Encoding.UTF8.GetBytes($"name,who\nFirst,\"{cell}\"\n")).Import();
        var record = plan.Files.FirstOrDefault(file => file.Path == "input/milestones/first.md");
        var lines = record is null ? [] : Encoding.UTF8.GetString(record.Bytes.Span).Split('\n');
        var people = lines.SkipWhile(line => line != "people:").Skip(1).TakeWhile(line => line.StartsWith("  - ", StringComparison.Ordinal))
            .Select(line => line[4..].Trim('\'') is ['"', .. var inside, '"'] ? inside.Replace("\\\"", "\"", StringComparison.Ordinal) : line[4..].Trim('\''));
        return (string.Concat(plan.Diagnostics.Select(found => found + "\n")), string.Join('|', people));
    }
}
