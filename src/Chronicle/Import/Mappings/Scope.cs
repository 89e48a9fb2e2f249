using System.Collections.Immutable;
using System.Globalization;
using Chronicle.Import.Tables;
using Chronicle.Primitives;
using Chronicle.Read.Yaml;

namespace Chronicle.Import.Mappings;

/// <summary>
/// The values that a template can name. The search for a name begins in the innermost row, continues in the outer rows, and ends with the
/// values of the mapping.
/// </summary>
internal sealed record Scope(YamlMapping Row, Scope? Outer, ImportMapping Mapping, UsedPlaceholders Used)
{
    public SourceLocation At => Row.At;

    /// <summary>
    /// The value with a name; null if there is none. A name with points is first tried as a whole, because tables can have columns with
    /// such names.
    /// </summary>
    public YamlNode? Find(ReadOnlySpan<string> path)
    {
        for (var scope = this; scope is not null; scope = scope.Outer)
            if (Find(scope.Row, path) is { } found)
                return found;
        return null;
    }

    /// <summary>
    /// A scope for each entry of a list or of a map in the row; a single value gives one scope. <c>_key</c> is the key of an entry of a
    /// map. <c>_</c> is the value of an entry that is not a map.
    /// </summary>
    public ImmutableArray<Scope> Entries(ReadOnlySpan<string> path) => Find(path) switch
    {
        YamlSequence list => [.. list.Items.Select(item => With(item, null))],
        YamlMapping map => [.. map.Entries.Select(entry => With(entry.Value, new YamlScalar(entry.Key, entry.KeyAt)))],
        YamlScalar scalar => [With(scalar, null)],
        _ => [],
    };

    /// <summary>A copy of this scope with a column in its row. It replaces a column with the same name.</summary>
    public Scope With(string name, YamlNode value) => this with
    {
        Row = Row with { Entries = Row.Entries.RemoveAll(entry => entry.Key == name).Add(new(name, value.At, value)) },
    };

    private Scope With(YamlNode item, YamlScalar? key) => new(Rows.ToRow(item, key), this, Mapping, Used);

    private static YamlNode? Find(YamlMapping row, ReadOnlySpan<string> path)
    {
        if (path.Length > 1 && row[string.Join('.', path!)] is { } whole)
            return whole;
        YamlNode? at = row;
        foreach (var name in path)
            at = at switch
            {
                YamlMapping map => map[name],
                YamlSequence list when int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                    && index < list.Items.Length => list.Items[index],
                _ => null,
            };
        return at;
    }
}
