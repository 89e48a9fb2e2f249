using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Link.Checks;

/// <summary>Checks the charts and diagrams: the records and words that a diagram names, and the drawings that prose names.</summary>
internal static class DrawingRules
{
    /// <summary>The settings with the components that diagrams name. Unknown components, kinds and statuses are reported.</summary>
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

        DiagramLayer Known(DiagramLayer layer)
        {
            foreach (var kind in layer.Kinds)
                CheckWord("kind", kind, settings.ComponentKinds, diagnostics);
            if (layer.Status is { } status)
                CheckWord("status", status, settings.Statuses, diagnostics);
            return layer with { Components = RecordReferences.Many<Component>(layer.Components, index, diagnostics) };
        }
    }

    /// <summary>Checks the charts and diagrams that prose shows.</summary>
    public static void CheckProse(Settings settings, IEnumerable<LinkedRecord> records, DiagnosticBag diagnostics)
    {
        string[] declared = [.. settings.Charts.Select(chart => chart.Id), .. settings.Diagrams.Select(diagram => diagram.Id)];
        foreach (var drawing in records.SelectMany(linked => linked.Body.Charts))
            if (!declared.Contains(drawing.Value))
                diagnostics.Add(Rules.UnknownChart, drawing.At, hints => $"no drawing \"{drawing.Value}\" is declared under charts or "
                    + $"diagrams in site.yml{hints.Find(drawing.Value, declared)}");
    }

    private static void CheckWord(string key, Located<string> word, Vocabulary vocabulary, DiagnosticBag diagnostics)
    {
        if (vocabulary.Find(word.Value) is null)
            diagnostics.Add(Rules.UnknownTerm, word.At, hints => $"unknown {key} \"{word.Value}\"; \"{vocabulary.Key}\" in site.yml has "
                + string.Join(", ", vocabulary.Terms.Select(term => term.Id))
                + hints.Find(word.Value, vocabulary.Terms.Select(term => term.Id)));
    }
}
