using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Chronicle.Input;
using Chronicle.Primitives;
using Chronicle.Read.Yaml;

namespace Chronicle.Import.Mappings;

/// <summary>The rules that turn the rows of a table into records.</summary>
/// <param name="Rows">The paths to the rows in JSON or YAML. They are tried in this order.</param>
internal sealed partial record ImportMapping(
    string Format, char? Separator, ImmutableArray<string> Rows, FrozenDictionary<string, string> Values,
    ImmutableArray<MadeColumn> Columns, FrozenDictionary<string, FrozenDictionary<string, string>> Words,
    ImmutableArray<RecordRule> Records)
{
    /// <summary>The word of this chronicle for a word of the table; null if the list has none.</summary>
    public string? FindWord(string list, string word) => Words.GetValueOrDefault(list)?.GetValueOrDefault(word);

    /// <summary>The names in the texts, the placeholders and the conditions of the mapping.</summary>
    public required FrozenSet<string> Names { get; init; }

    /// <summary>Reads a mapping. Null, with diagnostics, if the file has an error.</summary>
    public static ImportMapping? Read(InputFile file, DiagnosticBag diagnostics)
    {
        var found = new DiagnosticBag();
        ImportMapping? mapping = null;
        if (YamlReader.ReadMapping(file, found) is { } map)
        {
            ImportSchemas.Mapping.Check(map, found);
            mapping = Create(map, found);
        }
        diagnostics.AddRange(found);
        return found.Errors > 0 ? null : mapping;
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
            ? [.. rules.Items.OfType<YamlMapping>().Select(rule => RecordRule.Parse(rule, diagnostics)).OfType<RecordRule>()] : [])
    {
        Names = NamesIn(map).ToFrozenSet(StringComparer.Ordinal),
    };

    // The texts of "when" and "each" are names of columns and not templates, so they have no braces.
    private static IEnumerable<string> NamesIn(YamlNode node, string key = "") => node switch
    {
        YamlScalar text when key == "when" => [Condition.Parse(text).Path[0]],
        YamlScalar text when key == "each" => [text.Value.Split('.', '>')[0].Trim()],
        YamlScalar text => PlaceholdersIn(text.Value),
        YamlSequence list => list.Items.SelectMany(item => NamesIn(item, key)),
        YamlMapping map => map.Entries.SelectMany(entry =>
            PlaceholdersIn(entry.Key).Concat(NamesIn(entry.Value, entry.Key)).Concat(key == "values" ? [entry.Key] : [])),
        _ => [],
    };

    private static IEnumerable<string> PlaceholdersIn(string text) => Placeholder().Matches(text).Select(name => name.Groups["name"].Value);

    [GeneratedRegex(@"\{ *(?<name>[^{}|.]*[^{}|. ])", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();

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
