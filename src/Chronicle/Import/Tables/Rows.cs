using Chronicle.Read.Yaml;

namespace Chronicle.Import.Tables;

/// <summary>Turns values into rows of a table.</summary>
internal static class Rows
{
    /// <summary>
    /// A value as a row. The keys of a map become columns. Any other value is in the single column <c>_</c>. A <paramref name="key"/> is in
    /// the additional column <c>_key</c>.
    /// </summary>
    public static YamlMapping ToRow(YamlNode item, YamlScalar? key)
    {
        var row = item as YamlMapping ?? new YamlMapping([new("_", item.At, item)], item.At);
        return key is null ? row : row with { Entries = row.Entries.Add(new("_key", key.At, key)) };
    }
}
