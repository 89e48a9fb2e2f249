using System.Collections.Immutable;
using Chronicle.Primitives;
using Chronicle.Read.Yaml;
using Chronicle.Writing;

namespace Chronicle.Import.Mappings;

/// <summary>A rule that makes a record from each row, from each entry of a list in the row, or from the whole table.</summary>
/// <param name="Adds">Whether the rule only adds keys to existing records.</param>
/// <param name="Each">The paths to lists in the row, each inside the entries of the list before it. Empty for the row itself.</param>
internal sealed record RecordRule(
    RecordKind Kind, SourceLocation At, bool Once, bool Adds, ImmutableArray<ImmutableArray<string>> Each, ImmutableArray<Condition> When,
    Template Id, ImmutableArray<(Located<string> Key, Expression Value)> Facts, Template? Body)
{
    public static RecordRule? Parse(YamlMapping map, DiagnosticBag diagnostics)
    {
        if (RecordKind.All.FirstOrDefault(kind => kind.Name == map.Text("kind")) is not { } kind || map["id"] is not YamlScalar id)
            return null;
        if (map["facts"] is not YamlMapping facts)
        {
            diagnostics.Add(Rules.BadMapping, map.At, "\"facts\" must be keys of the record, each with a template");
            return null;
        }
        return new(kind, map.At, map.Text("once") == "true", map.Text("adds") == "true",
            map.Text("each") is { } lists ? [.. lists.Split('>').Select(list => list.Trim().Split('.').ToImmutableArray())] : [],
            map["when"] is YamlSequence conditions
                ? [.. conditions.Items.OfType<YamlScalar>().Select(condition => Condition.Parse(condition))] : [],
            Template.Parse(id, diagnostics),
            [.. facts.Entries.Select(entry => (entry.LocatedKey, Expression.Parse(entry.Value, diagnostics)))],
            map["body"] is YamlScalar body ? Template.Parse(body, diagnostics) : null);
    }
}

/// <summary>
/// A condition of a rule on a column. If <c>Text</c> is null, the column must have a value other than "false". Otherwise the value must be
/// equal to the text. <c>Not</c> reverses the condition.
/// </summary>
internal sealed record Condition(ImmutableArray<string> Path, string? Text, bool Not)
{
    public static Condition Parse(YamlScalar condition)
    {
        var text = condition.Value.Trim();
        foreach (var (sign, not) in new[] { ("==", false), ("!=", true) })
            if (text.IndexOf(sign, StringComparison.Ordinal) is > 0 and var at)
                return new(PathOf(text[..at]), text[(at + 2)..].Trim(), not);
        return text.StartsWith('!') ? new(PathOf(text[1..]), null, Not: true) : new(PathOf(text), null, Not: false);
    }

    public bool Holds(Scope scope)
    {
        var value = scope.Find(Path.AsSpan());
        var holds = Text is null
            ? value switch
            {
                YamlScalar scalar => !string.IsNullOrWhiteSpace(scalar.Value) && scalar.Value is not "false",
                YamlSequence list => !list.Items.IsEmpty,
                _ => value is not null,
            }
            : value is YamlScalar text && text.Value.Trim() == Text;
        return holds != Not;
    }

    private static ImmutableArray<string> PathOf(string text) => [.. text.Trim().Trim('{', '}').Split('.')];
}
