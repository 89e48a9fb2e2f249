using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Link;

/// <summary>
/// All records, each id once, in the orders in which the site shows them. <c>LeftOut</c> has the names of the records that are in the
/// input but not on the site (<see cref="VisibleRecords"/>).
/// </summary>
internal sealed record RecordIndex(
    ImmutableArray<Chapter> Chapters,
    ImmutableArray<Component> Components,
    ImmutableArray<Release> Releases,
    ImmutableArray<Milestone> Milestones,
    ImmutableArray<Source> Sources,
    IReadOnlyDictionary<RecordId, Record> ById,
    IReadOnlyDictionary<SourceId, Source> SourceById,
    ImmutableDictionary<RecordId, string> LeftOut)
{
    /// <summary>The address of each record. It is made once, because thousands of links may lead to one record.</summary>
    public IReadOnlyDictionary<RecordId, UrlPath> Addresses { get; } = ById.ToDictionary(entry => entry.Key, entry =>
        Routes.Of(entry.Value));

    /// <summary>Whether this source is in the input but is hidden, or is unusable because of a reported error.</summary>
    public bool IsLeftOut(SourceId source) => LeftOutSources.Contains(source);

    /// <summary>Whether no record and no source is hidden or unusable.</summary>
    public bool IsComplete => LeftOut.IsEmpty && LeftOutSources.IsEmpty;

    private ImmutableHashSet<SourceId> LeftOutSources { get; init; } = [];

    public ImmutableArray<Retired> Retired { get; init; } = [];

    private readonly Lazy<Dictionary<string, RecordId>> _names = new(() => Names(Components, Releases));
    private readonly Lazy<Dictionary<RecordId, int>> _indexes = new(() => Releases.DistinctBy(release => release.Id)
        .Select((release, index) => (release.Id, index)).ToDictionary());
    private readonly Lazy<Dictionary<RecordId, RecordId?>> _successors = new(() => LastSuccessors(ById));

    public IEnumerable<Record> Records => [.. Chapters, .. Components, .. Releases, .. Milestones, .. Retired];

    public static RecordIndex Create(VisibleRecords visible, DiagnosticBag diagnostics)
    {
        var parsed = visible.ParsedSite;
        var byId = Unique(parsed.Records, diagnostics);
        var sources = Unique(parsed.Sources, diagnostics);
        var names = new NameOrder(parsed.Settings?.Language ?? "");
        return new RecordIndex(
            [.. parsed.Chapters.OrderBy(chapter => chapter.Order).ThenBy(chapter => chapter.Id)],
            [.. names.Sort(parsed.Components, component => component.Name, component => component.Id.Value)],
            [.. parsed.Releases.OrderBy(release => release.Date is null).ThenBy(release => release.Date?.Value ?? default)
                .ThenBy(release => release.Version, VersionOrder.Instance)],
            [.. parsed.Milestones.Order()],
            [.. sources.Values.OrderBy(source => source.Id)],
            byId,
            sources,
            visible.LeftOut)
        {
            Retired = [.. parsed.Retired.OrderBy(record => record.Id)],
            LeftOutSources = parsed.UnusableSources,
        }.Only(byId);
    }

    /// <summary>The record that replaces a retired record; null if there is none or more than one.</summary>
    public Record? SuccessorOf(Retired record) => _successors.Value[record.Id] is { } id ? ById[id] : null;

    // The last successor of each retired record. Each record is followed once, even in a long chain.
    private static Dictionary<RecordId, RecordId?> LastSuccessors(IReadOnlyDictionary<RecordId, Record> byId)
    {
        var last = new Dictionary<RecordId, RecordId?>();
        foreach (var record in byId.Values.OfType<Retired>())
        {
            var way = new List<RecordId>();
            Record? at = record;
            // The loop ends at a record that it has visited. In a circle, this record has no last successor yet, so none of them gets one.
            while (at is Retired retired && last.TryAdd(retired.Id, null))
            {
                way.Add(retired.Id);
                at = retired.SupersededBy is { } next ? byId.GetValueOrDefault(next.Value) : null;
            }
            foreach (var id in way)
                last[id] = at is Retired known ? last[known.Id] : at?.Id;
        }
        return last;
    }

    /// <summary>The index of a release in the order of dates.</summary>
    public int IndexOf(RecordId release) => _indexes.Value[release];

    /// <summary>A copy of this index with other versions of the same records. The function keeps the type of a record.</summary>
    public RecordIndex With(Func<Record, Record> change)
    {
        var copy = this with
        {
            Chapters = [.. Chapters.Select(Changed)],
            Components = [.. Components.Select(Changed)],
            Releases = [.. Releases.Select(Changed)],
            Milestones = [.. Milestones.Select(Changed)],
            Retired = [.. Retired.Select(Changed)],
        };
        return copy with { ById = copy.Records.ToDictionary(record => record.Id) };

        T Changed<T>(T record) where T : Record => (T)change(record);
    }

    /// <summary>
    /// The end of the message about an unknown id, if the author wrote the name of a component or release instead of its id; null if none
    /// of them has this name.
    /// </summary>
    public string? HintByName(string name) =>
        _names.Value.TryGetValue(name, out var id) ? $"; \"{name}\" is a name of \"{id}\", so write {id}" : null;

    /// <summary>Like <see cref="HintByName(string)"/>, but for a link in prose. The suggested link keeps the words of the author.</summary>
    public string? HintByName(CrossLink link) => !_names.Value.TryGetValue(link.Target, out var id) ? null
        : $"; \"{link.Target}\" is a name of \"{id}\", so write [[{id}"
            + ((link.Words ?? link.Target) is var words && words != ById[id].Title ? $"|{words}]]" : "]]");

    private static Dictionary<string, RecordId> Names(ImmutableArray<Component> components, ImmutableArray<Release> releases)
    {
        var names = new Dictionary<string, RecordId>(StringComparer.OrdinalIgnoreCase);
        foreach (var component in components)
            foreach (var name in component.Aliases.Select(alias => alias.Value).Prepend(component.Name))
                names.TryAdd(name, component.Id);
        foreach (var release in releases)
            names.TryAdd(release.Name, release.Id);
        return names;
    }

    private static IReadOnlyDictionary<RecordId, Record> Unique(IEnumerable<Record> records, DiagnosticBag diagnostics)
    {
        var byId = new Dictionary<RecordId, Record>();
        // The usual case: each id is there once, so the records need no sorting.
        if (records.All(record => byId.TryAdd(record.Id, record)))
            return byId;
        byId.Clear();
        foreach (var record in records.OrderBy(record => record.At))
            if (!byId.TryAdd(record.Id, record))
                diagnostics.Add(Rules.DuplicateId, SourceLocation.StartOf(record.At.Path),
                    $"the id \"{record.Id}\" is taken by {byId[record.Id].At.Path}; "
                    + "ids are unique over all kinds of record, so rename one of the two files");
        return byId;
    }

    private static Dictionary<SourceId, Source> Unique(ImmutableArray<Source> sources, DiagnosticBag diagnostics)
    {
        var byId = new Dictionary<SourceId, Source>(sources.Length);
        foreach (var source in sources)
            if (!byId.TryAdd(source.Id, source))
                diagnostics.Add(Rules.DuplicateId, source.At,
                    $"the source \"{source.Id}\" is in {byId[source.Id].At.Path} already; take one of the two out");
        return byId;
    }

    // If two records have the same id, the site has only the first one.
    private RecordIndex Only(IReadOnlyDictionary<RecordId, Record> byId)
    {
        if (byId.Count == Chapters.Length + Components.Length + Releases.Length + Milestones.Length + Retired.Length)
            return this;
        return this with
        {
            Chapters = Known(Chapters),
            Components = Known(Components),
            Releases = Known(Releases),
            Milestones = Known(Milestones),
            Retired = Known(Retired),
        };

        ImmutableArray<T> Known<T>(ImmutableArray<T> records) where T : Record =>
            [.. records.Where(record => ReferenceEquals(byId[record.Id], record))];
    }
}
