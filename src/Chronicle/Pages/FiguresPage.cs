using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Presentation;
using Chronicle.Presentation.Drawings;
using Chronicle.Templates;

namespace Chronicle.Pages;

/// <summary>The numbers that releases state: the charts of the settings, a small chart for each number, and one table.</summary>
internal static class FiguresPage
{
    public sealed record View : PageView
    {
        /// <summary>The charts of the settings, as finished HTML.</summary>
        public required ImmutableArray<Html> Charts { get; init; }

        /// <summary>A small chart for each figure, as finished HTML.</summary>
        public required ImmutableArray<Html> Multiples { get; init; }

        public required ImmutableArray<Column> Figures { get; init; }

        /// <summary>The releases that state a figure, the newest first.</summary>
        public required ImmutableArray<Row> Rows { get; init; }

        /// <summary>The address of the table of all releases, for programs; null if the site does not publish this table.</summary>
        public required string? Table { get; init; }
    }

    public sealed record Column(string Id, string Label, string? Description);

    /// <summary>
    /// A release with a value for each figure. The value is null if the release does not state the figure. <c>SourceRows</c> is the number
    /// of rows that share the cell of the source. It is 0 if the row above has this cell.
    /// </summary>
    public sealed record Row(LinkView Release, DateView? Date, ImmutableArray<string?> Values, LinkView? Source, int SourceRows = 1);

    public static IEnumerable<Document> Render(SiteModel site, Presenter presenter) =>
        [new Document.Page(Routes.Figures, site.Settings.At, "figures", () => Create(site, presenter), SearchWord: "figures")];

    private static View Create(SiteModel site, Presenter presenter)
    {
        ImmutableArray<FigureDeclaration> figures = [.. site.Settings.Figures
            .Where(figure => site.Releases.Any(release => release.Figure(figure.Id) is not null))];
        return new()
        {
            Title = presenter.Words["figures"],
            Description = presenter.Words.Fill("figures_description", ("site", site.Settings.Subject)),
            Section = presenter.Url(Routes.Releases),
            Breadcrumbs = [presenter.Home, presenter.Link("releases", Routes.Releases)],
            Charts = [.. site.Settings.Charts.Select(chart => ChartData.Create(site, presenter.Words, chart)).OfType<ChartData>()
                .Select(chart => ChartFigure.Create(site, presenter, chart, hasLinkToAll: false))],
            Multiples = [.. figures.Select(figure => ChartData.Create(site, presenter.Words, figure)).OfType<ChartData>()
                .Select(chart => ChartFigure.CreateSmall(presenter, chart))],
            Figures = [.. figures.Select(figure => new Column(figure.Id, figure.Label, figure.Description))],
            Rows = ShareSources([.. site.Releases.Reverse().Where(release => !release.Figures.IsEmpty)
                .Select(release => CreateRow(site, presenter, release, figures))]),
            Table = site.Settings.Publishes(ExportKind.Data) ? presenter.Url(Routes.Table("releases")) : null,
        };
    }

    private static ImmutableArray<Row> ShareSources(ImmutableArray<Row> rows) => [.. rows.Select((row, i) => row with
    {
        SourceRows = i > 0 && rows[i - 1].Source?.Url == row.Source?.Url ? 0
            : rows.Skip(i).TakeWhile(next => next.Source?.Url == row.Source?.Url).Count(),
    })];

    private static Row CreateRow(SiteModel site, Presenter presenter, Release release, ImmutableArray<FigureDeclaration> figures)
    {
        var stated = release.Figures.ToDictionary(figure => figure.Declaration.Id, figure => figure.Value, StringComparer.Ordinal);
        return new(presenter.Link(release), presenter.Date(release),
            [.. figures.Select(figure => stated.TryGetValue(figure.Id, out var value) ? presenter.Words.Number(value) : null)],
            release.FiguresSource is { } source && site.Find(source) is { } found
                ? new LinkView(TitleHtml.Of(found), presenter.Url(Routes.Source(found.Id))) : null);
    }
}
