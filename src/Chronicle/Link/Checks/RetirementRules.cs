using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Link.Checks;

/// <summary>The rules about retired records, and about the records that replace them.</summary>
internal static class RetirementRules
{
    // A merge of two correct changes can make a retired record a successor: the record retires, and another change names it. So a retired
    // successor is only a warning. An error is a record that is its own successor, directly or through other records.
    public static void Check(RecordIndex index, DiagnosticBag diagnostics)
    {
        var circular = Circles.Find(index.Retired.SelectMany(record => SuccessorsOf(record)
            .Select(successor => (record.Id, successor.Value))).Where(step => index.ById[step.Value] is Retired));
        foreach (var record in index.Retired)
            foreach (var successor in SuccessorsOf(record))
                if (index.ById[successor.Value] is Retired other)
                    diagnostics.Add(other.Id == record.Id || circular.Contains(record.Id) ? Rules.RetiredSuccessor : Rules.RetiredReference,
                        successor.At, other.Id == record.Id ? "a record cannot be its own successor"
                            : $"\"{other.Id}\" is retired itself ({other.At.Path}); name the last successor");
    }

    private static IEnumerable<Located<RecordId>> SuccessorsOf(Retired record) =>
        record.SplitInto.Append(record.SupersededBy).OfType<Located<RecordId>>();
}
