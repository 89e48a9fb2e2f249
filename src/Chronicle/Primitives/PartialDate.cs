using System.Globalization;

namespace Chronicle.Primitives;

/// <summary>
/// A date with the precision that is known: a year, a season or quarter, a month or a day, each possibly approximate. It can also be a
/// period between two such dates. Its text form is a subset of EDTF (ISO 8601-2), which <see cref="DateReader"/> reads. A period has the
/// year, month and day of its beginning, or of its end if the beginning is unknown. These values decide the position of the period in
/// every list.
/// </summary>
internal readonly record struct PartialDate(int Year, int? Month, int? Day, bool Approximate) : IComparable<PartialDate>
{
    private const int Winter = 24;

    /// <summary>The season (21 spring to 24 winter) or quarter (33 to 36); null if the date has none.</summary>
    public int? Part { get; init; }

    /// <summary>The ends of a period, or the limit of one uncertain day; null for a single date.</summary>
    public DateSpan? Span { get; init; }

    /// <summary>Whether this is a single year, month or day, and no season, quarter or period.</summary>
    public bool IsSingle => Span is null && Part is null;

    /// <summary>Whether this is a single day without approximation.</summary>
    public bool IsDay => IsSingle && Day is not null && !Approximate;

    /// <summary>
    /// The first day that the date can mean. For a period without a known beginning, the first day of the date at its end.
    /// </summary>
    public DateOnly FirstDay => new(Year, FirstMonth, Day ?? 1);

    /// <summary>The last day that the date can mean. For a period without a known end, the last day of the date at its beginning.</summary>
    public DateOnly LastDay => Span is { To: { } end } ? end.LastDay : (Month, Day) switch
    {
        _ when Part is not null => LastDayOfPart,
        (null, _) => new(Year, 12, 31),
        (_, null) => new(Year, Month.Value, DateTime.DaysInMonth(Year, Month.Value)),
        _ => FirstDay,
    };

    /// <summary>The first day that the date can mean; null for a period without a known beginning.</summary>
    public DateOnly? Earliest => Span is { From: null } ? null : FirstDay;

    /// <summary>The last day that the date can mean; null for a period without a known end.</summary>
    public DateOnly? Latest => Span is { To: null } ? null : LastDay;

    /// <summary>The text that <see cref="DateReader"/> reads back as the same date.</summary>
    public string Edtf => Span?.Edtf ?? Written + (Approximate ? "~" : "");

    /// <summary>
    /// The date for programs that support ISO 8601 without approximation. For a single date, its year, month or day. Otherwise the first
    /// and the last day with a slash between them, and <c>..</c> instead of a day that the date does not have.
    /// </summary>
    public string Machine => IsSingle ? Written : $"{IsoDay(Earliest)}/{IsoDay(Latest)}";

    /// <summary>Only the beginning, as a year, a month or a day. It decides the position in lists.</summary>
    public PartialDate Beginning => this with { Span = null, Part = null };

    public static PartialDate Of(DateOnly day) => new(day.Year, day.Month, day.Day, Approximate: false);

    public static bool TryParse(ReadOnlySpan<char> text, out PartialDate date) => DateReader.TryRead(text, out date);

    /// <summary>Sorts by the first day. If the first days are equal, the less precise date comes first.</summary>
    public int CompareTo(PartialDate other)
    {
        // The code does not use FirstDay, because the default value (no date) has no first day.
        var byDay = (Year, FirstMonth, Day ?? 1).CompareTo((other.Year, other.FirstMonth, other.Day ?? 1));
        return byDay != 0 ? byDay : Precision.CompareTo(other.Precision);
    }

    public override string ToString() => Edtf;

    // Of two dates with the same first day, the date with the later last day is less precise.
    private (int, int) Precision => Year == 0 ? default
        : (Earliest is null ? 0 : 1, -(Latest?.DayNumber ?? DateOnly.MaxValue.DayNumber));

    private int FirstMonth => Month ?? Part switch
    {
        null => 1,
        Winter => 12,
        > Winter => 3 * (Part.Value - 33) + 1,
        _ => 3 * (Part.Value - 20),
    };

    // DateOnly ends with the year 9999, so the last quarter and the winter of this year end on its last day.
    private DateOnly LastDayOfPart =>
        Year == DateOnly.MaxValue.Year && FirstMonth >= 10 ? DateOnly.MaxValue : FirstDay.AddMonths(3).AddDays(-1);

    private string Written => (Month ?? Part, Day) switch
    {
        (null, _) => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}"),
        ({ } month, null) => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-{month:D2}"),
        ({ } month, { } day) => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-{month:D2}-{day:D2}"),
    };

    private static string IsoDay(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "..";
}
