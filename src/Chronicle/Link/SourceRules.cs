using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Link;

/// <summary>What only the whole site can tell about sources, and about the warnings that <c>site.yml</c> switches off.</summary>
internal static class SourceRules
{
    public static void ReportUnused(RecordIndex index, IReadOnlyDictionary<SourceId, ImmutableArray<Record>> citedBy, DiagnosticBag diagnostics)
    {
        // With records hidden or unusable, sources may have lost all that cites them.
        if (!index.Hidden.IsEmpty)
            return;
        foreach (var source in index.Sources)
            if (!citedBy.ContainsKey(source.Id))
                diagnostics.Add(Rules.UnusedSource, source.At, $"nothing cites the source \"{source.Id}\"; cite it, or take it out");
    }

    public static void CheckSilences(Settings settings, DiagnosticBag diagnostics)
    {
        var warnings = Rules.All.Where(rule => rule.Severity == Severity.Warning && rule != Rules.NeedlessSilence).Select(rule => rule.Code).ToArray();
        foreach (var silence in settings.Silenced)
            if (!warnings.Contains(silence.Code.Value))
                diagnostics.Add(Rules.UnknownSilence, silence.Code.At, $"\"{silence.Code.Value}\" is no warning; only {string.Join(", ", warnings)} can be silenced, errors cannot");
    }
}
