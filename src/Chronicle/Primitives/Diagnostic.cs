using System.Collections.Immutable;

namespace Chronicle.Primitives;

/// <summary>A mistake of an author or of a theme, as a value. A phase throws no exception for a mistake, and does not stop early.</summary>
internal sealed record Diagnostic(Rule Rule, string Message, SourceLocation At)
{
    public bool IsError => Rule.Severity == Severity.Error;

    public static bool HasErrors(ImmutableArray<Diagnostic> diagnostics) => diagnostics.Any(diagnostic => diagnostic.IsError);

    /// <summary>Each diagnostic once, sorted by location, then by code.</summary>
    public static ImmutableArray<Diagnostic> InOrder(IEnumerable<Diagnostic> diagnostics) =>
    [
        .. diagnostics.Distinct().OrderBy(diagnostic => diagnostic.At)
            .ThenBy(diagnostic => diagnostic.Rule.Code, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Message, StringComparer.Ordinal),
    ];

    /// <summary><c>path:line:column: error CODE: message</c></summary>
    public override string ToString() =>
        $"{At}: {(IsError ? "error" : "warning")} {Rule.Code}: {Message}";
}
