using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Link.Checks;

/// <summary>Finds records that lead back to themselves.</summary>
internal static class Circles
{
    /// <summary>
    /// The records that lead back to themselves, directly or through other records. A record between two circles is included.
    /// </summary>
    public static HashSet<RecordId> Find(IEnumerable<(RecordId From, RecordId To)> steps)
    {
        var all = steps.ToArray();
        var left = all.Select(step => step.From).ToHashSet();
        // First the records that lead to no circle are removed, then the records to which no circle leads.
        RemoveEnds(left, all);
        RemoveEnds(left, [.. all.Select(step => (step.To, step.From))]);
        return left;
    }

    /// <summary>
    /// The records that lead back to themselves, if each record leads to at most one other. Each of them is reported.
    /// </summary>
    /// <param name="onItself">The message for a record that names itself.</param>
    /// <param name="leadsTo">The words between the two records in the message, such as "is a part of".</param>
    public static HashSet<RecordId> Report<T>(IReadOnlyCollection<T> records, Func<T, Located<RecordId>?> referenceOf, Rule rule,
        string onItself, string leadsTo, DiagnosticBag diagnostics) where T : Record
    {
        var circular = Find(records.Where(record => referenceOf(record) is not null)
            .Select(record => (record.Id, referenceOf(record)!.Value)));
        foreach (var record in records.Where(record => circular.Contains(record.Id)))
            if (referenceOf(record) is { } reference)
                diagnostics.Add(rule, reference.At, reference.Value == record.Id ? onItself
                    : $"\"{record.Id}\" {leadsTo} \"{reference.Value}\", which directly or through others {leadsTo} "
                        + $"\"{record.Id}\"; remove one of these references");
        return circular;
    }

    // Removes each record without a step to a record that is left, until no more such record is left. Each step is followed once.
    private static void RemoveEnds(HashSet<RecordId> left, (RecordId From, RecordId To)[] steps)
    {
        var inside = steps.Where(step => left.Contains(step.From) && left.Contains(step.To)).ToArray();
        var before = inside.ToLookup(step => step.To, step => step.From);
        var open = inside.CountBy(step => step.From).ToDictionary();
        var ends = new Stack<RecordId>(left.Where(id => !open.ContainsKey(id)));
        while (ends.TryPop(out var end))
        {
            left.Remove(end);
            foreach (var id in before[end])
                if (--open[id] == 0)
                    ends.Push(id);
        }
    }
}
