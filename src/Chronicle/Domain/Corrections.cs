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
}
