namespace Chronicle.Primitives;

/// <summary>The meaning of a time between two dates.</summary>
internal enum SpanKind
{
    /// <summary>A period from the first to the second date.</summary>
    Lasting,

    /// <summary>One day, on the date or before it.</summary>
    Before,

    /// <summary>One day, on the date or after it.</summary>
    After,
}

/// <summary>
/// The ends of a period. An end that is null is open (<c>..</c>: the period has no end) or unknown (empty: there is an end, but its date is
/// unknown).
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

    /// <summary>The date with these ends.</summary>
    public PartialDate ToDate() => (From ?? To!.Value) with { Span = this, Approximate = false };

    private string Write(PartialDate? end) => end?.Edtf ?? (IsOpen ? ".." : "");
}
