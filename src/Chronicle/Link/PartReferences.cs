using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Link;

/// <summary>Resolves the ids in tables of parts.</summary>
internal static class PartReferences
{
    // A part is hidden if the release that introduced it is hidden.
    public static ImmutableArray<PartRow> Resolve(ImmutableArray<PartRow> parts, RecordIndex index, DiagnosticBag diagnostics) =>
    [
        .. RecordReferences.Limit(parts, "parts", LinkLimits.PartRows, part => part.Name.At, diagnostics)
            .Where(part => part.Since is not { } since || !index.LeftOut.ContainsKey(since.Value))
            .Select(part => Resolve(part, index, diagnostics)),
    ];

    private static PartRow Resolve(PartRow part, RecordIndex index, DiagnosticBag diagnostics)
    {
        var resolved = part with
        {
            Since = RecordReferences.One<Release>(part.Since, index, diagnostics),
            Earliest = RecordReferences.One<Release>(part.Earliest, index, diagnostics),
            Record = RecordReferences.One<Component>(part.Record, index, diagnostics),
            Fields = FieldReferences.Resolve(part.Fields, index, diagnostics),
        };
        if (resolved.Earliest is not { } earliest)
            return resolved;
        if (part.Since is null)
            diagnostics.Add(Rules.EarliestNotBefore, earliest.At, "\"earliest\" needs \"since\", the first release that is known to have "
                + "the part; without it, take \"earliest\" out");
        else if (resolved.Since is { } since && index.IndexOf(earliest.Value) >= index.IndexOf(since.Value))
            diagnostics.Add(Rules.EarliestNotBefore, earliest.At, $"the earliest release, {earliest.Value}, does not come before "
                + $"\"since\", {since.Value}");
        else
            return resolved;
        return resolved with { Earliest = null };
    }
}
