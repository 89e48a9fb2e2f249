using System.Collections.Immutable;
using System.Diagnostics;
using Chronicle.Primitives;

namespace Chronicle.Cli;

/// <summary>Numbers in the words of the summaries that commands print.</summary>
internal static class SummaryText
{
    /// <summary>A number with its noun: <c>1 file</c>, <c>2 files</c>.</summary>
    public static string Count(int number, string noun) => number == 1 ? $"1 {noun}" : $"{number} {noun}s";

    /// <summary>The numbers of errors and warnings in words: <c>1 error, 2 warnings</c>.</summary>
    public static string CountDiagnostics(ImmutableArray<Diagnostic> diagnostics)
    {
        var errors = diagnostics.Count(diagnostic => diagnostic.IsError);
        return $"{Count(errors, "error")}, {Count(diagnostics.Length - errors, "warning")}";
    }

    /// <summary>The time since the start of a watch: <c>0.3 s</c>.</summary>
    public static string Seconds(Stopwatch watch) => FormattableString.Invariant($"{watch.Elapsed.TotalSeconds:0.0} s");
}
