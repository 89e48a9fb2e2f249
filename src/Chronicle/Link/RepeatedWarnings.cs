using System.Collections.Immutable;
using Chronicle.Primitives;

namespace Chronicle.Link;

/// <summary>
/// Joins equal warnings about one file into one, at the first place. A record can name another record in hundreds of places, and all of
/// them need the same correction.
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

    private static Diagnostic Join(Rule rule, string message, ImmutableArray<SourceLocation> places)
    {
        if (places is [var only])
            return rule.At(only, message);
        var lines = places.Skip(1).Select(place => place.Line).Distinct().ToArray();
        return rule.At(places[0], $"{message} (and {places.Length - 1:N0} more place{(places.Length > 2 ? "s" : "")} in this file: "
            + $"line{(lines.Length > 1 ? "s" : "")} {string.Join(", ", lines.Take(MostLines))}{(lines.Length > MostLines ? " …" : "")})");
    }
}
