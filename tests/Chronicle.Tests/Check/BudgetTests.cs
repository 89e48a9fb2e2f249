using System.Globalization;
using System.Text;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>The heaviest page of a kind is the page with the largest compressed size.</summary>
public sealed class BudgetTests
{
    private const string Lamps = """
        -- input/site.yml --
        title: Lamps
        url: https://lamps.example/
        language: en
        component_kinds: { lamp: { label: Lamp } }
        statuses: { sold: { label: Sold } }
        milestone_kinds: { launch: { label: Launch } }
        budgets: { chapter: 2 }

        """;

    [Fact]
    public void A_short_page_that_compresses_badly_is_heavier_than_long_pages_that_compress_well()
    {
        var input = new StringBuilder(Lamps);
        for (var i = 0; i < 5; i++)
            Add(input, $"long-{i}", string.Concat(Enumerable.Repeat("A lamp is a thing that gives light.\n", 500)));
        var seed = 1u;
        Add(input, "dense", string.Concat(Enumerable.Range(0, 600).Select(_ =>
            (seed = (seed * 1664525) + 1013904223).ToString("x8", CultureInfo.InvariantCulture) + "\n")));

        Assert.StartsWith("input/text/dense.md:2:1: warning C408: the page /dense/ takes ", TinyTheme.Site(input.ToString()).Messages());
    }

    [Fact]
    public void No_page_of_an_earlier_state_is_measured()
    {
        var input = Lamps.Replace("chapter: 2", "default: 0.01", StringComparison.Ordinal);
        Assert.Contains("C408", TestSite.From(input).Messages(), StringComparison.Ordinal);
        Assert.Equal("", TestSite.From(input, asOf: new(1990, 1, 1)).Messages());
    }

    private static void Add(StringBuilder input, string name, string prose) =>
        input.Append(CultureInfo.InvariantCulture, $"-- input/text/{name}.md --\n---\ntitle: {name}\norder: 1\nsummary: S.\n---\n{prose}");
}
