using Chronicle.Primitives;

namespace Chronicle.Domain;

/// <summary>
/// The day whose state the site shows. Everything after it is planned: pages mark it, and statements about the day ignore it. The day comes
/// from the options, from <c>site.yml</c>, or from the newest day on which an author checked something, never from the clock. Without such
/// a day nothing is planned.
/// </summary>
/// <param name="LooksBack">Whether the day is before the day of the data. In that case everything after it is hidden.</param>
internal sealed record StateDay(DateOnly? Day, bool LooksBack = false)
{
    public static StateDay Of(ParsedSite parsed, DateOnly? asOf)
    {
        var ofData = parsed.Settings?.AsOf ?? Newest(parsed);
        return new(asOf ?? ofData, asOf is { } day && !(day >= ofData));
    }

    /// <summary>The day after which records are hidden; null if no record is hidden.</summary>
    public DateOnly? HideAfter => LooksBack ? Day : null;

    public bool IsPlanned(Milestone milestone) => IsPlanned(milestone.Date.Value, milestone.Verified);

    public bool IsPlanned(Release release) => release.Date is { } date && IsPlanned(date.Value, release.Verified);

    /// <summary>Whether a release has come out: it has a date, and is not planned.</summary>
    public bool IsOut(Release release) => release.Date is not null && !IsPlanned(release);

    /// <summary>Whether the day of a plan has passed, and no author has verified since that it came true.</summary>
    public bool IsUnconfirmed(PartialDate date, PartialDate? verified) =>
        !IsAfter(date) && verified is { } looked && looked.LastDay < date.FirstDay;

    /// <summary>Whether the earliest day of a date is after the day of the state.</summary>
    public bool IsAfter(PartialDate date) => Day is { } day && date.FirstDay > day;

    // A plan is no longer a plan if its day has passed and an author has verified it since.
    private bool IsPlanned(PartialDate date, PartialDate? verified) => IsAfter(date) || IsUnconfirmed(date, verified);

    // The newest day in the data: of a check, of a correction, or of a publication.
    private static DateOnly? Newest(ParsedSite parsed)
    {
        var records = parsed.Records.ToArray();
        return records.Select(record => record.Verified?.LastDay)
            .Concat(records.SelectMany(record => record.Corrections).Select(correction => (DateOnly?)correction.Date.Value.FirstDay))
            .Concat(parsed.Sources.Select(source => source.Date?.FirstDay)).Max();
    }
}
