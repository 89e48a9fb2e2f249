namespace Chronicle.Primitives;

/// <summary>The kinds of <see cref="DateSpan"/>.</summary>
internal enum SpanKind
{
    /// <summary>A period from the first to the second date.</summary>
    Period,

    /// <summary>One day, on the date or before it.</summary>
    Before,

    /// <summary>One day, on the date or after it.</summary>
    After,
}

/// <summary>
/// The two ends of a period, or the limit of one uncertain day. In a period, null means that an end is open (<c>..</c>: the period has no
/// end) or unknown (the period has an end, but nobody knows its date). <see cref="IsOpen"/> distinguishes the two cases.
/// </summary>
internal sealed record DateSpan(SpanKind Kind, PartialDate? From, PartialDate? To)
{
    public bool IsOpen { get; init; }

    public string Edtf => Kind switch
    {
        SpanKind.Before => $"[..{To}]",
        SpanKind.After => $"[{From}..]",
        _ => $"{Write(From)}/{Write(To)}",
    };

    /// <summary>The period as a date. Its year, month and day come from the beginning, or from the end if the beginning is null.</summary>
    public PartialDate ToDate() => (From ?? To!.Value) with { Span = this, Approximate = false };

    private string Write(PartialDate? end) => end?.Edtf ?? (IsOpen ? ".." : "");
}
