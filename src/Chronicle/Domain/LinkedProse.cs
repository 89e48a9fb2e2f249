using System.Collections.Immutable;
using Chronicle.Primitives;

namespace Chronicle.Domain;

/// <summary>
/// Prose with resolved links and numbered citations. It has the same structure as <see cref="Prose"/>. An automatic link has a part that
/// covers the name in the buffer, because the words of the link replace the name.
/// </summary>
internal sealed record LinkedProse(
    string Buffer, ImmutableArray<ProsePart> Parts, ImmutableArray<ProseLink> Links, ImmutableArray<ProseCitation> Citations,
    ImmutableArray<Heading> Headings, ImmutableArray<Located<string>> Addresses)
{
    /// <summary>The ids of the charts and diagrams that the prose shows.</summary>
    public ImmutableArray<Located<string>> Drawings { get; init; } = [];

    /// <summary>The http and https addresses of its links.</summary>
    public ImmutableArray<Located<string>> FullAddresses { get; init; } = [];

    /// <summary>The words of a part, as plain text; empty for a part that is no text and no link to a record.</summary>
    public ReadOnlySpan<char> WordsOf(in ProsePart part) => part.Kind switch
    {
        PartKind.Text or PartKind.Verbatim => Buffer.AsSpan(part.Start, part.Length),
        PartKind.Link => Links[part.Index].Words,
        _ => default,
    };

    public bool HasDiagram(Settings settings) =>
        Drawings.Any(drawing => settings.Diagrams.Any(diagram => diagram.Id == drawing.Value));
}

/// <summary>A link in prose. Without an address, only its words are shown.</summary>
internal sealed record ProseLink(UrlPath? Address, string? Heading, string Words, RecordId? Target);

/// <summary>
/// A citation in prose. <paramref name="Number"/> is the number of the reference on the page. <paramref name="Use"/> counts the citations
/// of this reference on the page. Both begin at 1.
/// </summary>
internal sealed record ProseCitation(int Number, int Use, string? Locator);
