using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Chronicle.Primitives;

namespace Chronicle.Domain;

/// <summary>Whether and when a phase of support ends, as far as it is known.</summary>
internal enum PeriodEnd
{
    /// <summary>The phase ends on a known date.</summary>
    [JsonStringEnumMemberName("dated")] Dated,

    /// <summary>The phase continues, and its end is unknown.</summary>
    [JsonStringEnumMemberName("open")] Open,

    /// <summary>The phase has ended, on an unknown day.</summary>
    [JsonStringEnumMemberName("over")] Over,
}

/// <summary>A phase of support as the record of a release states it.</summary>
internal sealed record StatedPeriod(Located<string> Phase, PartialDate? From, PartialDate? To, PeriodEnd End)
{
    /// <summary>
    /// Reads the value of a phase: a period of dates, the date of the end, true (the phase continues) or false (the phase has ended). Null
    /// for any other text.
    /// </summary>
    public static StatedPeriod? Read(Located<string> phase, string text)
    {
        if (text is "true" or "false")
            return new(phase, null, null, text == "true" ? PeriodEnd.Open : PeriodEnd.Over);
        if (!PartialDate.TryParse(text, out var date))
            return null;
        return date.Span switch
        {
            null => new(phase, null, date, PeriodEnd.Dated),
            { Kind: SpanKind.Period } span => new(phase, span.From, span.To, span.To is null ? PeriodEnd.Open : PeriodEnd.Dated),
            _ => null,
        };
    }
}

/// <summary>
/// A phase of the support of a release. <paramref name="From"/> is null if the beginning is unknown. <paramref name="To"/> is null unless
/// <paramref name="End"/> is <see cref="PeriodEnd.Dated"/>.
/// </summary>
internal sealed record SupportPeriod(Term Phase, PartialDate? From, PartialDate? To, PeriodEnd End)
{
    public bool Includes(DateOnly day) => !(From?.FirstDay > day) && End switch
    {
        PeriodEnd.Dated => day <= To!.Value.LastDay,
        PeriodEnd.Open => true,
        _ => false,
    };
}

/// <summary>The support of a release on a day: its current phase, or null if the support has ended.</summary>
internal sealed record SupportState(SupportPeriod? Now);

/// <summary>The support of releases.</summary>
internal static class Support
{
    /// <summary>
    /// The phases that a release states, in the order of their vocabulary. A phase without a beginning starts at the end of the previous
    /// phase; if this end is unknown, the beginning is unknown too. The first phase starts with the release.
    /// </summary>
    public static ImmutableArray<SupportPeriod> Of(Settings settings, Release release)
    {
        var periods = ImmutableArray.CreateBuilder<SupportPeriod>();
        var before = release.Date?.Value;
        foreach (var stated in Stated(settings, release).OrderBy(stated => settings.SupportPhases.Order(stated.Phase.Value)))
        {
            periods.Add(new(settings.SupportPhases.Find(stated.Phase.Value)!, stated.From ?? before, stated.To, stated.End));
            before = stated.To;
        }
        return periods.ToImmutable();
    }

    /// <summary>
    /// The support of a release on the day of the state. Null if the support is unknown, because the release is not published or states no
    /// phase, or because the site has no day for its state (<see cref="StateDay.Day"/>).
    /// </summary>
    public static SupportState? At(StateDay state, Release release, ImmutableArray<SupportPeriod> periods) =>
        periods.IsEmpty || state.Day is not { } day || release.Date is null || state.IsPlanned(release) ? null
            : new(periods.FirstOrDefault(period => period.Includes(day)));

    // The short form (EndOfLife) states only the end of the last phase.
    private static ImmutableArray<StatedPeriod> Stated(Settings settings, Release release) =>
        release.EndOfLife is { } end && settings.SupportPhases.Terms is [.., var last]
            && release.Support.All(period => period.Phase.Value != last.Id)
            ? release.Support.Add(new(new(last.Id, end.At), null, end.Value, PeriodEnd.Dated)) : release.Support;
}
