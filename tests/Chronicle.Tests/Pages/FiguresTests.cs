using Chronicle.Domain;
using Chronicle.Pages;
using Chronicle.Presentation;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>The charts of the releases' figures: the real ones, and small ones with zero and less.</summary>
public sealed class FiguresTests
{
    [Fact]
    public void Every_figure_stands_in_a_chart_and_in_its_table_with_where_it_was_counted()
    {
        var charts = Charts(FixedChronicle.Model, FixedChronicle.Presenter);
        foreach (var (declaration, chart) in FixedChronicle.Model.Settings.Figures.Zip(charts))
        {
            Assert.Equal(declaration.Label, chart.Label);
            var measured = FixedChronicle.Model.Releases.Where(release =>
                release.Figures.Any(figure => figure.Declaration.Id == declaration.Id)).Select(release => release.Version).ToArray();
            Assert.Equal(measured, chart.Columns.Where(column => column.Value is not null).Select(column => column.Version));
            Assert.Equal(measured.Reverse().Select(FixedChronicle.Model.Settings.ReleaseName), chart.Rows.Select(row => row.Release.PlainTitle));
            Assert.All(chart.Rows, row => Assert.NotNull(row.Source));
            Assert.Equal(FixedChronicle.Model.Releases.Length, chart.Columns.Length);
        }
    }

    [Fact]
    public void Columns_are_as_high_as_their_numbers_and_negative_ones_hang_down()
    {
        var site = TestSite.From("""
            -- input/site.yml --
            title: Lamps
            url: https://lamps.example/
            language: en
            component_kinds: { lamp: { label: Lamp } }
            statuses: { sold: { label: Sold } }
            milestone_kinds: { start: { label: Start } }
            figures: { n: { label: Sold }, zero: { label: Nothing } }
            -- input/sources.yml --
            s: { title: A paper, url: "https://paper.example/", kind: news }
            -- input/releases/1.0.md --
            ---
            date: "1999"
            summary: First.
            figures: { n: 100, zero: 0 }
            figures_source: s
            sources: []
            ---
            -- input/releases/2.0.md --
            ---
            date: "2000"
            summary: Second.
            sources: [s]
            ---
            -- input/releases/3.0.md --
            ---
            date: "2001"
            summary: Third.
            figures: { n: -50 }
            sources: [s]
            ---
            """).Model;
        var charts = Charts(site, new(site, FixedChronicle.Presenter.Words));
        var (first, second, third) = (charts[0].Columns[0], charts[0].Columns[1], charts[0].Columns[2]);
        Assert.InRange(first.Height, third.Height * 2 - 1, third.Height * 2 + 1);
        Assert.Equal(charts[0].Baseline, first.Y + first.Height);
        Assert.Equal(charts[0].Baseline, third.Y);
        Assert.Null(second.Value);
        Assert.Equal((0, "0"), (charts[1].Columns[0].Height, charts[1].Columns[0].Value));
        Assert.Equal("A paper", charts[0].Rows[1].Source?.Title);
        // The source of the figures is one of the record's, though its author wrote it once.
        Assert.Equal("s", Assert.Single(site.Releases[0].Sources).Value.Value);
    }

    private static IReadOnlyList<FiguresPage.Chart> Charts(SiteModel site, Presenter presenter) =>
        ((FiguresPage.View)((Document.Page)FiguresPage.Render(site, presenter).Single()).View()).Charts;
}
