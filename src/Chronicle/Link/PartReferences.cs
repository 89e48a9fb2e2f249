using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Link;

/// <summary>Resolves the ids in tables of parts.</summary>
internal static class PartReferences
{
    public static ImmutableArray<PartRow> Resolve(ImmutableArray<PartRow> parts, RecordIndex index, DiagnosticBag diagnostics)
    {
        if (parts.Length > LinkLimits.PartRows)
        {
            diagnostics.Add(Rules.TooManyEntries, parts[LinkLimits.PartRows].Name.At,
                $"parts has {parts.Length:N0} entries; at most {LinkLimits.PartRows:N0} can be shown, so name fewer");
            parts = parts[..LinkLimits.PartRows];
        }
        // A part is hidden if the release that introduced it is hidden.
        return [.. parts.Where(part => part.Since is not { } since || !index.Hidden.ContainsKey(since.Value))
            .Select(part => Resolve(part, index, diagnostics))];
    }

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
        else if (resolved.Since is { } since && index.PlaceOf(earliest.Value) >= index.PlaceOf(since.Value))
            diagnostics.Add(Rules.EarliestNotBefore, earliest.At, $"the earliest release, {earliest.Value}, does not come before "
                + $"\"since\", {since.Value}");
        else
            return resolved;
        return resolved with { Earliest = null };
    }
}
