namespace Chronicle.Domain;

/// <summary>
/// A correction and the record that it corrects. <paramref name="NumberOnDay"/> is the number of the correction among the corrections of
/// the record on the same day, in the order of the file, from 1.
/// </summary>
internal sealed record CorrectedRecord(Record Record, Correction Correction, int NumberOnDay);

/// <summary>The corrections of all records.</summary>
internal static class Corrections
{
    /// <summary>
    /// All corrections, the newest first. Corrections of one day are sorted by the id of the record. Within a record, the last one in the
    /// file comes first.
    /// </summary>
    public static IEnumerable<CorrectedRecord> All(SiteModel site) =>
        site.Records.SelectMany(record => Of(record).Reverse())
            .OrderByDescending(entry => entry.Correction.Date.Value).ThenBy(entry => entry.Record.Id);

    private static IEnumerable<CorrectedRecord> Of(Record record)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var correction in record.Corrections)
        {
            var day = correction.Date.Value.Machine;
            numbers[day] = numbers.GetValueOrDefault(day) + 1;
            yield return new(record, correction, numbers[day]);
        }
    }

    /// <summary>
    /// The pages of earlier corrections: all corrections except the newest ones, in the order from the oldest to the newest. In this order,
    /// a full page never changes its entries.
    /// </summary>
    public static IEnumerable<T[]> EarlierPages<T>(IEnumerable<T> newestFirst, Limits limits) =>
        newestFirst.Skip(limits.CorrectionsPerPage).Reverse().Chunk(limits.CorrectionsPerPage);
}
