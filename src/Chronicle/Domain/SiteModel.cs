using System.Collections.Frozen;
using System.Collections.Immutable;
using Chronicle.Primitives;

namespace Chronicle.Domain;

/// <summary>The linked site: every reference is resolved, and every list is sorted. Later phases rely on this.</summary>
internal sealed class SiteModel
{
    private readonly Lazy<FrozenDictionary<SourceId, Source>> _sources;
    private readonly Lazy<FrozenDictionary<string, ImmutableArray<Milestone>>> _milestonesByKind;
    private readonly Lazy<Dictionary<(RecordId Milestone, RecordId Component), StatusChange>> _changes;
    private readonly Lazy<ILookup<RecordId, Milestone>> _successors;
    private readonly Lazy<NameOrder> _nameOrder;
    private readonly Lazy<FrozenDictionary<RecordId, Milestone>> _announcements;
    private readonly Lazy<StatusHistory> _plans;
    private readonly Lazy<HashSet<string>> _published;

    public SiteModel()
    {
        _sources = new(() => Sources.ToFrozenDictionary(source => source.Id));
        _milestonesByKind = new(() => Milestones.GroupBy(milestone => milestone.Kind.Value, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.ToImmutableArray(), StringComparer.Ordinal));
        _changes = new(() => Milestones
            .SelectMany(milestone => milestone.Changes.Select(change => (Milestone: milestone.Id, Change: change)))
            .Where(entry => entry.Change.Dimension is null)
            .DistinctBy(entry => (entry.Milestone, entry.Change.Component.Value))
            .ToDictionary(entry => (entry.Milestone, entry.Change.Component.Value), entry => entry.Change));
        _successors = new(() => Milestones.Where(milestone => milestone.Supersedes is not null)
            .ToLookup(milestone => milestone.Supersedes!.Value));
        _nameOrder = new(() => new NameOrder(Settings!.Language));
        _announcements = new(() => Milestones.Where(IsAnnouncement).GroupBy(milestone => milestone.Release!.Value)
            .ToFrozenDictionary(group => group.Key, group => group.First()));
        _published = new(() => Permalinks.Select(line => line.Value).ToHashSet(StringComparer.Ordinal));
        _plans = new(() => Milestones.Any(State!.IsPlanned) ? new(Releases, Milestones, Lines!) : Statuses!);
    }

    /// <summary>The sizes above which pages and files are split.</summary>
    internal Limits Limits { get; init; } = Limits.Default;

    public required Settings Settings { get; init; }

    /// <summary>The day whose state the site shows.</summary>
    public required StateDay State { get; init; }

    /// <summary>The lines of releases, which give each release its predecessor.</summary>
    public required ReleaseLines Lines { get; init; }

    /// <summary>Identifies the state of the data.</summary>
    public required Revision Revision { get; init; }

    public required BaseUrl Url { get; init; }

    /// <summary>The chapters by their order numbers, then by id.</summary>
    public required ImmutableArray<Chapter> Chapters { get; init; }

    /// <summary>The components by name.</summary>
    public required ImmutableArray<Component> Components { get; init; }

    /// <summary>The releases in the order of dates. Releases without a date come last.</summary>
    public required ImmutableArray<Release> Releases { get; init; }

    /// <summary>The milestones in the order of dates.</summary>
    public required ImmutableArray<Milestone> Milestones { get; init; }

    /// <summary>The sources by id.</summary>
    public required ImmutableArray<Source> Sources { get; init; }

    /// <summary>The retired records by id. They have pages but are on no list.</summary>
    public required ImmutableArray<Retired> Retired { get; init; }

    /// <summary>The chapters, components, releases and milestones, in this order.</summary>
    public IEnumerable<Record> Records => Chapters.Concat<Record>(Components).Concat(Releases).Concat(Milestones);

    public required ImmutableArray<Redirect> Redirects { get; init; }

    /// <summary>Every address that was published before.</summary>
    public required ImmutableArray<Located<string>> Permalinks { get; init; }

    /// <summary>Whether the address was published before.</summary>
    public bool WasPublished(UrlPath address) => _published.Value.Contains(address.Value);

    public required IReadOnlyDictionary<RecordId, LinkedRecord> Linked { get; init; }

    /// <summary>The milestones of a component or a release, in the order of dates.</summary>
    public required IReadOnlyDictionary<RecordId, ImmutableArray<Milestone>> History { get; init; }

    /// <summary>The status of each component with each release, without planned changes.</summary>
    public required StatusHistory Statuses { get; init; }

    /// <summary>
    /// The status of each component with each release, planned changes included. This history is used for the releases that are not
    /// published yet.
    /// </summary>
    public StatusHistory Plans => _plans.Value;

    /// <summary>The claims that source trees can confirm; null for a chronicle that uses no tree.</summary>
    public required EvidenceState? Evidence { get; init; }

