using System.Collections.Immutable;
using Chronicle.Input;
using Chronicle.Primitives;
using Chronicle.Read.Schema;

namespace Chronicle.Domain;

/// <summary>The name of a record: unique over the whole site, and never given another meaning.</summary>
internal sealed record RecordId(string Value) : IComparable<RecordId>
{
    public int CompareTo(RecordId? other) => string.CompareOrdinal(Value, other?.Value);

    public override string ToString() => Value;
}

/// <summary>The name of a source. Sources have a name space of their own.</summary>
internal sealed record SourceId(string Value) : IComparable<SourceId>
{
    public int CompareTo(SourceId? other) => string.CompareOrdinal(Value, other?.Value);

    public override string ToString() => Value;
}

/// <summary>The common properties of all records that have a page: one Markdown file, facts in front, prose below.</summary>
internal abstract record Record
{
    public required RecordId Id { get; init; }

    /// <summary>The first line of the record's file.</summary>
    public required SourceLocation At { get; init; }

    public required string Summary { get; init; }

    public required Prose Body { get; init; }

    public required ImmutableArray<Located<SourceId>> Sources { get; init; }

    public PartialDate? Verified { get; init; }

    /// <summary>Corrections of earlier errors, in the author's words.</summary>
    public ImmutableArray<Correction> Corrections { get; init; } = [];

    /// <summary>The revision of the record's file alone, for citations.</summary>
    public string Revision { get; init; } = "";

    /// <summary>Whether the first plain mention of another record's name becomes a link.</summary>
    public bool AutoLink { get; init; } = true;

    /// <summary>The id under which the record was first published, if it has another now.</summary>
    public RecordId? FirstId { get; init; }

    /// <summary>
    /// The id of the record in feeds and calendars. It is the record's first id and never changes, even if the address does.
    /// </summary>
    public RecordId Identity => FirstId ?? Id;

    /// <summary>The name of the record in links, headings and lists, without marks.</summary>
    public abstract string Title { get; }

    /// <summary>The name with the marks of inline code, if it has any.</summary>
    public string? MarkedTitle { get; init; }

    /// <summary>The name as a page shows it.</summary>
    public string ShownTitle => MarkedTitle ?? Title;

    /// <summary>The facts of this subject.</summary>
    public ImmutableArray<FieldValue> Fields { get; init; } = [];

    /// <summary>The same with those of its parts.</summary>
    public virtual IEnumerable<FieldValue> AllFields => Fields;
}

/// <summary>A chapter of the source text.</summary>
internal sealed record Chapter : Record
{
    public required string Heading { get; init; }

    /// <summary>The place among the chapters, ascending.</summary>
    public required int Order { get; init; }

    /// <summary>Whether its headings are terms that other pages link to by themselves.</summary>
    public bool IsGlossary { get; init; }

    public override string Title => Heading;
}

/// <summary>
/// A record that was published once and counts no more: merged into another, split into several, or withdrawn. It keeps its page, which
/// says so.
/// </summary>
internal sealed record Retired : Record
{
    public required string Name { get; init; }

    /// <summary>The folder of its file: the kind of record that it was.</summary>
    public required string Folder { get; init; }

    public Located<RecordId>? SupersededBy { get; init; }

    public ImmutableArray<Located<RecordId>> SplitInto { get; init; } = [];

    /// <summary>Why it was withdrawn.</summary>
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

    /// <summary>The component that it is a part of.</summary>
    public Located<RecordId>? Parent { get; init; }

    /// <summary>Its parts that need no page, in the order of the file.</summary>
    public ImmutableArray<PartRow> Parts { get; init; } = [];

    public override IEnumerable<FieldValue> AllFields => Fields.Concat(Parts.SelectMany(part => part.Fields));

    /// <summary>The statuses in single dimensions, by the id of the dimension.</summary>
    public ImmutableArray<DimensionStatus> StatusBy { get; init; } = [];

    public ImmutableArray<string> People { get; init; } = [];

    public ImmutableArray<string> Organisations { get; init; } = [];

    public string? Licence { get; init; }

    public ImmutableArray<Located<RecordId>> Related { get; init; } = [];

    public ImmutableArray<WebLink> Links { get; init; } = [];

    public override string Title => Name;
}

/// <summary>A release of the subject. Without a date it is not out yet.</summary>
internal sealed record Release : Record
{
    public required string Name { get; init; }

    /// <summary>The version as people write it; the id has lower-case letters only.</summary>
    public required string Version { get; init; }

    public Located<PartialDate>? Date { get; init; }

    /// <summary>The name of its line of releases, if the record states one.</summary>
    public string? StatedLine { get; init; }

    public bool IsPrerelease { get; init; }

    /// <summary>The release that this one mends.</summary>
    public Located<RecordId>? Parent { get; init; }

    public bool LongTerm { get; init; }

    /// <summary>The end of the last phase of its support, in the short form.</summary>
    public Located<PartialDate>? EndOfLife { get; init; }

    public ImmutableArray<StatedPeriod> Support { get; init; } = [];

    public ImmutableArray<Figure> Figures { get; init; } = [];

    /// <summary>Where the figures were counted. One of the record's sources.</summary>
    public Located<SourceId>? FiguresSource { get; init; }

    public ImmutableArray<WebLink> Links { get; init; } = [];


    public override string Title => Name;
}

/// <summary>A dated event.</summary>
internal sealed record Milestone : Record, IComparable<Milestone>
{
    public required string Heading { get; init; }

    public required Located<PartialDate> Date { get; init; }

    public required Located<string> Kind { get; init; }

    /// <summary>The place among the milestones of the same date.</summary>
    public int Order { get; init; }

    /// <summary>The release that it is about. With <see cref="Changes"/>: the release that brought them.</summary>
    public Located<RecordId>? Release { get; init; }

    public ImmutableArray<Located<RecordId>> Components { get; init; } = [];

    public ImmutableArray<StatusChange> Changes { get; init; } = [];

    public ImmutableArray<string> People { get; init; } = [];

    public Located<RecordId>? Supersedes { get; init; }

    /// <summary>Whether it is one of the few events that the drawing names.</summary>
    public bool IsKey { get; init; }

    public override string Title => Heading;

    /// <summary>In time; at a tie the less precise date first, then by the stated order, then by id.</summary>
    public int CompareTo(Milestone? other)
    {
        if (other is null)
            return 1;
        var byDate = Date.Value.CompareTo(other.Date.Value);
        var byOrder = byDate != 0 ? byDate : Order.CompareTo(other.Order);
        return byOrder != 0 ? byOrder : Id.CompareTo(other.Id);
    }
}

/// <summary>The status that a component gains with a milestone: as a whole, or in a dimension.</summary>
internal sealed record StatusChange(Located<RecordId> Component, Located<string> Status, Located<string>? Dimension = null);

/// <summary>The status of a component in a dimension.</summary>
internal sealed record DimensionStatus(Located<string> Dimension, Located<string> Status);

/// <summary>A dated correction of a record.</summary>
internal sealed record Correction(Located<PartialDate> Date, string Text);

internal sealed record WebLink(string Title, string Url);

internal sealed record Figure(FigureDeclaration Declaration, decimal Value, ValueLife Life);
