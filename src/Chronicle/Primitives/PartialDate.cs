using System.Globalization;

namespace Chronicle.Primitives;

/// <summary>
/// A date with the precision that is known: a year, a season or quarter, a month or a day, each perhaps approximate; or a time between two
/// such dates. Written in a subset of EDTF (ISO 8601-2), which <see cref="DateReader"/> reads. The year, month and day of a time between
/// two dates are those of its begin, or of its end if no begin is known: this decides its place in every list.
/// </summary>
internal readonly record struct PartialDate(int Year, int? Month, int? Day, bool Approximate) : IComparable<PartialDate>
{
    private const int Winter = 24;

    /// <summary>The season (21 spring to 24 winter) or quarter (33 to 36); null if the date has none.</summary>
    public int? Part { get; init; }

    /// <summary>Both ends of a time between two dates; null for one date.</summary>
    public DateSpan? Span { get; init; }

    /// <summary>Whether this is one year, month or day.</summary>
    public bool IsSingle => Span is null && Part is null;

    /// <summary>Whether this is one day, and certain.</summary>
    public bool IsDay => IsSingle && Day is not null && !Approximate;

    /// <summary>The first day that the date can mean; where it has no begin, the first day of its end.</summary>
    public DateOnly FirstDay => new(Year, FirstMonth, Day ?? 1);

    /// <summary>The last day that the date can mean; where it has no end, the last day of its begin.</summary>
    public DateOnly LastDay => Span is { To: { } end } ? end.LastDay : (Month, Day) switch
    {
        _ when Part is not null => LastDayOfPart,
        (null, _) => new(Year, 12, 31),
        (_, null) => new(Year, Month.Value, DateTime.DaysInMonth(Year, Month.Value)),
        _ => FirstDay,
    };

    /// <summary>The first day that the date can mean; null if there is none.</summary>
    public DateOnly? Earliest => Span is { From: null } ? null : FirstDay;

    /// <summary>The last day that the date can mean; null if there is none.</summary>
    public DateOnly? Latest => Span is { To: null } ? null : LastDay;

    /// <summary>The date in EDTF.</summary>
    public string Edtf => Span?.Edtf ?? Written + (Approximate ? "~" : "");

    /// <summary>
    /// The date for programs that know ISO 8601 and no approximation: a year, a month, a day, or the first and the last day with a slash
    /// between them, two points for an open end.
    /// </summary>
    public string Machine => IsSingle ? Written : $"{IsoDay(Earliest)}/{IsoDay(Latest)}";

    /// <summary>The begin alone, as a year, a month or a day: the place in lists.</summary>
    public PartialDate Place => this with { Span = null, Part = null };

    public static PartialDate Of(DateOnly day) => new(day.Year, day.Month, day.Day, Approximate: false);

    public static bool TryParse(ReadOnlySpan<char> text, out PartialDate date) => DateReader.TryRead(text, out date);

    /// <summary>By the first day; at a tie the less precise first.</summary>
    public int CompareTo(PartialDate other)
    {
        // Not by FirstDay, which no date at all (the default) does not have.
        var byDay = (Year, FirstMonth, Day ?? 1).CompareTo((other.Year, other.FirstMonth, other.Day ?? 1));
        return byDay != 0 ? byDay : Precision.CompareTo(other.Precision);
    }

    public override string ToString() => Edtf;

    // The later the last day, the less is known.
    private (int, int) Precision => Year == 0 ? default
        : (Earliest is null ? 0 : 1, -(Latest?.DayNumber ?? DateOnly.MaxValue.DayNumber));

    private int FirstMonth => Month ?? Part switch
    {
        null => 1,
        Winter => 12,
        > Winter => 3 * (Part.Value - 33) + 1,
        _ => 3 * (Part.Value - 20),
    };

    // The winter of 9999 ends with the calendar of the platform.
    private DateOnly LastDayOfPart =>
        Year == DateOnly.MaxValue.Year && Part == Winter ? DateOnly.MaxValue : FirstDay.AddMonths(3).AddDays(-1);

    private string Written => (Month ?? Part, Day) switch
    {
        (null, _) => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}"),
        ({ } month, null) => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-{month:D2}"),
        ({ } month, { } day) => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-{month:D2}-{day:D2}"),
    };

    private static string IsoDay(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "..";
}
