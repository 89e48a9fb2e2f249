namespace Chronicle.Domain;

/// <summary>A correction and the record that it corrects.</summary>
internal sealed record CorrectedRecord(Record Record, Correction Correction);

/// <summary>The corrections of all records.</summary>
internal static class Corrections
{
    /// <summary>
    /// All corrections, the newest first. Corrections of one day are sorted by the id of the record. Within a record, the last one in the
    /// file comes first.
    /// </summary>
    public static IEnumerable<CorrectedRecord> All(SiteModel site) =>
        site.Records.SelectMany(record => record.Corrections.Reverse().Select(correction => new CorrectedRecord(record, correction)))
            .OrderByDescending(entry => entry.Correction.Date.Value).ThenBy(entry => entry.Record.Id);

    /// <summary>
    /// The pages of earlier corrections: all but the newest ones, from the oldest on. So a full page never changes its entries.
    /// </summary>
    public static IEnumerable<T[]> EarlierPages<T>(IEnumerable<T> newestFirst, Limits limits) =>
        newestFirst.Skip(limits.CorrectionsPerPage).Reverse().Chunk(limits.CorrectionsPerPage);
}
