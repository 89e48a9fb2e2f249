using System.Collections.Immutable;

namespace Chronicle.Extending;

/// <summary>The kinds of record.</summary>
public enum SiteRecordKind
{
    /// <summary>A chapter of the text.</summary>
    Chapter,

    /// <summary>A part of the subject with a state and a history.</summary>
    Component,

    /// <summary>A version of the subject with a date.</summary>
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

    /// <summary>The id. It is unique over all kinds, and permanent.</summary>
    public required string Id { get; init; }

    /// <summary>The title of a milestone or a chapter, the name of a component or a release.</summary>
    public required string Title { get; init; }

    /// <summary>One or two sentences of plain text.</summary>
    public required string Summary { get; init; }

    /// <summary>The address of its page, without the base path: <c>/milestones/first-light/</c>.</summary>
    public required string Address { get; init; }

    /// <summary>The address of its page as a link, with the base path.</summary>
    public required string Url { get; init; }

    /// <summary>The date of a milestone or a release, in the form of its author (EDTF); null if there is none.</summary>
    public string? Date { get; init; }

    /// <summary>The word of <c>component_kinds</c> or <c>milestone_kinds</c>; null for other records.</summary>
    public string? Term { get; init; }

    /// <summary>The current status of a component, a word of <c>statuses</c>; null for other records.</summary>
    public string? Status { get; init; }

    /// <summary>The people of a component or a milestone.</summary>
    public ImmutableArray<string> People { get; init; } = [];

    /// <summary>The organisations of a component.</summary>
    public ImmutableArray<string> Organisations { get; init; } = [];

    /// <summary>The declared facts of a component or a release.</summary>
    public ImmutableArray<SiteFact> Facts { get; init; } = [];

    /// <summary>The ids of the records that this record names in its facts.</summary>
    public ImmutableArray<string> Related { get; init; } = [];

    /// <summary>The ids of its sources.</summary>
    public ImmutableArray<string> Sources { get; init; } = [];

    /// <summary>The file of the record, with the path that messages show.</summary>
    public required string File { get; init; }
}

/// <summary>A declared fact: its key in <c>site.yml</c>, its label, and its values.</summary>
public sealed record SiteFact(string Key, string Label, ImmutableArray<string> Values);

/// <summary>A source of the bibliography.</summary>
public sealed record SiteSource(string Id, string Title, string Url, string Address);
