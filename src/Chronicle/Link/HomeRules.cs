using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Link;

/// <summary>
/// Checks the records that <c>site.yml</c> names for the home page, the figures of its charts, and the charts that prose names.
/// </summary>
internal static class HomeRules
{
    public static void Check(Settings settings, RecordIndex index, DiagnosticBag diagnostics)
    {
        foreach (var reference in settings.Home.Facts.SelectMany(fact => new[] { fact.DateOf, fact.To }).Append(settings.About)
            .OfType<Located<RecordId>>())
            if (!index.ById.ContainsKey(reference.Value) && !index.Hidden.ContainsKey(reference.Value))
                diagnostics.Add(Rules.UnknownRecord, reference.At, () => $"unknown record \"{reference.Value}\""
                    + index.Hints.Hint(reference.Value.Value, index.ById.Keys.Select(id => id.Value)));
        string[] declared = [.. settings.Figures.Select(figure => figure.Id)];
        foreach (var figure in settings.Home.Facts.Select(fact => fact.Figure).OfType<Located<string>>()
            .Concat(settings.Charts.SelectMany(chart => chart.Figures)))
            if (!declared.Contains(figure.Value))
                diagnostics.Add(Rules.UnknownFigure, figure.At, () =>
                    $"no figure \"{figure.Value}\" is declared under figures{index.Hints.Hint(figure.Value, declared)}");
    }

    /// <summary>Checks the charts that prose shows.</summary>
    public static void CheckCharts(Settings settings, IEnumerable<LinkedRecord> records, RecordIndex index, DiagnosticBag diagnostics)
    {
        string[] declared = [.. settings.Charts.Select(chart => chart.Id)];
        foreach (var chart in records.SelectMany(linked => linked.Body.Charts))
            if (!declared.Contains(chart.Value))
                diagnostics.Add(Rules.UnknownChart, chart.At, () =>
                    $"no chart \"{chart.Value}\" is declared under charts in site.yml{index.Hints.Hint(chart.Value, declared)}");
    }
}
