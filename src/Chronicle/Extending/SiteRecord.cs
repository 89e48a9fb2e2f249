using System.Collections.Immutable;

namespace Chronicle.Extending;

/// <summary>The kinds of record.</summary>
public enum SiteRecordKind
{
    /// <summary>A chapter of the text.</summary>
    Chapter,

    /// <summary>A part of the subject with a state and a history.</summary>
    Component,

    /// <summary>A version of the subject, with or without a date.</summary>
    Release,

    /// <summary>A dated event.</summary>
    Milestone,
}

/// <summary>A record of the linked chronicle, with the properties that other programs may use.</summary>
public sealed record SiteRecord
{
    internal SiteRecord()
    {
    }

    /// <summary>The kind of record.</summary>
    public required SiteRecordKind Kind { get; init; }

    /// <summary>The id. It is unique among all records of the site, and permanent.</summary>
    public required string Id { get; init; }

    /// <summary>The title of a milestone or a chapter, the name of a component or a release.</summary>
    public required string Title { get; init; }

    /// <summary>A summary of one or two sentences, in plain text.</summary>
    public required string Summary { get; init; }

    /// <summary>The address of its page, without the base path: <c>/milestones/first-light/</c>.</summary>
    public required string Address { get; init; }

    /// <summary>The address of its page as a link, with the base path.</summary>
    public required string Url { get; init; }

    /// <summary>
    /// The date of a milestone or a release in EDTF: <c>2022-10-03</c>, <c>2022-10~</c>, or an interval <c>2022-10/2022-12</c>. Null if
    /// there is none.
    /// </summary>
    public string? Date { get; init; }

    /// <summary>
    /// The kind of a component or a milestone: a word of <c>component_kinds</c> or <c>milestone_kinds</c>; null for other records.
    /// </summary>
    public string? Term { get; init; }

    /// <summary>The current status of a component: a word of <c>statuses</c>; null for other records.</summary>
    public string? Status { get; init; }

    /// <summary>The people of a component or a milestone; empty for other records.</summary>
    public ImmutableArray<string> People { get; init; } = [];

    /// <summary>The organisations of a component; empty for other records.</summary>
    public ImmutableArray<string> Organisations { get; init; } = [];

    /// <summary>The declared facts of a component, a release or a milestone; empty for a chapter.</summary>
    public ImmutableArray<SiteFact> Facts { get; init; } = [];

    /// <summary>
    /// The ids of records that this record names. A component names related records of any kind. A milestone names its components, its
    /// release, and the milestone that it supersedes. Empty for other records.
    /// </summary>
    public ImmutableArray<string> Related { get; init; } = [];

    /// <summary>The ids of its sources.</summary>
    public ImmutableArray<string> Sources { get; init; } = [];

    /// <summary>The path of the record's file, as messages show it.</summary>
    public required string File { get; init; }
}

/// <summary>
/// A declared fact: its key in <c>site.yml</c>, its label, and its values. A number is written with a decimal point, a date in EDTF, a flag
/// as <c>true</c> or <c>false</c>, and a record as its id.
/// </summary>
public sealed record SiteFact(string Key, string Label, ImmutableArray<string> Values)
{
    /// <summary>
    /// One label for each value: the value <c>{ At home: 1 }</c> has the label <c>At home</c>. Null for a value without a label.
    /// </summary>
    public ImmutableArray<string?> ValueLabels { get; init; } = [];
}

/// <summary>
/// A source of the bibliography. <paramref name="Url"/> is the web address of the source. <paramref name="Address"/> is the page about it
/// on this site, without the base path.
/// </summary>
public sealed record SiteSource(string Id, string Title, string Url, string Address);
