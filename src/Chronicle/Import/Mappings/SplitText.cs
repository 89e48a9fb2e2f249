using System.Collections.Immutable;
using System.Text;
using Chronicle.Read.Yaml;

namespace Chronicle.Import.Mappings;

/// <summary>The filter <c>split</c>: makes a list from a text with separators.</summary>
internal static class SplitText
{
    public const string Filter = "split";

    /// <summary>
    /// The entries between the separators, without blanks around them and without empty entries. The separator is a comma if the mapping
    /// states none. As in CSV, an entry in quotes can contain the separator, and two quotes in it are one. A quote without an end is a
    /// normal character.
    /// </summary>
    public static YamlSequence Split(YamlScalar text, string separator)
    {
        var entries = ImmutableArray.CreateBuilder<YamlNode>();
        var rest = text.Value.AsSpan().Trim();
        while (!rest.IsEmpty)
        {
            var entry = Unquote(ref rest) ?? "";
            var end = rest.IndexOf(separator.Length > 0 ? separator : ",");
            entry += (end < 0 ? rest : rest[..end]).Trim().ToString();
            rest = end < 0 ? default : rest[(end + Math.Max(separator.Length, 1))..].TrimStart();
            if (entry.Length > 0)
                entries.Add(new YamlScalar(entry, text.At));
        }
        return new(entries.ToImmutable(), text.At);
    }

    // Removes the quoted text from the beginning and returns its content; null if there is none.
    private static string? Unquote(ref ReadOnlySpan<char> rest)
    {
        if (rest[0] != '"')
            return null;
        var inside = new StringBuilder();
        for (var i = 1; i < rest.Length; i++)
            if (rest[i] != '"')
                inside.Append(rest[i]);
            else if (i + 1 < rest.Length && rest[i + 1] == '"')
                inside.Append(rest[i++]);
            else
            {
                rest = rest[(i + 1)..];
                return inside.ToString().Trim();
            }
        return null;
    }
}
