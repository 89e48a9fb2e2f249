using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Presentation.Drawings;

/// <summary>
/// A chart of figures over time. It contains the published releases that state all of its figures, in the order of their days.
/// <c>Finding</c> is a sentence with the result that the chart shows. The generator computes this sentence from the values.
/// </summary>
internal sealed record ChartData(string Id, string Label, string Finding, ImmutableArray<FigureDeclaration> Figures,
    ImmutableArray<ChartPoint> Points)
{
    /// <summary>The sum of the last values, which is the upper edge of the areas.</summary>
    public decimal Sum => Points[^1].Values.Sum();

    /// <summary>
    /// A chart that <c>site.yml</c> declares. Null if none of its figures is declared, or if no release with a date states all declared
    /// figures.
    /// </summary>
    public static ChartData? Create(SiteModel site, Words words, ChartDeclaration chart)
    {
        ImmutableArray<FigureDeclaration> figures = [.. chart.Figures
            .Select(name => site.Settings.Figures.FirstOrDefault(figure => figure.Id == name.Value)).OfType<FigureDeclaration>()];
        return figures.IsEmpty ? null : Create(site, words, chart.Id, chart.Label, chart.Finding, figures);
    }

    /// <summary>A chart of one figure; null if no release with a date states the figure.</summary>
    public static ChartData? Create(SiteModel site, Words words, FigureDeclaration figure) =>
        Create(site, words, figure.Id, figure.Label, null, [figure]);

    private static ChartData? Create(SiteModel site, Words words, string id, string label, string? finding,
        ImmutableArray<FigureDeclaration> figures)
    {
        ImmutableArray<ChartPoint> points = [.. site.Releases
            .Select(release => release.Date is { } date && ValuesOf(release, figures) is { } values
                ? new ChartPoint(release, date.Value, values) : null).OfType<ChartPoint>().OrderBy(point => point.Day)];
        if (points.IsEmpty)
            return null;
        // A planned release is no fact. A chart has planned releases only if it would be empty without them.
        if (points.Any(point => site.State.IsOut(point.Release)))
            points = points.RemoveAll(point => !site.State.IsOut(point.Release));
        // The finding compares two values of the first figure: the first value that is not zero, and the last value. Zero values at the
        // beginning are drawn but not compared.
        var (first, last) = (points.FirstOrDefault(point => point.Values[0] != 0) ?? points[0], points[^1]);
        (string, string)[] placeholders = [("figure", figures[0].Label), ("first", words.Number(first.Values[0])),
            ("last", words.Number(last.Values[0])), ("from", first.Release.Name), ("to", last.Release.Name)];
        return new(id, label, first == last ? words.Fill("chart_finding_one", placeholders)
            : finding is null ? words.Fill("chart_finding", placeholders) : Words.FillPlaceholders(finding, placeholders), figures, points);
    }

    private static ImmutableArray<decimal>? ValuesOf(Release release, ImmutableArray<FigureDeclaration> figures)
    {
        var values = ImmutableArray.CreateBuilder<decimal>();
        foreach (var figure in figures)
            if (release.Figure(figure.Id) is { } found)
                values.Add(found.Value);
            else
                return null;
        return values.ToImmutable();
    }
}

/// <summary>A release and its values for a chart. The values have the order of the figures of the chart.</summary>
internal sealed record ChartPoint(Release Release, PartialDate Date, ImmutableArray<decimal> Values)
{
    /// <summary>The middle of the days that the date can mean, as a number of days (<see cref="DateOnly.DayNumber"/>).</summary>
    public double Day => (Date.FirstDay.DayNumber + Date.LastDay.DayNumber) / 2.0;
}
