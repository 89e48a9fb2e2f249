using System.Text.RegularExpressions;
using Chronicle.Primitives;
using Chronicle.Read.Yaml;

namespace Chronicle.Import.Mappings;

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
