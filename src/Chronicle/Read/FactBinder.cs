using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Primitives;
using Chronicle.Read.Yaml;

namespace Chronicle.Read;

/// <summary>Turns checked YAML into the facts that <c>site.yml</c> declares: fields, figures, and parts with their fields.</summary>
internal static class FactBinder
{
    public static ImmutableArray<PartRow> PartRows(this YamlMapping map, ImmutableArray<FieldDeclaration> declared) =>
        [.. map.NamedMappings("parts").Select(part => new PartRow
        {
            Name = new(InlineCode.Strip(part.Key), part.At),
            ShownName = part.Key,
            Summary = part.Map.Text("summary") ?? InlineCode.Strip(part.Key),
            Since = part.Map.RecordId("since"),
            Earliest = part.Map.RecordId("earliest"),
            Record = part.Map.RecordId("record"),
            Fields = part.Map.Fields(declared),
        })];

    public static ImmutableArray<FieldValue> Fields(this YamlMapping map, ImmutableArray<FieldDeclaration> declared)
    {
        var fields = ImmutableArray.CreateBuilder<FieldValue>();
        foreach (var field in declared)
            if (ItemsOf(map, field) is { IsEmpty: false } items)
                fields.Add(new(field, items));
        return fields.ToImmutable();
    }

    // An address that is not allowed in a link has been reported, so it is left out here.
    private static ImmutableArray<FieldItem> ItemsOf(YamlMapping map, FieldDeclaration field)
    {
        IEnumerable<(string? Label, YamlNode Node)> nodes = (field.Shape, map[field.Id]) switch
        {
            (FieldShape.Several, YamlSequence list) => list.Items.Select(node => ((string?)null, node)),
            (FieldShape.Labelled, YamlMapping labelled) => labelled.Entries.Select(entry => ((string?)entry.Key, entry.Value)),
            (FieldShape.One, { } node) => [(null, node)],
            _ => [],
        };
        return [.. nodes.Select(item => Stated(item.Node) is { } text ? new FieldItem(item.Label, text, Life(item.Node, text.At)) : null)
            .OfType<FieldItem>().Where(item => field.Kind != FieldKind.Link || WebAddresses.IsAllowed(item.Text))];
    }

    /// <summary>
    /// The text of a value, which is written alone, or under the key <c>value</c> with further keys beside it. Null if there is no text.
    /// </summary>
    private static Located<string>? Stated(YamlNode? node) => node switch
    {
        YamlScalar scalar when !string.IsNullOrWhiteSpace(scalar.Value) => new(scalar.Value.Trim(), scalar.At),
        YamlMapping map => map.Located("value"),
        _ => null,
    };

    public static Located<string>? Stated(this YamlMapping map, string key) => Stated(map[key]);

    public static ValueLife Life(YamlNode? node, SourceLocation at) => node is not YamlMapping map ? new(at) : new(at)
    {
        Since = map.RecordId("since"),
        Until = map.RecordId("until"),
        PresentSince = map.RecordId("present_since"),
        Disputed = map.Located("disputed"),
    };

    public static ImmutableArray<Figure> Figures(this YamlMapping map, ImmutableArray<FigureDeclaration> declared)
    {
        if (map["figures"] is not YamlMapping numbers)
            return [];
        var figures = ImmutableArray.CreateBuilder<Figure>();
        foreach (var declaration in declared)
            if (numbers.Stated(declaration.Id) is { } text && NumberText.TryParse(text.Value, out var value))
                figures.Add(new(declaration, value, Life(numbers[declaration.Id], text.At)));
        return figures.ToImmutable();
    }
}
