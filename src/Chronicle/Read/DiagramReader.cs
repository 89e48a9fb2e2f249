using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Primitives;
using Chronicle.Read.Yaml;

namespace Chronicle.Read;

/// <summary>Reads the diagrams of <c>site.yml</c>.</summary>
internal static class DiagramReader
{
    public static ImmutableArray<DiagramDeclaration> ReadAll(YamlMapping map, DiagnosticBag diagnostics)
    {
        var charts = map["charts"] as YamlMapping;
        var read = ImmutableArray.CreateBuilder<DiagramDeclaration>();
        foreach (var entry in map.EntriesOf("diagrams"))
            if (!Ids.IsValid(entry.Key))
                diagnostics.Add(Rules.BadId, entry.KeyAt, $"\"{entry.Key}\" is no id: {Ids.Rule}");
            else if (charts?[entry.Key] is not null)
                diagnostics.Add(Rules.DrawingTwice, entry.KeyAt,
                    $"a chart has the id \"{entry.Key}\" too; charts and diagrams share their ids");
            else if (entry.Value is YamlMapping diagram)
                read.Add(Read(entry.Key, entry.KeyAt, diagram));
        return read.ToImmutable();
    }

    private static DiagramDeclaration Read(string id, SourceLocation at, YamlMapping map) => new(id, at, map.Text("title") ?? id,
        [.. map.Mappings("layers").Select(Layer)], map["beside"] is YamlMapping beside ? Layer(beside) : null);

    private static DiagramLayer Layer(YamlMapping map) => new(map.Text("label") ?? "", map.Text("text"), map.Text("below"),
        map.RecordIds("components"), map.LocatedTexts("kinds"), map.Located("status"));
}
