using System.Collections.Immutable;
using Chronicle.Primitives;

namespace Chronicle.Domain;

/// <summary>The id of a record. It is unique among all records of the site and never gets another meaning.</summary>
internal sealed record RecordId(string Value) : IComparable<RecordId>
{
    // Ids are the keys of most tables. These members are faster than the generated ones, which also compare the types of the objects.
    public bool Equals(RecordId? other) => other is not null && Value == other.Value;

    public override int GetHashCode() => Value.GetHashCode();

    public int CompareTo(RecordId? other) => string.CompareOrdinal(Value, other?.Value);

    public override string ToString() => Value;
}

/// <summary>The common properties of all records that have a page. Each is one Markdown file, with the facts before the prose.</summary>
internal abstract record Record
{
    /// <summary>The names of all kinds, in the order in which pages list them.</summary>
    public static readonly ImmutableArray<string> KindNames = ["chapter", "component", "release", "milestone"];

    /// <summary>The name of the kind, in identifiers and in messages. A retired record keeps the kind that it had.</summary>
    public abstract string KindName { get; }

    public required RecordId Id { get; init; }

    /// <summary>The location of the first key; the start of the file if its facts cannot be read.</summary>
    public required SourceLocation At { get; init; }

    /// <summary>The summary in one or two sentences, without the marks of inline code.</summary>
    public required string Summary { get; init; }

    /// <summary>The summary with the marks of inline code, if it has any.</summary>
    public string? MarkedSummary { get; init; }

    /// <summary>The summary as a page shows it.</summary>
    public string ShownSummary => MarkedSummary ?? Summary;

    public required Prose Body { get; init; }

    public required ImmutableArray<Located<SourceId>> Sources { get; init; }

    public PartialDate? Verified { get; init; }

    /// <summary>The location of <see cref="Verified"/>, or of the record.</summary>
    public SourceLocation VerifiedAt { get; init; }

    /// <summary>The location of the title, or of the record if its title is not stated.</summary>
    public SourceLocation TitleAt { get; init; }

    /// <summary>Corrections of earlier errors, in the author's words.</summary>
    public ImmutableArray<Correction> Corrections { get; init; } = [];

    /// <summary>The date of the last correction; null if there is none.</summary>
    public PartialDate? LastCorrected => Corrections.IsEmpty ? null : Corrections.Max(correction => correction.Date.Value);

    /// <summary>The date of the last check or of the last correction, whichever is later; null if there is neither.</summary>
    public PartialDate? LastChecked => new[] { LastCorrected, Verified }.Max();

    /// <summary>The revision of the record's file alone, for citations.</summary>
    public string Revision { get; init; } = "";

    /// <summary>Whether the first plain mention of another record's name in the prose becomes a link.</summary>
    public bool AutoLink { get; init; } = true;

    /// <summary>The id under which the record was first published, if its id is now different.</summary>
    public RecordId? FirstId { get; init; }

    /// <summary>The location of <see cref="FirstId"/>, or of the record.</summary>
    public SourceLocation FirstIdAt { get; init; }

    /// <summary>
    /// The id of the record in feeds and calendars. It is the record's first id and never changes, even if the address does.
    /// </summary>
    public RecordId Identity => FirstId ?? Id;

    /// <summary>The name of the record in links, headings and lists, without the marks of inline code.</summary>
    public abstract string Title { get; }

    /// <summary>The name with the marks of inline code, if it has any.</summary>
    public string? MarkedTitle { get; init; }

    /// <summary>The name as a page shows it.</summary>
    public string ShownTitle => MarkedTitle ?? Title;

    /// <summary>The values of the declared fields.</summary>
    public ImmutableArray<FieldValue> Fields { get; init; } = [];

    /// <summary>The value of a declared field of the record; null if the record does not state it.</summary>
    public FieldValue? Field(string id) => Fields.FirstOrDefault(value => value.Field.Id == id);

    /// <summary>The values of the declared fields of the record and, for a component, of its parts.</summary>
    public virtual ImmutableArray<FieldValue> AllFields => Fields;
}

/// <summary>A chapter: prose on a page of its own, with a position among all chapters.</summary>
internal sealed record Chapter : Record
{
    public required string Heading { get; init; }

    /// <summary>The order number among the chapters, ascending.</summary>
    public required int Order { get; init; }

    /// <summary>Whether its headings are terms, so that other pages link to them automatically.</summary>
    public bool IsGlossary { get; init; }

    public override string KindName => "chapter";

    public override string Title => Heading;
}

/// <summary>
/// A record that was published and is no longer valid: merged into another one, split into several, or withdrawn. Its page stays and gives
/// the reason.
/// </summary>
internal sealed record Retired : Record
{
    public required string Name { get; init; }

    /// <summary>The folder of its file, which shows the kind that the record had: for example <c>milestones</c>.</summary>
    public required string Folder { get; init; }

    // The input folders have the names of the kinds of their records. The only exception: chapters are in `text`.
    public override string KindName => Folder == "text" ? "chapter" : Folder.TrimEnd('s');

