using System.Collections.Immutable;
using Chronicle.Primitives;

namespace Chronicle.Domain;

/// <summary>A publication that supports statements.</summary>
internal sealed record Source
{
    public required SourceId Id { get; init; }

    public required SourceLocation At { get; init; }

    /// <summary>The title without the marks of inline code.</summary>
    public required string Title { get; init; }

    /// <summary>The title as a page shows it, with the marks of inline code.</summary>
    public required string ShownTitle { get; init; }

    public ImmutableArray<FieldValue> Fields { get; init; } = [];

    public required Located<string> Url { get; init; }

    public required string Kind { get; init; }

    public string? Publisher { get; init; }

    public ImmutableArray<string> Authors { get; init; } = [];

    public PartialDate? Date { get; init; }

    public Located<string>? Archived { get; init; }

    public string? Commit { get; init; }

    /// <summary>The location of the commit, and the reason that the record gives if the repository contradicts it.</summary>
    public ValueLife? CommitLife { get; init; }

    /// <summary>Whether <see cref="Date"/> is the author date of the commit; if not, it is the commit date.</summary>
    public bool IsAuthorDate { get; init; }

    public string? MessageId { get; init; }

    public SourceLocation? MessageIdAt { get; init; }

    /// <summary>The part of the source that the author read, as a short sentence.</summary>
    public string? Checked { get; init; }
}

/// <summary>The id of a source. It can be equal to the id of a record.</summary>
internal sealed record SourceId(string Value) : IComparable<SourceId>
{
    public bool Equals(SourceId? other) => other is not null && Value == other.Value;

    public override int GetHashCode() => Value.GetHashCode();

    public int CompareTo(SourceId? other) => string.CompareOrdinal(Value, other?.Value);

    public override string ToString() => Value;
}
