using Chronicle.Primitives;

namespace Chronicle.Domain;

/// <summary>
/// The day whose state the site shows. Everything with a later date is planned: pages mark it, and statements about the current state leave
/// it out. The day comes from the options, from <c>site.yml</c>, or from the newest day in the data, never from the clock. Without a day,
/// nothing is planned.
/// </summary>
/// <param name="LooksBack">Whether the options name a day before the day of the data, or name a day while the data has none. In that case
/// everything after the day is hidden.</param>
internal sealed record StateDay(DateOnly? Day, bool LooksBack = false)
{
    /// <summary>
    /// The last day that belongs to the state. If the newest date in the data is a month or a year, this is the last day of that date: a
    /// source of 2026 can report an event of May 2026.
    /// </summary>
    private DateOnly? Until { get; init; } = Day;

    public static StateDay Of(ParsedSite parsed, DateOnly? asOf)
    {
        var ofData = parsed.Settings?.AsOf ?? Newest(parsed, date => date.FirstDay);
        return new(asOf ?? ofData, asOf is { } day && !(day >= ofData))
        {
            Until = asOf ?? parsed.Settings?.AsOf ?? Newest(parsed, date => date.LastDay),
        };
    }

    /// <summary>The day after which records are hidden; null if no record is hidden.</summary>
    public DateOnly? HideAfter => LooksBack ? Day : null;

    public bool IsPlanned(Milestone milestone) => IsPlanned(milestone.Date.Value, milestone.Verified);

    public bool IsPlanned(Release release) => release.Date is { } date && IsPlanned(date.Value, release.Verified);

    /// <summary>Whether a release has come out: it has a date, and is not planned.</summary>
    public bool IsOut(Release release) => release.Date is not null && !IsPlanned(release);

    /// <summary>
    /// Whether a date has passed, but the record was last verified before that date. So no author has confirmed that the plan came true.
    /// False for a record that was never verified.
    /// </summary>
    public bool IsUnconfirmed(PartialDate date, PartialDate? verified) =>
        !IsAfter(date) && verified is { } looked && looked.LastDay < date.FirstDay;

    /// <summary>Whether the earliest day of a date is after the state.</summary>
    public bool IsAfter(PartialDate date) => Until is { } day && date.FirstDay > day;

    // A date is planned if it is after the day of the state, or if it has passed and no author has confirmed it.
    private bool IsPlanned(PartialDate date, PartialDate? verified) => IsAfter(date) || IsUnconfirmed(date, verified);

    /// <summary>The newest day that the data state, and the file that states it; null if the data state no day.</summary>
    public static (DateOnly Day, string Path)? NewestIn(ParsedSite parsed) =>
        Days(parsed, date => date.LastDay).OrderByDescending(stated => stated.Day).FirstOrDefault() is ({ } day, var path)
            ? (day, path) : null;

    /// <summary>The newest day in the data after this day, and the file that states it; null if there is none.</summary>
    public static (DateOnly Day, string Path)? NewestAfter(ParsedSite parsed, DateOnly day) =>
        Days(parsed, date => date.FirstDay).Where(stated => stated.Day > day).OrderByDescending(stated => stated.Day).FirstOrDefault()
            is ({ } newest, var path) ? (newest, path) : null;

    /// <summary>
    /// The one record whose check is the newest day in the data and more than this number of days after every other day; null if there is
    /// none. Two other checks are necessary, because in a chronicle of the distant past the first checks are long after all sources.
    /// </summary>
    public static (Record Record, DateOnly Day, DateOnly Before)? FindLoneCheck(ParsedSite parsed, int days)
    {
        Record[] checks = [.. parsed.Records.Where(record => record.Verified is not null)
            .OrderByDescending(record => record.Verified!.Value.LastDay)];
        if (checks is not [{ Verified: { } date } newest, _, _, ..])
            return null;
        var others = Days(parsed, date => date.FirstDay).Where(stated => stated.Path != newest.At.Path || stated.Day != date.LastDay)
            .Select(stated => stated.Day).OfType<DateOnly>().ToArray();
        return others.Max() is var before && date.FirstDay.DayNumber - before.DayNumber > days ? (newest, date.FirstDay, before) : null;
    }

    private static DateOnly? Newest(ParsedSite parsed, Func<PartialDate, DateOnly?> toDay) =>
        Days(parsed, toDay).Max(stated => stated.Day);

    // The days in the data: of each check, of each correction, and of the publication of each source.
    private static IEnumerable<(DateOnly? Day, string Path)> Days(ParsedSite parsed, Func<PartialDate, DateOnly?> toDay)
    {
        var records = parsed.Records.ToArray();
        return records.Select(record => (record.Verified?.LastDay, record.At.Path))
            .Concat(records.SelectMany(record => record.Corrections,
                (record, correction) => (toDay(correction.Date.Value), record.At.Path)))
            .Concat(parsed.Sources.Select(source => (source.Date is { } date ? toDay(date) : null, source.At.Path)));
    }
}
