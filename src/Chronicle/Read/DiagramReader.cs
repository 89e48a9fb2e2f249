using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Primitives;
using Chronicle.Read.Yaml;

namespace Chronicle.Read;

/// <summary>Reads the diagrams of <c>site.yml</c>.</summary>
internal static class DiagramReader
{
    public static DiagramDeclaration Read(string id, SourceLocation at, YamlMapping map) => new(id, at, map.Text("title") ?? id,
        map["layers"] is YamlSequence layers ? [.. layers.Items.OfType<YamlMapping>().Select(Layer)] : [],
        map["beside"] is YamlMapping beside ? Layer(beside) : null);

    private static DiagramLayer Layer(YamlMapping map) => new(map.Text("label") ?? "", map.Text("text"), map.Text("below"),
        map.RecordIds("components"), map.LocatedTexts("kinds"), map.Located("status"));
}
