using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Link.Checks;

/// <summary>The rule about sources that needs the whole site.</summary>
internal static class SourceRules
{
    public static void ReportUnused(RecordIndex index, IReadOnlyDictionary<SourceId, ImmutableArray<Record>> citedBy,
        DiagnosticBag diagnostics)
    {
        // A hidden or unusable record may be the only one that cites a source, so unused sources are reported only if no record is hidden.
        if (!index.LeftOut.IsEmpty)
            return;
        foreach (var source in index.Sources)
            if (!citedBy.ContainsKey(source.Id))
                diagnostics.Add(Rules.UnusedSource, source.At, $"nothing cites the source \"{source.Id}\"; cite it, or take it out");
    }
}