    public Located<RecordId>? SupersededBy { get; init; }

    public ImmutableArray<Located<RecordId>> SplitInto { get; init; } = [];

    /// <summary>The reason for the withdrawal.</summary>
    public string? Withdrawn { get; init; }

    public override string Title => Name;
}

/// <summary>A part of the subject that has a state and a history.</summary>
internal sealed record Component : Record
{
    public required string Name { get; init; }

    public required Located<string> Kind { get; init; }

    public required Located<string> Status { get; init; }

    public ImmutableArray<Located<string>> Aliases { get; init; } = [];

    public Located<RecordId>? Since { get; init; }

    /// <summary>The component of which this component is a part.</summary>
    public Located<RecordId>? Parent { get; init; }

    /// <summary>The parts that need no page, in the order of the file.</summary>
    public ImmutableArray<PartRow> PartRows { get; init; } = [];

    public override ImmutableArray<FieldValue> AllFields => PartRows.IsEmpty ? Fields
        : [.. Fields, .. PartRows.SelectMany(part => part.Fields)];

    /// <summary>The statuses in single dimensions, by the id of the dimension.</summary>
    public ImmutableArray<DimensionStatus> StatusBy { get; init; } = [];

    public ImmutableArray<string> People { get; init; } = [];

    public ImmutableArray<string> Organisations { get; init; } = [];

    public string? Licence { get; init; }

    public ImmutableArray<Located<RecordId>> Related { get; init; } = [];

    public ImmutableArray<WebLink> Links { get; init; } = [];

    public override string KindName => "component";

    public override string Title => Name;
}

/// <summary>A release of the subject. A release without a date is not published yet.</summary>
internal sealed record Release : Record
{
    public required string Name { get; init; }

    /// <summary>The version as people write it; the id has lower-case letters only.</summary>
    public required string Version { get; init; }

    public Located<PartialDate>? Date { get; init; }

    /// <summary>The name of its line of releases, if the record states one.</summary>
    public string? StatedLine { get; init; }

    public bool IsPrerelease { get; init; }

    /// <summary>The release that this release patches.</summary>
    public Located<RecordId>? Parent { get; init; }

    public bool LongTerm { get; init; }

    /// <summary>The end of the last phase of support, if the record states it in the short form <c>end_of_life</c>.</summary>
    public Located<PartialDate>? EndOfLife { get; init; }

    public ImmutableArray<StatedPeriod> Support { get; init; } = [];

    public ImmutableArray<Figure> Figures { get; init; } = [];

    /// <summary>A declared figure of the release; null if the release does not state it.</summary>
    public Figure? Figure(string id) => Figures.FirstOrDefault(figure => figure.Declaration.Id == id);

    /// <summary>The source of the figures. It is one of the sources of the record.</summary>
    public Located<SourceId>? FiguresSource { get; init; }

    public ImmutableArray<WebLink> Links { get; init; } = [];

    public override string KindName => "release";

    public override string Title => Name;
}

/// <summary>A dated event.</summary>
internal sealed record Milestone : Record, IComparable<Milestone>
{
    public required string Heading { get; init; }

    public required Located<PartialDate> Date { get; init; }

    public required Located<string> Kind { get; init; }

    /// <summary>The order number among the milestones of the same date.</summary>
    public int Order { get; init; }

    /// <summary>The release to which the milestone belongs. If there are <see cref="Changes"/>, this release contains them.</summary>
    public Located<RecordId>? Release { get; init; }

    public ImmutableArray<Located<RecordId>> Components { get; init; } = [];

    public ImmutableArray<StatusChange> Changes { get; init; } = [];

    public ImmutableArray<string> People { get; init; } = [];

    public Located<RecordId>? Supersedes { get; init; }

    /// <summary>Whether the milestone is a key event. The drawn chronology shows the names of key events.</summary>
    public bool IsKey { get; init; }

    public override string KindName => "milestone";

    public override string Title => Heading;

    /// <summary>
    /// Sorts by date. If the first days of two dates are equal, the less precise date comes first. Then the order number decides, then the
    /// id.
    /// </summary>
    public int CompareTo(Milestone? other)
    {
        if (other is null)
            return 1;
        var byDate = Date.Value.CompareTo(other.Date.Value);
        var byOrder = byDate != 0 ? byDate : Order.CompareTo(other.Order);
        return byOrder != 0 ? byOrder : Id.CompareTo(other.Id);
    }
}

/// <summary>The new status that a milestone gives a component: for the whole component, or for one dimension.</summary>
internal sealed record StatusChange(Located<RecordId> Component, Located<string> Status, Located<string>? Dimension = null)
{
    /// <summary>The key of the status as a whole in <c>changes: { lamp: { status: sold, home: sold } }</c>.</summary>
    public const string Whole = "status";
}

/// <summary>The status of a component in a dimension.</summary>
internal sealed record DimensionStatus(Located<string> Dimension, Located<string> Status);

/// <summary>A dated correction of a record.</summary>
internal sealed record Correction(Located<PartialDate> Date, string Text);

internal sealed record WebLink(string Title, Located<string> Url);
