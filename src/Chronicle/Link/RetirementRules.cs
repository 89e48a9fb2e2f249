using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Link;

/// <summary>The rules about records that count no more, and the records that took their place.</summary>
internal static class RetirementRules
{
    // Of two changes one may retire the record that the other names as a successor, so only a circle is an error.
    public static void Check(RecordIndex index, DiagnosticBag diagnostics)
    {
        foreach (var record in index.Retired)
            foreach (var successor in record.SplitInto.Append(record.SupersededBy).OfType<Located<RecordId>>())
                if (index.ById[successor.Value] is Retired other)
                    diagnostics.Add(other.Id == record.Id || LeadsBack(record, index) ? Rules.RetiredSuccessor : Rules.RetiredReference,
                        successor.At, other.Id == record.Id ? "a record cannot take its own place"
                            : $"\"{other.Id}\" is retired itself ({other.At.Path}); name what took its place in the end");
    }

    private static bool LeadsBack(Retired start, RecordIndex index)
    {
        var seen = new HashSet<RecordId>();
        var open = new Stack<Retired>([start]);
        while (open.TryPop(out var record))
            foreach (var successor in record.SplitInto.Append(record.SupersededBy).OfType<Located<RecordId>>())
                if (successor.Value == start.Id)
                    return true;
                else if (index.ById.GetValueOrDefault(successor.Value) is Retired next && seen.Add(next.Id))
                    open.Push(next);
        return false;
    }
}
