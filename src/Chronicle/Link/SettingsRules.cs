using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Link;

/// <summary>
/// Checks the records that <c>site.yml</c> names for the home page and its diagrams, the figures of its charts, and the charts and diagrams
/// that prose names.
/// </summary>
internal static class SettingsRules
{
    public static void Check(Settings settings, RecordIndex index, DiagnosticBag diagnostics)
    {
        foreach (var reference in settings.Home.Facts.SelectMany(fact => new[] { fact.DateOf, fact.To }).Append(settings.About)
            .OfType<Located<RecordId>>())
            if (!index.ById.ContainsKey(reference.Value) && !index.Hidden.ContainsKey(reference.Value))
                diagnostics.Add(Rules.UnknownRecord, reference.At, hints => $"unknown record \"{reference.Value}\""
                    + hints.Find(reference.Value.Value, index.ById.Keys.Select(id => id.Value)));
        foreach (var reference in settings.Home.Facts.Select(fact => fact.DateOf).OfType<Located<RecordId>>())
            if (index.ById.GetValueOrDefault(reference.Value) is { } record and not (Milestone or Release))
                CheckDate(record, reference, index, diagnostics);
        string[] declared = [.. settings.Figures.Select(figure => figure.Id)];
        foreach (var figure in settings.Home.Facts.Select(fact => fact.Figure).OfType<Located<string>>()
            .Concat(settings.Charts.SelectMany(chart => chart.Figures)))
            if (!declared.Contains(figure.Value))
                diagnostics.Add(Rules.UnknownFigure, figure.At, hints =>
                    $"no figure \"{figure.Value}\" is declared under figures{hints.Find(figure.Value, declared)}");
    }

    // A fact without a date is not shown.
    private static void CheckDate(Record record, Located<RecordId> reference, RecordIndex index, DiagnosticBag diagnostics)
    {
        if (record is not Retired retired)
            diagnostics.Add(Rules.UnknownRecord, reference.At, $"\"{reference.Value}\" is a {record.GetType().Name.ToLowerInvariant()}, "
                + "which has no date; name a milestone or a release");
        else
            diagnostics.Add(Rules.RetiredReference, reference.At, $"\"{reference.Value}\" is retired ({record.At.Path}), "
                + "so the fact is not shown; "
                + (index.SuccessorOf(retired) is { } successor ? $"write \"{successor.Id}\", which replaces it" : "take it out"));
    }

    /// <summary>The settings with the components that diagrams name. Each of the others is reported.</summary>
    public static Settings Resolve(Settings settings, RecordIndex index, DiagnosticBag diagnostics)
    {
        return settings with
        {
            Diagrams = [.. settings.Diagrams.Select(diagram => diagram with
            {
                Layers = [.. diagram.Layers.Select(Known)],
                Beside = diagram.Beside is { } beside ? Known(beside) : null,
            })],
        };

        DiagramLayer Known(DiagramLayer layer) => layer with
        {
            Components = RecordReferences.Many<Component>(layer.Components, index, Rules.UnknownComponent, "component", diagnostics),
        };
    }

    /// <summary>Checks the kinds and the statuses that diagrams name.</summary>
    public static void CheckDiagrams(Settings settings, RecordIndex index, DiagnosticBag diagnostics)
    {
        foreach (var layer in LayersOf(settings))
        {
            foreach (var kind in layer.Kinds)
                Check("kind", settings.ComponentKinds, kind);
            if (layer.Status is { } status)
                Check("status", settings.Statuses, status);
        }

        void Check(string key, Vocabulary vocabulary, Located<string> word)
        {
            if (vocabulary.Find(word.Value) is null)
                diagnostics.Add(Rules.UnknownTerm, word.At, hints =>
                    $"unknown {key} \"{word.Value}\"; \"{vocabulary.Key}\" in site.yml has "
                    + string.Join(", ", vocabulary.Terms.Select(term => term.Id))
                    + hints.Find(word.Value, vocabulary.Terms.Select(term => term.Id)));
        }
    }

    private static IEnumerable<DiagramLayer> LayersOf(Settings settings) => settings.Diagrams.SelectMany(diagram => diagram.AllLayers);

    /// <summary>Checks the charts and diagrams that prose shows.</summary>
    public static void CheckCharts(Settings settings, IEnumerable<LinkedRecord> records, RecordIndex index, DiagnosticBag diagnostics)
    {
        string[] declared = [.. settings.Charts.Select(chart => chart.Id), .. settings.Diagrams.Select(diagram => diagram.Id)];
        foreach (var chart in records.SelectMany(linked => linked.Body.Charts))
            if (!declared.Contains(chart.Value))
                diagnostics.Add(Rules.UnknownChart, chart.At, hints =>
                    $"no drawing \"{chart.Value}\" is declared under charts or diagrams in site.yml{hints.Find(chart.Value, declared)}");
    }
}
