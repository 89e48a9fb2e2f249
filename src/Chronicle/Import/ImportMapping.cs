using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Chronicle.Input;
using Chronicle.Primitives;
using Chronicle.Read;
using Chronicle.Read.Yaml;
using Chronicle.Writing;

namespace Chronicle.Import;

/// <summary>The rules that turn the rows of a table into records.</summary>
/// <param name="Rows">The paths to the rows in JSON or YAML. They are tried in this order.</param>
internal sealed record ImportMapping(
    string Format, char? Separator, ImmutableArray<string> Rows, FrozenDictionary<string, string> Values,
    ImmutableArray<MadeColumn> Columns, FrozenDictionary<string, FrozenDictionary<string, string>> Words,
    ImmutableArray<RecordRule> Records)
{
    /// <summary>Reads a mapping. Null, with diagnostics, if the file has an error.</summary>
    public static ImportMapping? Read(InputFile file, DiagnosticBag diagnostics)
    {
        var found = new DiagnosticBag();
        var map = Utf8.Decode(file, found) is { } source ? YamlReader.ReadMapping(source, .., found) : null;
        if (map is not null)
            ImportSchemas.Mapping.Check(map, found);
        var mapping = map is null ? null : Create(map, found);
        diagnostics.AddRange(found);
        return found.ToImmutable().Any(diagnostic => diagnostic.IsError) ? null : mapping;
    }

    private static ImportMapping Create(YamlMapping map, DiagnosticBag diagnostics) => new(
        map.Text("format") ?? "csv",
        SeparatorOf(map, diagnostics),
        map["rows"] switch
        {
            YamlScalar path => [path.Value],
            YamlSequence paths => [.. paths.Items.OfType<YamlScalar>().Select(path => path.Value)],
            _ => ["."],
        },
        Texts(map["values"]),
        map["columns"] is YamlMapping columns
            ? [.. columns.Entries.Select(entry => MadeColumn.Parse(entry, diagnostics))] : [],
        map["words"] is YamlMapping lists
            ? lists.Entries.ToFrozenDictionary(list => list.Key, list => Texts(list.Value), StringComparer.Ordinal)
            : FrozenDictionary<string, FrozenDictionary<string, string>>.Empty,
        map["records"] is YamlSequence rules
            ? [.. rules.Items.OfType<YamlMapping>().Select(rule => RecordRule.Parse(rule, diagnostics)).OfType<RecordRule>()] : []);

    private static char? SeparatorOf(YamlMapping map, DiagnosticBag diagnostics)
    {
        if (map["separator"] is not YamlScalar separator)
            return null;
        if (separator.Value is [var character] && char.IsAscii(character) && character is not ('"' or '\n' or '\r'))
            return character;
        diagnostics.Add(Rules.BadMapping, separator.At, $"\"separator\" is one character, such as ; or a tab, not \"{separator.Value}\"");
        return null;
    }

    private static FrozenDictionary<string, string> Texts(YamlNode? node) => node is YamlMapping map
        ? map.Entries.Where(entry => entry.Value is YamlScalar)
            .ToFrozenDictionary(entry => entry.Key, entry => ((YamlScalar)entry.Value).Value, StringComparer.Ordinal)
        : FrozenDictionary<string, string>.Empty;
}

/// <summary>
/// A column that is made from other columns. Without a pattern, its value is the filled template. With a pattern, the pattern is matched
/// with the filled template, and the value is a map of the named groups.
/// </summary>
internal sealed record MadeColumn(string Name, Expression Value, Regex? Pattern)
{
    public static MadeColumn Parse(YamlEntry entry, DiagnosticBag diagnostics)
    {
        if (entry.Value is not YamlMapping map || map["pattern"] is not YamlScalar pattern || map["from"] is not { } from)
            return new(entry.Key, Expression.Parse(entry.Value, diagnostics), null);
        return new(entry.Key, Expression.Parse(from, diagnostics), ParsePattern(pattern, diagnostics));
    }

    // The pattern works without backtracking, so an untrusted table cannot make the search slow.
    private static Regex? ParsePattern(YamlScalar pattern, DiagnosticBag diagnostics)
    {
        try
        {
            return new(pattern.Value, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (Exception wrong) when (wrong is ArgumentException or NotSupportedException)
        {
            diagnostics.Add(Rules.BadMapping, pattern.At, $"the pattern cannot be used: {wrong.Message}");
            return null;
        }
    }
}

/// <summary>A rule that makes a record from each row, from each entry of a list in the row, or from the whole table.</summary>
/// <param name="Each">The paths to lists in the row, each inside the entries of the list before it. Empty for the row itself.</param>
internal sealed record RecordRule(
    RecordKind Kind, SourceLocation At, bool Once, ImmutableArray<ImmutableArray<string>> Each, ImmutableArray<Condition> When, Template Id,
    ImmutableArray<(string Key, Expression Value)> Facts, Template? Body)
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
        return new(kind, map.At, map.Text("once") == "true",
            map.Text("each") is { } lists ? [.. lists.Split('>').Select(list => list.Trim().Split('.').ToImmutableArray())] : [],
            map["when"] is YamlSequence conditions
                ? [.. conditions.Items.OfType<YamlScalar>().Select(condition => Condition.Parse(condition))] : [],
            Template.Parse(id, diagnostics),
            [.. facts.Entries.Select(entry => (entry.Key, Expression.Parse(entry.Value, diagnostics)))],
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
