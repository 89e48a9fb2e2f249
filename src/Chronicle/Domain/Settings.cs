using System.Collections.Frozen;
using System.Collections.Immutable;
using Chronicle.Primitives;

namespace Chronicle.Domain;

/// <summary>The contents of <c>site.yml</c>: the name of the subject, its vocabularies, and its declared fields.</summary>
internal sealed record Settings
{
    public required SourceLocation At { get; init; }

    public required string Title { get; init; }

    public string? Tagline { get; init; }

    /// <summary>The subject of the chronicle, as sentences name it; the title if the settings do not state it.</summary>
    public required string Subject { get; init; }

    /// <summary>The record that describes how the chronicle is made.</summary>
    public Located<RecordId>? About { get; init; }

    /// <summary>The first part of the home page: a sentence and facts.</summary>
    public HomeSettings Home { get; init; } = new(null, []);

    public ImmutableArray<ChartDeclaration> Charts { get; init; } = [];

    public ImmutableArray<DiagramDeclaration> Diagrams { get; init; } = [];

    /// <summary>The records that the settings name by id, without the entries of the navigation, which can be addresses.</summary>
    public IEnumerable<Located<RecordId>> NamedRecords =>
        Home.Facts.SelectMany(fact => new[] { fact.DateOf, fact.To }).Append(About).OfType<Located<RecordId>>()
            .Concat(Diagrams.SelectMany(diagram => diagram.AllLayers).SelectMany(layer => layer.Components));

    /// <summary>The address at which the site is published; <c>http://localhost</c> if the key is absent.</summary>
    public required BaseUrl Url { get; init; }

    /// <summary>The location of <see cref="Url"/>.</summary>
    public SourceLocation? UrlAt { get; init; }

    /// <summary>The address of the repository that holds the input, for the edit links.</summary>
    public string? Repository { get; init; }

    /// <summary>The location of <see cref="Repository"/>.</summary>
    public SourceLocation? RepositoryAt { get; init; }

    public string Branch { get; init; } = "main";

    /// <summary>The location of <see cref="Branch"/>.</summary>
    public SourceLocation? BranchAt { get; init; }

    /// <summary>A language tag (BCP 47). The theme uses the words of this language.</summary>
    public required string Language { get; init; }

    public string? Licence { get; init; }

    /// <summary>
    /// The tagging authority (RFC 4151): a host and a date. Every id in feeds, calendars and linked data begins with it. It never changes.
    /// </summary>
    public string? TagAuthority { get; init; }

    /// <summary>The location of <see cref="TagAuthority"/>.</summary>
    public SourceLocation? TagAuthorityAt { get; init; }

    /// <summary>The pattern for the name of a release. <c>{version}</c> is replaced with the version of the release.</summary>
    public string ReleaseTitle { get; init; } = "{version}";

    public required Vocabulary ComponentKinds { get; init; }

    public required Vocabulary Statuses { get; init; }

    public required Vocabulary MilestoneKinds { get; init; }

    /// <summary>
    /// The phases of the support of a release, in their order. If a site declares none, the only phase is <see cref="OnlyPhase"/>.
    /// </summary>
    public required Vocabulary SupportPhases { get; init; }

    public ReleaseLineRule Lines { get; init; } = ReleaseLineRule.None;

    /// <summary>The day whose state the site shows, if it is stated.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>The location of <see cref="AsOf"/>; null if the settings do not state it.</summary>
    public SourceLocation? AsOfAt { get; init; }

    public ImmutableArray<FieldDeclaration> ComponentFields { get; init; } = [];

    public ImmutableArray<FieldDeclaration> PartFields { get; init; } = [];

    public ImmutableArray<FieldDeclaration> ReleaseFields { get; init; } = [];

    public ImmutableArray<FieldDeclaration> MilestoneFields { get; init; } = [];

    public ImmutableArray<FieldDeclaration> SourceFields { get; init; } = [];

    /// <summary>
    /// The kinds of source, in the order in which pages list them. The theme supplies the words for a kind without a label.
    /// </summary>
    public required Vocabulary SourceKinds { get; init; }

    public ImmutableArray<StatusDimension> StatusDimensions
    {
        get;
        init
        {
            field = value;
            _dimensions = value.DistinctBy(dimension => dimension.Id)
                .ToFrozenDictionary(dimension => dimension.Id, StringComparer.Ordinal);
        }
    } = [];

    // An untrusted site.yml may declare thousands of dimensions, and every change of a status searches for one.
    private readonly FrozenDictionary<string, StatusDimension> _dimensions = FrozenDictionary<string, StatusDimension>.Empty;

    /// <summary>
    /// The vocabulary under one of four keys of <c>site.yml</c>: <c>component_kinds</c>, <c>statuses</c>, <c>milestone_kinds</c>,
    /// <c>support_phases</c>.
    /// </summary>
    /// <exception cref="ArgumentException">The key is a different one.</exception>
    public Vocabulary Vocabulary(string key) => key switch
    {
        "component_kinds" => ComponentKinds,
        "statuses" => Statuses,
        "milestone_kinds" => MilestoneKinds,
        "support_phases" => SupportPhases,
        _ => throw new ArgumentException($"no vocabulary has the key \"{key}\"", nameof(key)),
    };

