using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Presentation;

namespace Chronicle.Pages;

/// <summary>
/// The numbers that releases state, one chart and one table for each: a column for each measured release, a gap for each other one.
/// </summary>
internal static class FiguresPage
{
    /// <summary>The height of the columns, in units of the drawing.</summary>
    private const int Tall = 160;

    /// <summary>The width of a release on the scale.</summary>
    private const int Wide = 38;

    /// <summary>Room above and below the columns for numbers and names.</summary>
    private const int Margin = 36;

    /// <summary>The usual width of a digit, because no font is at hand.</summary>
    private const double DigitWidth = 7.5;

    public sealed record View : PageView
    {
        public required ImmutableArray<Chart> Charts { get; init; }
    }

    public sealed record Chart(string Label, string? Description, string Anchor, int Width, int Height, int Baseline,
        ImmutableArray<Column> Columns, ImmutableArray<Row> Rows);

    /// <summary>A release on the scale. A release without a <c>Value</c> was not measured.</summary>
    public sealed record Column(string Version, string? Value, int X, int Middle, int Y, int Height, int LabelY);

    public sealed record Row(LinkView Release, string Value, LinkView? Source);

    public static IEnumerable<Document> Render(SiteModel site, Presenter presenter)
    {
        yield return new Document.Page(Routes.Figures, site.Settings.At, "figures", () => new View
        {
            Title = presenter.Words["figures"],
            HeadTitle = presenter.HeadTitle(presenter.Words["figures"]),
            Description = presenter.Words.Fill("figures_description", ("site", site.Settings.Title)),
            Canonical = presenter.Canonical(Routes.Figures),
            Section = presenter.Url(Routes.Releases),
            Breadcrumbs = [presenter.Home, presenter.Link("releases", Routes.Releases)],
            Charts = CreateCharts(site, presenter),
        });
    }

    private static ImmutableArray<Chart> CreateCharts(SiteModel site, Presenter presenter)
    {
        var stated = site.Releases.SelectMany(release =>
            release.Figures.Select(figure => (figure.Declaration.Id, Release: release.Id, figure.Value))).ToLookup(entry => entry.Id);
        return [.. site.Settings.Figures.Where(figure => stated.Contains(figure.Id)).Select((figure, index) =>
            Draw(site, presenter, figure, stated[figure.Id].ToDictionary(entry => entry.Release, entry => entry.Value),
                $"section-figure-{index + 1}"))];
    }

    private static Chart Draw(SiteModel site, Presenter presenter, FigureDeclaration figure, Dictionary<RecordId, decimal> stated,
        string anchor)
    {
        ImmutableArray<Release> releases = [.. site.Releases.Where(release => release.Date is not null || stated.ContainsKey(release.Id))];
        var values = stated.Values;
        var (low, high) = (Math.Min(0, values.Min()), Math.Max(0, values.Max()));
        var scale = high == low ? 0 : Tall / (high - low);
        var baseline = Margin + (int)Math.Round(high * scale);
        var columns = ImmutableArray.CreateBuilder<Column>();
        var (labelEnd, labelY) = (0.0, 0);
        for (var place = 0; place < releases.Length; place++)
        {
            var (left, middle) = (place * Wide + 4, place * Wide + Wide / 2);
            if (!stated.TryGetValue(releases[place].Id, out var value))
            {
                columns.Add(new(releases[place].Version, null, left, middle, baseline, 0, 0));
                continue;
            }
            var text = presenter.Words.Number(value);
            // A value other than zero is always visible.
            var height = value == 0 ? 0 : Math.Max(1, (int)Math.Round(Math.Abs(value) * scale));
            var top = value > 0 ? baseline - height : baseline;
            // A number that would overlap the number before it is drawn above that number.
            labelY = middle - text.Length * DigitWidth / 2 < labelEnd ? Math.Min(top - 6, labelY - 14) : top - 6;
            labelEnd = middle + text.Length * DigitWidth / 2;
            columns.Add(new(releases[place].Version, text, left, middle, top, height, labelY));
        }
        return new(figure.Label, figure.Description, anchor, releases.Length * Wide + Margin, Tall + 2 * Margin, baseline,
            columns.ToImmutable(),
            [.. releases.Where(release => stated.ContainsKey(release.Id)).Reverse().Select(release => new Row(
                presenter.Link(release), presenter.Words.Number(stated[release.Id]), release.FiguresSource is { } source
                    ? SourceLink(presenter, site.Find(source)) : null))]);
    }

    private static LinkView SourceLink(Presenter presenter, Source source) =>
        new(TitleHtml.Of(source), presenter.Url(Routes.Source(source.Id)));
}
