using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Link.Checks;

/// <summary>Checks the components that diagrams name, and the charts and diagrams that prose names.</summary>
internal static class DrawingRules
{
    /// <summary>The settings with the components that diagrams name. Unknown components are reported.</summary>
    public static Settings Resolve(Settings settings, RecordIndex index, DiagnosticBag diagnostics) => settings with
    {
        Diagrams = [.. settings.Diagrams.Select(diagram => diagram.WithComponents(components =>
            RecordReferences.Many<Component>(components, index, diagnostics)))],
    };

    /// <summary>Checks the charts and diagrams that prose shows.</summary>
    public static void CheckProse(Settings settings, IEnumerable<LinkedRecord> records, DiagnosticBag diagnostics)
    {
        string[] declared = [.. settings.Charts.Select(chart => chart.Id), .. settings.Diagrams.Select(diagram => diagram.Id)];
        foreach (var drawing in records.SelectMany(linked => linked.Body.Drawings))
            if (!declared.Contains(drawing.Value))
                diagnostics.Add(Rules.UnknownDrawing, drawing.At, hints => $"no drawing \"{drawing.Value}\" is declared under charts or "
                    + $"diagrams in site.yml{hints.Find(drawing.Value, declared)}");
    }
}
