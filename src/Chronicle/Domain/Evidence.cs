using System.Collections.Immutable;
using Chronicle.Primitives;

namespace Chronicle.Domain;

/// <summary>
/// The result for one value in one tree: a line of the evidence file below <c>input/evidence/</c>. The tree is given either by a tag with
/// an object, or by the version of an unpacked tree.
/// </summary>
internal sealed record Finding
{
    public required SourceLocation At { get; init; }

    public required string Field { get; init; }

    /// <summary>
    /// The value in the record, if the question searches for it in the tree; null if the question reads the value from the tree.
    /// </summary>
    public string? Value { get; init; }

    /// <summary>The release whose tree was read; null for a commit.</summary>
    public string? Release { get; init; }

    public required bool Found { get; init; }

    /// <summary>
    /// The values that the tree states: one value, the entries of a list, or a number. Empty if the question searches for
    /// <see cref="Value"/>.
    /// </summary>
    public ImmutableArray<string> Seen { get; init; } = [];

    /// <summary>
    /// The path of the file that contains the value. Null if the value is itself a path, or if the answer comes from several files.
    /// </summary>
    public string? Path { get; init; }

    public string? Tag { get; init; }

    public string? Object { get; init; }

    /// <summary>The version that an unpacked tree states.</summary>
    public string? Tree { get; init; }

    public PartialDate? On { get; init; }

    /// <summary>The author date of a commit; null for a finding that is not about a commit.</summary>
    public PartialDate? Authored { get; init; }

    /// <summary>The commit date of a commit; null for a finding that is not about a commit.</summary>
    public PartialDate? Committed { get; init; }

    /// <summary>The first release that contains the commit; null if there is none, or if the finding is not about a commit.</summary>
    public string? First { get; init; }

    /// <summary>The tree of the finding in words: a tag, the version of a tree, or a release. Empty for a commit.</summary>
    public string Where => Tag ?? Tree ?? Release ?? "";

    public (string Field, string? Value, string? Release) Key => (Field, Value, Release);

    /// <summary>Whether another finding has the same result. <see cref="On"/>, the day of the answer, does not count.</summary>
    public bool Agrees(Finding other) =>
        Seen.SequenceEqual(other.Seen) && this with { At = other.At, On = other.On, Seen = other.Seen } == other;
}

/// <summary>The findings about one record or source.</summary>
internal sealed record EvidenceFile(string Id, bool OfSource, SourceLocation At, ImmutableArray<Finding> Findings);

/// <summary>
/// The state of a claim. Proved: a tree confirms it. Cited: only its sources support it. Disputed: a tree contradicts it, and the record
/// gives the reason. Contradicted: a tree contradicts it and the record gives no reason, which is an error.
/// </summary>
internal enum ClaimState { Proved, Cited, Disputed, Contradicted }

/// <summary>A statement of a record that a tree can confirm, with the findings about it.</summary>
internal sealed record Claim
{
    /// <summary>The id of the record or the source.</summary>
    public required string Subject { get; init; }

    public bool OfSource { get; init; }

    public required string Field { get; init; }

    public required string Label { get; init; }

    /// <summary>The value as the page shows it.</summary>
    public required string Value { get; init; }

    public required SourceLocation At { get; init; }

    public ClaimState State { get; init; } = ClaimState.Cited;

    /// <summary>The reason that the record gives for a contradiction.</summary>
    public string? Reason { get; init; }

    /// <summary>The findings about the claim, in the order of their releases.</summary>
    public required ImmutableArray<Finding> Findings { get; init; }

    /// <summary>The finding that pages show as the proof: the newest one that confirms the value; null if no finding confirms it.</summary>
    public Finding? Proof { get; init; }

    public Question? Question { get; init; }
}

/// <summary>All claims of the site.</summary>
internal sealed class EvidenceState(ImmutableArray<Claim> claims)
{
    private readonly ILookup<(string Subject, bool OfSource), Claim> _bySubject = claims.ToLookup(claim => (claim.Subject, claim.OfSource));

    /// <summary>
    /// All claims: the claims of components, then of releases, then of sources. The claims of a record are in the order of its fields and
    /// values.
    /// </summary>
    public ImmutableArray<Claim> Claims => claims;

    public ImmutableArray<Claim> Of(Record record) => [.. _bySubject[(record.Id.Value, false)]];

    public ImmutableArray<Claim> Of(Source source) => [.. _bySubject[(source.Id.Value, true)]];
}