    /// <summary>
    /// The components that are related to a component, by name. The relation is mutual: at least one of the two records names the other.
    /// </summary>
    public required IReadOnlyDictionary<RecordId, ImmutableArray<Component>> RelatedComponents { get; init; }

    /// <summary>The components that are parts of a component and have pages of their own.</summary>
    public required IReadOnlyDictionary<RecordId, ImmutableArray<Component>> Children { get; init; }

    /// <summary>For a release, the parts that first appear in it. For a component, the parts that it describes.</summary>
    public required IReadOnlyDictionary<RecordId, ImmutableArray<NamedPart>> NamedParts { get; init; }

    /// <summary>The records that name a record in a declared field.</summary>
    public required IReadOnlyDictionary<RecordId, ImmutableArray<Naming>> NamedBy { get; init; }

    /// <summary>The records that cite a source.</summary>
    public required IReadOnlyDictionary<SourceId, ImmutableArray<Record>> CitedBy { get; init; }

    public LinkedRecord this[Record record] => Linked[record.Id];

    public T Find<T>(Located<RecordId> reference) where T : Record => (T)Linked[reference.Value].Record;

    public Source Find(Located<SourceId> reference) => _sources.Value[reference.Value];

    public ImmutableArray<Component> RelatedTo(Component component) => RelatedComponents.GetValueOrDefault(component.Id, []);

    /// <summary>The order of names in the language of the site.</summary>
    public NameOrder NameOrder => _nameOrder.Value;

    public ImmutableArray<Milestone> HistoryOf(Record record) => History.GetValueOrDefault(record.Id, []);

    /// <summary>The milestones of a kind, in the order of dates.</summary>
    public ImmutableArray<Milestone> MilestonesOf(Term kind) => _milestonesByKind.Value.GetValueOrDefault(kind.Id, []);

    /// <summary>The milestones that supersede a milestone, in the order of dates.</summary>
    public IEnumerable<Milestone> SupersededBy(Milestone milestone) => _successors.Value[milestone.Id];

    /// <summary>The new status as a whole that a milestone gives a component; null if the milestone does not change it.</summary>
    public StatusChange? ChangeOf(Milestone milestone, Component component) =>
        _changes.Value.GetValueOrDefault((milestone.Id, component.Id));

    /// <summary>The new statuses that a milestone gives a component in single dimensions.</summary>
    public static IEnumerable<StatusChange> DimensionChangesOf(Milestone milestone, Component component) =>
        milestone.Changes.Where(change => change.Dimension is not null && change.Component.Value == component.Id);

    public ImmutableArray<Component> ChildrenOf(Component component) => Children.GetValueOrDefault(component.Id, []);

    public ImmutableArray<NamedPart> PartsNaming(Record record) => NamedParts.GetValueOrDefault(record.Id, []);

    public ImmutableArray<Naming> NamingsOf(Record record) => NamedBy.GetValueOrDefault(record.Id, []);

    /// <summary>The phases of the support of a release.</summary>
    public ImmutableArray<SupportPeriod> SupportOf(Release release) => Support.Of(Settings, release);

    /// <summary>
    /// The end of the last phase of support that the release states. Null if the release states no phase, or if the end is unknown.
    /// </summary>
    public PartialDate? EndOfLife(Release release) => SupportOf(release) is [.., { To: { } end }] ? end : null;

    /// <summary>The support of a release on the day of the state; null if it is unknown.</summary>
    public SupportState? SupportNow(Release release) => Support.At(State, release, SupportOf(release));

    /// <summary>
    /// The newest published release; null if there is none. If several lines continue each other, it is the release with the highest
    /// version, otherwise the last release by date. Pre-releases and patch releases do not count.
    /// </summary>
    public Release? NewestRelease()
    {
        var released = Releases.Where(release => release is { Date: not null, IsPrerelease: false, Parent: null }
            && !State.IsPlanned(release)).ToArray();
        return Lines.Names.Length > 1 && Settings.Lines.Continues
            ? released.MaxBy(release => release.Version, VersionOrder.Instance) : released.LastOrDefault();
    }

    /// <summary>
    /// The milestone about the publication of the release: on the day of the release, with its name in the title. Null if there is none.
    /// </summary>
    public Milestone? AnnouncementOf(Release release) => _announcements.Value.GetValueOrDefault(release.Id);

    private bool IsAnnouncement(Milestone milestone) => milestone.Release is { } reference && milestone.Date.Value.IsDay
        && Find<Release>(reference) is { Date: { } date } release && date.Value == milestone.Date.Value
        && milestone.Title.Contains(release.Name, StringComparison.Ordinal);

    public ImmutableArray<Record> Citing(Source source) => CitedBy.GetValueOrDefault(source.Id, []);
}
