using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Link;

/// <summary>The rules about retired records, and about the records that replace them.</summary>
internal static class RetirementRules
{
    // Two correct changes can conflict after a merge: one retires a record, the other names it as a successor. So a retired successor is
    // allowed, and only a circle is an error.
    public static void Check(RecordIndex index, DiagnosticBag diagnostics)
    {
        foreach (var record in index.Retired)
            foreach (var successor in record.SplitInto.Append(record.SupersededBy).OfType<Located<RecordId>>())
                if (index.ById[successor.Value] is Retired other)
                    diagnostics.Add(other.Id == record.Id || LeadsBack(record, index) ? Rules.RetiredSuccessor : Rules.RetiredReference,
                        successor.At, other.Id == record.Id ? "a record cannot be its own successor"
                            : $"\"{other.Id}\" is retired itself ({other.At.Path}); name the last successor");
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