    public StatusDimension? Dimension(string id) => _dimensions.GetValueOrDefault(id);

    /// <summary>Words of the theme that this site replaces: texts, or one text for each plural form.</summary>
    public ImmutableArray<WordOverride> Words { get; init; } = [];

    public ImmutableArray<FigureDeclaration> Figures { get; init; } = [];

    /// <summary>The settings of evidence; null for a chronicle that uses no source tree.</summary>
    public EvidenceSettings? Evidence { get; init; }

    public ImmutableArray<NavigationLink> Navigation { get; init; } = [];

    public ImmutableArray<Silence> Silenced { get; init; } = [];

    public ImmutableArray<Budget> Budgets { get; init; } = [];

    /// <summary>For each kind of record: the number of days after which a record must be checked against its sources again.</summary>
    public ImmutableArray<VerificationLimit> VerifiedWithin { get; init; } = [];

    /// <summary>The kinds of source that are primary: made at the time of the event, not later reports.</summary>
    public ImmutableArray<string> PrimarySources { get; init; } = [];

    public Look Look { get; init; } = Look.None;

    /// <summary>Whether card pictures are drawn.</summary>
    public bool Cards { get; init; } = true;

    /// <summary>The optional exports that are switched on.</summary>
    public ImmutableArray<ExportKind> Exports { get; init; } = [.. Enum.GetValues<ExportKind>()];

    /// <summary>The phase of support for a site that declares none. Its words come from the theme.</summary>
    public static Term OnlyPhase { get; } = new("supported", "", "", null, "good");

    public bool Publishes(ExportKind export) => Exports.Contains(export);

    public string ReleaseName(string version) => ReleaseTitle.Replace("{version}", version, StringComparison.Ordinal);
}

/// <summary>
/// The optional exports. <c>Data</c>: the API and tables, with the page about them. <c>Feeds</c>: the feeds of single records and kinds.
/// <c>Markdown</c>: the text of each record. <c>Inventory</c>: the inventory for Sphinx. <c>Previews</c>: the previews of links.
/// <c>StructuredData</c>: data about each page for search engines.
/// </summary>
internal enum ExportKind { Data, Feeds, Calendars, Markdown, Badges, Inventory, Search, Previews, StructuredData }

/// <summary>
/// The rule that divides releases into lines. The pattern gives the name of a release's line. In the pattern, <c>{major}</c> and
/// <c>{minor}</c> are numbers of the version, and <c>{name}</c> is the word before them. Any other placeholder is a declared field. If
/// <paramref name="Continues"/> is set, a new line starts with the content of the previous releases. Otherwise the lines are independent.
/// </summary>
internal sealed record ReleaseLineRule(string? Pattern, bool Continues)
{
    public static ReleaseLineRule None { get; } = new(null, Continues: true);
}

/// <summary>A dimension in which components have a separate status: a platform, an engine, an architecture.</summary>
internal sealed record StatusDimension(string Id, string Label, string? Description);

/// <summary>A word of the theme, with the text that replaces it. A word with a number has one text for each plural form.</summary>
internal sealed record WordOverride(Located<string> Key, ImmutableArray<(string Form, string Text)> Forms);

/// <summary>The first sentence of the home page, and the facts below it.</summary>
internal sealed record HomeSettings(string? Lead, ImmutableArray<HomeFact> Facts);

/// <summary>
/// A fact of the home page: the newest value of a figure or the date of a record, the words about it, and the target of its link.
/// </summary>
internal sealed record HomeFact(string Text, Located<string>? Figure, Located<RecordId>? DateOf, Located<RecordId>? To);

/// <summary>
/// A chart over time: one figure, or several that add up. <c>Finding</c> is the pattern of its title, with the placeholders <c>{first}</c>,
/// <c>{last}</c>, <c>{from}</c> and <c>{to}</c>: two values of the first figure and their releases.
/// </summary>
internal sealed record ChartDeclaration(string Id, SourceLocation At, string Label, ImmutableArray<Located<string>> Figures,
    string? Finding);

/// <summary>
/// An entry of the main navigation: the id of a record, an address of the site that begins with a slash, or an address of a different site.
/// </summary>
internal sealed record NavigationLink(string Title, Located<string> To)
{
    /// <summary>Whether it leads to a different site.</summary>
    public bool IsOutside => WebAddresses.IsAllowed(To.Value);
}

/// <summary>
/// The size limit for pages of one kind, in kilobytes of 1,000 bytes: HTML and style sheets, compressed. A kind has the same name as its
/// layout.
/// </summary>
internal sealed record Budget(Located<string> Kind, decimal Kilobytes);

/// <summary>The number of days after which a record of this kind (component, release, milestone) should be checked again.</summary>
internal sealed record VerificationLimit(string Kind, decimal Days);

/// <summary>A warning that is switched off, with the reason.</summary>
internal sealed record Silence(Located<string> Code, string Reason);
