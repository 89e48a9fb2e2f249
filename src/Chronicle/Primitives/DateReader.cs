using System.Collections.Immutable;

namespace Chronicle.Primitives;

/// <summary>
/// Reads dates in a subset of EDTF (ISO 8601-2):
/// <list type="bullet">
/// <item><c>2022</c>, <c>2022-10</c>, <c>2022-10-03</c>; <c>2022-21</c> to <c>2022-24</c>, the seasons from spring to winter;
/// <c>2022-33</c> to <c>2022-36</c>, the quarters; each with <c>~</c> after it for approximate.</item>
/// <item><c>2022-10/2023-01</c>, a period from the first to the second date; <c>2022/..</c> and <c>../2022</c> with an open end;
/// <c>2022/</c> and <c>/2022</c> with an unknown end.</item>
/// <item><c>[..2018-10-02]</c>, <c>≤2018-10-02</c> or <c>&lt;=2018-10-02</c>, one day, on that date or before it;
/// <c>[2018-10-02..]</c>, <c>≥2018-10-02</c> or <c>&gt;=2018-10-02</c>, one day, on that date or after it.</item>
/// </list>
/// </summary>
internal static class DateReader
{
    /// <summary>The characters before and after the earliest or the latest possible date of an uncertain day.</summary>
    private static readonly ImmutableArray<(string Start, string End, SpanKind Kind)> Bounds =
    [
        ("[..", "]", SpanKind.Before), ("≤", "", SpanKind.Before), ("<=", "", SpanKind.Before),
        ("[", "..]", SpanKind.After), ("≥", "", SpanKind.After), (">=", "", SpanKind.After),
    ];

    public static bool TryRead(ReadOnlySpan<char> text, out PartialDate date)
    {
        foreach (var (start, end, kind) in Bounds)
            if (Strip(text, start, end) is { IsEmpty: false } limit)
                return TryBound(limit, kind, out date);
        return text.IndexOf('/') is >= 0 and var slash ? TryPeriod(text[..slash], text[(slash + 1)..], out date) : TryOne(text, out date);
    }

    private static ReadOnlySpan<char> Strip(ReadOnlySpan<char> text, string start, string end) =>
        text.Length > start.Length + end.Length && text.StartsWith(start) && text.EndsWith(end)
            ? text[start.Length..^end.Length].Trim(' ') : default;

    private static bool TryBound(ReadOnlySpan<char> text, SpanKind kind, out PartialDate date)
    {
        if (!TryOne(text, out date))
            return false;
        date = (kind == SpanKind.Before ? new DateSpan(kind, null, date) : new DateSpan(kind, date, null)).ToDate();
        return true;
    }

    private static bool TryPeriod(ReadOnlySpan<char> from, ReadOnlySpan<char> to, out PartialDate date)
    {
        date = default;
        if (!TryEnd(from, out var first, out var isOpen) || !TryEnd(to, out var last, out var isOpenToo))
            return false;
        if (first is null && last is null || first is { } a && last is { } b && a.FirstDay > b.LastDay)
            return false;
        date = new DateSpan(SpanKind.Period, first, last) { IsOpen = isOpen || isOpenToo }.ToDate();
        return true;
    }

    private static bool TryEnd(ReadOnlySpan<char> text, out PartialDate? end, out bool isOpen)
    {
        end = null;
        isOpen = text is "..";
        if (isOpen || text.IsEmpty)
            return true;
        if (!TryOne(text, out var date))
            return false;
        end = date;
        return true;
    }

    private static bool TryOne(ReadOnlySpan<char> text, out PartialDate date)
    {
        date = default;
        var approximate = text.EndsWith("~");
        if (approximate)
            text = text[..^1];
        if (text.Length is not (4 or 7 or 10) || !TryDigits(text[..4], out var year) || year == 0)
            return false;
        if (text.Length == 4)
        {
            date = new(year, null, null, approximate);
            return true;
        }
        if (text[4] != '-' || !TryDigits(text[5..7], out var month))
            return false;
        if (text.Length == 7 && month is >= 21 and <= 24 or >= 33 and <= 36)
        {
            date = new(year, null, null, approximate) { Part = month };
            return true;
        }
        if (month is < 1 or > 12)
            return false;
        int? day = null;
        if (text.Length == 10)
        {
            if (text[7] != '-' || !TryDigits(text[8..], out var d) || d < 1 || d > DateTime.DaysInMonth(year, month))
                return false;
            day = d;
        }
        date = new(year, month, day, approximate);
        return true;
    }

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
