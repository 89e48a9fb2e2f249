using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Link;

/// <summary>The rules about retired records, and about the records that replace them.</summary>
internal static class RetirementRules
{
    // A merge of two correct changes can make a retired record a successor: the record retires, and another change names it. So a retired
    // successor is only a warning. An error is a record that is its own successor, directly or through others.
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
