using System.Collections.Immutable;
using Chronicle.Primitives;

namespace Chronicle.Link;

/// <summary>
/// Joins equal warnings about one file into one, with the first location. A record can name another record hundreds of times, and
/// each time needs the same correction.
/// </summary>
internal static class RepeatedWarnings
{
    /// <summary>The greatest number of lines that a message lists.</summary>
    private const int MostLines = 5;

    public static ImmutableArray<Diagnostic> Join(ImmutableArray<Diagnostic> diagnostics) =>
        !diagnostics.Any(diagnostic => diagnostic.Rule.IsOncePerFile) ? diagnostics :
        [
            .. diagnostics.Where(diagnostic => !diagnostic.Rule.IsOncePerFile),
            .. diagnostics.Where(diagnostic => diagnostic.Rule.IsOncePerFile)
                .GroupBy(diagnostic => (diagnostic.Rule, diagnostic.Message, diagnostic.At.Path), diagnostic => diagnostic.At)
                .Select(group => Join(group.Key.Rule, group.Key.Message, [.. group.Distinct().Order()])),
        ];

    private static Diagnostic Join(Rule rule, string message, ImmutableArray<SourceLocation> locations)
    {
        if (locations is [var only])
            return rule.At(only, message);
        var lines = locations.Skip(1).Select(location => location.Line).Distinct().ToArray();
        return rule.At(locations[0],
            $"{message} (and {locations.Length - 1:N0} more place{(locations.Length > 2 ? "s" : "")} in this file: "
            + $"line{(lines.Length > 1 ? "s" : "")} {string.Join(", ", lines.Take(MostLines))}{(lines.Length > MostLines ? " …" : "")})");
    }
}
