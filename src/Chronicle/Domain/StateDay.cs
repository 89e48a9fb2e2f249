using Chronicle.Primitives;

namespace Chronicle.Domain;

/// <summary>
/// The day whose state the site shows. What lies after it is planned: it is marked, and counts for nothing that is said of the day. The day
/// comes from the options, from <c>site.yml</c>, or from the newest day on which somebody looked; never from the clock. Without any of
/// these nothing is planned.
/// </summary>
/// <param name="LooksBack">Whether the day is before the day of the data: what lies after it is hidden.</param>
internal sealed record StateDay(DateOnly? Day, bool LooksBack = false)
{
    public static StateDay Of(ParsedSite parsed, DateOnly? asOf)
    {
        var ofData = parsed.Settings?.AsOf ?? Newest(parsed);
        return new(asOf ?? ofData, asOf is { } day && !(day >= ofData));
    }

    /// <summary>The day after which records are hidden; null when none are.</summary>
    public DateOnly? HideAfter => LooksBack ? Day : null;

    public bool IsPlanned(Milestone milestone) => IsPlanned(milestone.Date.Value, milestone.Verified);

    public bool IsPlanned(Release release) => release.Date is { } date && IsPlanned(date.Value, release.Verified);

    /// <summary>Whether a release has come out: it has a date, and is not planned.</summary>
    public bool IsOut(Release release) => release.Date is not null && !IsPlanned(release);

    /// <summary>Whether a plan's day has passed, and nobody has looked since whether it came true.</summary>
    public bool IsUnconfirmed(PartialDate date, PartialDate? verified) =>
        !IsAfter(date) && verified is { } looked && looked.LastDay < date.FirstDay;

    /// <summary>Whether a date lies wholly after the day.</summary>
    public bool IsAfter(PartialDate date) => Day is { } day && date.FirstDay > day;

    // A plan becomes a fact when its day has passed and somebody has looked since.
    private bool IsPlanned(PartialDate date, PartialDate? verified) => IsAfter(date) || IsUnconfirmed(date, verified);

    // The newest day that the data can know: of a check, of a correction, of a publication.
    private static DateOnly? Newest(ParsedSite parsed)
    {
        var records = parsed.Records.ToArray();
        return records.Select(record => record.Verified?.LastDay)
            .Concat(records.SelectMany(record => record.Corrections).Select(correction => (DateOnly?)correction.Date.Value.FirstDay))
            .Concat(parsed.Sources.Select(source => source.Date?.FirstDay)).Max();
    }
}
