using System.Collections.Immutable;
using Chronicle.Primitives;

namespace Chronicle.Domain;

/// <summary>
/// The body of a record. Its Markdown is turned into HTML once, except for the parts that depend on the whole site. <see cref="Buffer"/>
/// holds everything in order. A part is a range of the buffer that is not plain markup. The text between two parts is finished HTML. A
/// string and a few arrays need little memory: the prose of ten thousand records takes about fifty megabytes in this form, and several
/// hundred megabytes as syntax trees.
/// </summary>
internal sealed record Prose(
    string Buffer,
    ImmutableArray<ProsePart> Parts,
    ImmutableArray<CrossLink> Links,
    ImmutableArray<Citation> Citations,
    ImmutableArray<Heading> Headings,
    ImmutableArray<Located<string>> Addresses)
{
    public static Prose Empty { get; } = new("", [], [], [], [], []);

    /// <summary>The ids of the charts and diagrams that the prose shows.</summary>
    public ImmutableArray<Located<string>> Drawings { get; init; } = [];

    /// <summary>The http and https addresses of its links. Some of them can lead to pages of this site.</summary>
    public ImmutableArray<Located<string>> FullAddresses { get; init; } = [];

    public bool IsEmpty => Buffer.Length == 0;
}

internal enum PartKind : byte
{
    /// <summary>Plain text, not yet escaped. Names in the text may become links.</summary>
    Text,

    /// <summary>Text, not yet escaped, in which nothing becomes a link: code, headings, the words of a link.</summary>
    Verbatim,

    /// <summary>The end of a block. It covers no text. No sentence continues after it.</summary>
    Break,

    /// <summary>A link <c>[[id]]</c>. The index of the part is an index into <see cref="Prose.Links"/>.</summary>
    Link,

    /// <summary>
    /// One source of a citation <c>[@source]</c>; each source in the brackets has its own part. The index is an index into
    /// <see cref="Prose.Citations"/>.
    /// </summary>
    Citation,

    /// <summary>
    /// A picture: <c>![[chart:id]]</c> or <c>![[diagram:id]]</c>. The index is an index into <see cref="Prose.Drawings"/>.
    /// </summary>
    Drawing,

    /// <summary>An address of this site that begins with a slash. The index is an index into <see cref="Prose.Addresses"/>.</summary>
    Address,
}

/// <summary>A range of <see cref="Prose.Buffer"/>, with the index of the link, citation, drawing or address at this range.</summary>
internal readonly record struct ProsePart(PartKind Kind, int Start, int Length, int Index);

/// <summary>A link to a record as written: <c>[[id#heading|words]]</c>.</summary>
internal sealed record CrossLink(string Target, string? Heading, string? Words, SourceLocation At);

/// <summary>One source of a citation as written: <c>[@source, locator; @other]</c>.</summary>
internal sealed record Citation(SourceId Source, string? Locator, SourceLocation At);

internal sealed record Heading(int Level, string Anchor, string Text, SourceLocation At)
{
    /// <summary>
    /// The links in <see cref="Text"/> that have no words of their own. The text contains the id of the target until the whole site has
    /// been read and the title of the target is known.
    /// </summary>
    public ImmutableArray<HeadingLink> Links { get; init; } = [];
}

/// <summary>The id of a record at an offset in the text of a heading.</summary>
internal readonly record struct HeadingLink(int Start, string Target);
