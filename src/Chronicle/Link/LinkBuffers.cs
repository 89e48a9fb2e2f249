using System.Collections.Immutable;
using Chronicle.Domain;

namespace Chronicle.Link;

/// <summary>
/// The collections that a <see cref="ProseLinker"/> fills. One thread uses them for many records, one after the other. With new collections
/// for each record, linking the prose of 10,000 records allocated 37 MB. With these, it allocates 22 MB.
/// </summary>
internal sealed class LinkBuffers
{
    /// <summary>Clearing a set takes as long as its greatest content was, so a set that was larger than this is replaced.</summary>
    private const int LargestReused = 100;

    public ImmutableArray<ProsePart>.Builder Parts { get; } = ImmutableArray.CreateBuilder<ProsePart>();

    public ImmutableArray<ProseLink>.Builder Links { get; } = ImmutableArray.CreateBuilder<ProseLink>();

    public ImmutableArray<ProseCitation>.Builder Citations { get; } = ImmutableArray.CreateBuilder<ProseCitation>();

    public List<BibliographyEntry> References { get; } = [];

    /// <summary>The number of each reference.</summary>
    public Dictionary<SourceId, int> Numbers { get; private set; } = [];

    /// <summary>The records and terms to which the page has a link.</summary>
    public HashSet<(RecordId Id, string? Heading)> Linked { get; private set; } = [];

    /// <summary>The records that the page mentions.</summary>
    public HashSet<RecordId> Mentioned { get; private set; } = [];

    /// <summary>The index of the part with the first link to each of these records.</summary>
    public List<(RecordId To, int Part)> Mentions { get; } = [];

    /// <summary>Empties all collections for the next record.</summary>
    public LinkBuffers Clear()
    {
        Parts.Clear();
        Links.Clear();
        Citations.Clear();
        References.Clear();
        Mentions.Clear();
        Numbers = Numbers.Count > LargestReused ? [] : Numbers;
        Numbers.Clear();
        Linked = Linked.Count > LargestReused ? [] : Linked;
        Linked.Clear();
        Mentioned = Mentioned.Count > LargestReused ? [] : Mentioned;
        Mentioned.Clear();
        return this;
    }
}
