using System.Globalization;

namespace Chronicle.Primitives;

/// <summary>
/// A date with the precision that is known: a year, a month or a day, each perhaps approximate.
/// Written in a subset of EDTF (ISO 8601-2): <c>2022</c>, <c>2022-10</c>, <c>2022-10-03</c>, <c>2022-10~</c>.
/// </summary>
internal readonly record struct PartialDate(int Year, int? Month, int? Day, bool Approximate) : IComparable<PartialDate>
{
    /// <summary>The first day that the date can mean.</summary>
    public DateOnly FirstDay => new(Year, Month ?? 1, Day ?? 1);

    /// <summary>The last day that the date can mean.</summary>
    public DateOnly LastDay => (Month, Day) switch
    {
        (null, _) => new(Year, 12, 31),
        (_, null) => new(Year, Month.Value, DateTime.DaysInMonth(Year, Month.Value)),
        _ => FirstDay,
    };

    /// <summary>The date in EDTF, as its author wrote it.</summary>
    public string Edtf => Machine + (Approximate ? "~" : "");

    /// <summary>The date for the <c>datetime</c> attribute of HTML, which knows years, months and days but no approximation.</summary>
    public string Machine => (Month, Day) switch
    {
        (null, _) => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}"),
        (_, null) => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-{Month.Value:D2}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-{Month.Value:D2}-{Day.Value:D2}"),
    };

    public static bool TryParse(ReadOnlySpan<char> text, out PartialDate date)
    {
        date = default;
        var approximate = text.EndsWith("~");
        if (approximate)
            text = text[..^1];
        if (text.Length is not (4 or 7 or 10) || !TryDigits(text[..4], out var year) || year == 0)
            return false;
        int? month = null, day = null;
        if (text.Length >= 7)
        {
            if (text[4] != '-' || !TryDigits(text[5..7], out var m) || m is < 1 or > 12)
                return false;
            month = m;
        }
        if (text.Length == 10)
        {
            if (text[7] != '-' || !TryDigits(text[8..], out var d) || d < 1 || d > DateTime.DaysInMonth(year, month!.Value))
                return false;
            day = d;
        }
        date = new(year, month, day, approximate);
        return true;
    }

    /// <summary>By the first day; at a tie the less precise first.</summary>
    public int CompareTo(PartialDate other)
    {
        // Not by FirstDay, which no date at all (the default) does not have.
        var byDay = (Year, Month ?? 1, Day ?? 1).CompareTo((other.Year, other.Month ?? 1, other.Day ?? 1));
        return byDay != 0 ? byDay : Precision.CompareTo(other.Precision);
    }

    public override string ToString() => Edtf;

    private int Precision => Month is null ? 0 : Day is null ? 1 : 2;

    private static bool TryDigits(ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
                return false;
            value = value * 10 + (c - '0');
        }
        return true;
    }
}
