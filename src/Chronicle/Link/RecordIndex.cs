using System.Collections.Immutable;
using System.Globalization;
using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Link;

/// <summary>All records, each id once, in the orders that the site shows.</summary>
internal sealed record RecordIndex(
    ImmutableArray<Chapter> Chapters,
    ImmutableArray<Component> Components,
    ImmutableArray<Release> Releases,
    ImmutableArray<Milestone> Milestones,
    ImmutableArray<Source> Sources,
    IReadOnlyDictionary<RecordId, Record> ById,
    IReadOnlyDictionary<SourceId, Source> SourceById,
    ImmutableDictionary<RecordId, string> Hidden)
{
    /// <summary>The address of each record, made once: some records have thousands of links to them.</summary>
    public IReadOnlyDictionary<RecordId, UrlPath> Addresses { get; } = ById.ToDictionary(entry => entry.Key, entry => Routes.Of(entry.Value));

    public ImmutableArray<Retired> Retired { get; init; } = [];

    public IEnumerable<Record> Records => [.. Chapters, .. Components, .. Releases, .. Milestones, .. Retired];

    public static RecordIndex Create(VisibleRecords visible, DiagnosticBag diagnostics)
    {
        var draft = visible.ParsedSite;
        var byId = Unique(draft.Records, diagnostics);
        return new RecordIndex(
            [.. draft.Chapters.OrderBy(c => c.Order).ThenBy(c => c.Id)],
            [.. draft.Components.OrderBy(c => c.Name, StringComparer.OrdinalIgnoreCase).ThenBy(c => c.Id)],
            [.. draft.Releases.OrderBy(r => r.Date is null).ThenBy(r => r.Date?.Value ?? default).ThenBy(r => r.Version, VersionOrder.Instance)],
            [.. draft.Milestones.Order()],
            [.. draft.Sources.OrderBy(s => s.Id)],
            byId,
            draft.Sources.ToDictionary(source => source.Id),
            visible.Hidden) { Retired = [.. draft.Retired.OrderBy(r => r.Id)] }.Only(byId);
    }

    /// <summary>The same index with the records that <paramref name="components"/> and the other lists hold, which have the same ids.</summary>
    public RecordIndex With(
        ImmutableArray<Chapter> chapters, ImmutableArray<Component> components, ImmutableArray<Release> releases,
        ImmutableArray<Milestone> milestones, ImmutableArray<Retired> retired) => this with
    {
        Chapters = chapters,
        Components = components,
        Releases = releases,
        Milestones = milestones,
        Retired = retired,
        ById = chapters.Concat<Record>(components).Concat(releases).Concat(milestones).Concat(retired).ToDictionary(record => record.Id),
    };

    private static IReadOnlyDictionary<RecordId, Record> Unique(IEnumerable<Record> records, DiagnosticBag diagnostics)
    {
        var byId = new Dictionary<RecordId, Record>();
        // Nearly always each id is there once, and the order does not matter.
        if (records.All(record => byId.TryAdd(record.Id, record)))
            return byId;
        byId.Clear();
        foreach (var record in records.OrderBy(record => record.At))
            if (!byId.TryAdd(record.Id, record))
                diagnostics.Add(Rules.DuplicateId, SourceLocation.StartOf(record.At.Path), $"the id \"{record.Id}\" is taken by {byId[record.Id].At.Path}; ids are unique over all kinds of record, so rename one of the two files");
        return byId;
    }

    // Of two records with one id only the first goes on.
    private RecordIndex Only(IReadOnlyDictionary<RecordId, Record> byId) => byId.Count == Chapters.Length + Components.Length + Releases.Length + Milestones.Length + Retired.Length ? this : this with
    {
        Chapters = [.. Chapters.Where(record => ReferenceEquals(byId[record.Id], record))],
        Components = [.. Components.Where(record => ReferenceEquals(byId[record.Id], record))],
        Releases = [.. Releases.Where(record => ReferenceEquals(byId[record.Id], record))],
        Milestones = [.. Milestones.Where(record => ReferenceEquals(byId[record.Id], record))],
        Retired = [.. Retired.Where(record => ReferenceEquals(byId[record.Id], record))],
    };
}

/// <summary>Versions by their numbers: 6.2 before 6.12, 6.1-rc1 before 6.1, 6.1 before 6.1.1.</summary>
internal sealed class VersionOrder : IComparer<string>
{
    public static VersionOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        var (a, b) = ((x ?? "").Split('.', '-'), (y ?? "").Split('.', '-'));
        for (var i = 0; i < Math.Max(a.Length, b.Length); i++)
        {
            var order = Key(a, i).CompareTo(Key(b, i));
            if (order == 0)
                order = string.CompareOrdinal(a.ElementAtOrDefault(i), b.ElementAtOrDefault(i));
            if (order != 0)
                return order;
        }
        return 0;
    }

    // A word (rc1) comes before the end, a number after it.
    private static (int Rank, long Number) Key(string[] parts, int i) =>
        i >= parts.Length ? (1, 0) : long.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (2, number) : (0, 0);
}
