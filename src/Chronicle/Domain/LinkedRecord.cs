using System.Collections.Immutable;
using Chronicle.Primitives;

namespace Chronicle.Domain;

/// <summary>A record, with the data that other records add to it.</summary>
internal sealed record LinkedRecord(
    Record Record, UrlPath Address, LinkedProse Body, ImmutableArray<BibliographyEntry> References, ImmutableArray<Backlink> MentionedIn);

/// <summary>
/// An entry in the list of references of a page. <paramref name="Uses"/> is zero if only the facts of the record cite the source.
/// </summary>
internal sealed record BibliographyEntry(int Number, Source Source, int Uses);

/// <summary>
/// A link to a record in the prose of another record. <paramref name="Part"/> is the index of the link in the parts of the prose.
/// </summary>
internal sealed record Backlink(RecordId To, Record From, LinkedProse Prose, int Part);

/// <summary>The sentence around a link: the words of the link, and the text before and after them.</summary>
internal sealed record LinkSentence(string Before, string Words, string After);
