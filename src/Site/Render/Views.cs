using System.Collections.Immutable;

namespace Site.Render;

// What templates see. Addresses are links that can be written as they are; texts are plain and escaped by the template engine.
// A name in a template is the name here in snake case: HeadTitle is head_title.

/// <summary>What every page has.</summary>
public abstract record PageView
{
    /// <summary>The title in the page's one h1.</summary>
    public required string Title { get; init; }

    /// <summary>The title for the browser and for search engines.</summary>
    public required string HeadTitle { get; init; }

    public required string Description { get; init; }

    /// <summary>The whole address of the page, with scheme and host.</summary>
    public required string Canonical { get; init; }

    /// <summary>The address of the navigation entry that this page belongs to.</summary>
    public string Section { get; init; } = "";

    /// <summary>From the home page down to the page above this one.</summary>
    public ImmutableArray<LinkView> Breadcrumbs { get; init; } = [];

    public LinkView? Previous { get; init; }

    public LinkView? Next { get; init; }

    /// <summary>Where the record's file can be changed.</summary>
    public string? EditUrl { get; init; }

    public DateView? Verified { get; init; }

    public Html Body { get; init; } = Html.Empty;

    public ImmutableArray<ReferenceView> References { get; init; } = [];

    public ImmutableArray<MentionView> MentionedIn { get; init; } = [];

    /// <summary>Places that once were on this page. The renderer fills it from the redirects.</summary>
    public ImmutableArray<MovedPart> Moved { get; init; } = [];
}

/// <summary>An id that stood on the page: where what it named is now, or why it is gone.</summary>
public sealed record MovedPart(string Id, string? Url, string? Gone);

/// <summary>The parts of the frame that are the same on every page. <c>Version</c> changes with the theme's style sheet and scripts: as a query it makes a browser fetch them anew. <c>Previews</c> is the number of files with previews of links.</summary>
public sealed record SiteView(
    string Title, string? Tagline, string Language, string Home, string? Licence, string? Repository, string Version, int Previews, ImmutableArray<LinkView> Navigation);

public sealed record LinkView(string Title, string Url);

/// <summary><c>Text</c> is for people, <c>Machine</c> for the datetime attribute, <c>Edtf</c> says the precision.</summary>
public sealed record DateView(string Text, string Machine, string Edtf);

public sealed record TermView(string Id, string Label, string Plural, string? Description, string Tone);

/// <summary>A milestone in a list. <c>FormerIds</c> are anchors too: links to them were published.</summary>
public sealed record MilestoneItem(
    string Id, string Title, string Url, DateView Date, string Summary, TermView Kind, string KindUrl, LinkView? Release, ImmutableArray<LinkView> Components, ImmutableArray<string> FormerIds);

/// <summary>A component in a list.</summary>
public sealed record ComponentItem(string Id, string Name, string Url, string Summary, TermView Kind, TermView Status, LinkView? Since);

/// <summary>A component that gained a status, and the milestone that says so.</summary>
public sealed record ChangeView(LinkView Component, string Summary, TermView Status, LinkView Milestone);

public sealed record ReleaseItem(string Version, string Title, string Url, string Summary, DateView? Date, bool LongTerm, DateView? EndOfLife);

/// <summary>A declared field with its values. <c>Code</c> asks for a fixed-width face.</summary>
public sealed record FieldView(string Label, string? Description, bool Code, ImmutableArray<string> Values);

public sealed record FigureView(string Label, string? Description, string Value);

public sealed record ReferenceView(
    int Number, string Anchor, ImmutableArray<LinkView> Uses, SourceItem Source);

public sealed record SourceItem(
    string Id, string Title, string PageUrl, string Url, string? Archived, string Authors, string? Publisher, DateView? Date, string Kind);

public sealed record MentionView(LinkView From, string Kind, string Before, string Words, string After);
