using System.Collections.Immutable;
using System.Globalization;
using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Presentation.Drawings;
using Chronicle.Presentation.Evidence;
using Chronicle.Primitives;
using Chronicle.Templates;

namespace Chronicle.Presentation;

/// <summary>
/// Turns pieces of the model into pieces of views. A build creates one presenter. Pieces that many pages list are created once.
/// </summary>
internal sealed class Presenter
{
    private readonly SiteModel _site;
    private readonly ILookup<string, string> _formerIds;
    private readonly LazyItems<RecordId, Record, LinkView> _links;
    private readonly Dictionary<(string Vocabulary, string Id), TermView> _terms;
    private readonly LazyItems<RecordId, Milestone, MilestoneItem> _milestones;
    private readonly LazyItems<SourceId, Source, SourceItem> _sources;
    private readonly ImmutableArray<(string Id, Lazy<Html?> Figure)> _drawings;

    public Presenter(SiteModel site, Words words)
    {
        _site = site;
        Words = words;
        _formerIds = RedirectRules.FormerIds(site.Redirects);
        _links = new(site.Linked.Count, record => new(TitleHtml.Of(record), Url(site[record].Address)));
        _terms = new[] { site.Settings.ComponentKinds, site.Settings.Statuses, site.Settings.MilestoneKinds, site.Settings.SupportPhases }
            .SelectMany(vocabulary => vocabulary.Terms.Select(term => (Vocabulary: vocabulary.Key, Term: term)))
            .ToDictionary(entry => (entry.Vocabulary, entry.Term.Id), entry =>
                entry.Term == Settings.OnlyPhase ? new(entry.Term.Id, words["supported"], words["supported"], null, entry.Term.Tone)
                : new TermView(entry.Term.Id, entry.Term.Label, entry.Term.Plural, entry.Term.Description, entry.Term.Tone));
        _milestones = new(site.Milestones.Length, CreateItem);
        _sources = new(site.Sources.Length, CreateItem);
        _drawings = [.. site.Settings.Charts.Select(chart => (chart.Id, new Lazy<Html?>(() =>
            ChartData.Create(site, words, chart) is { } data ? ChartFigure.Create(site, this, data) : null))),
            .. site.Settings.Diagrams.Select(diagram => (diagram.Id, new Lazy<Html?>(() => DiagramFigure.Create(site, this, diagram))))];
    }

    public Words Words { get; }

    /// <summary>The colours of card pictures.</summary>
    public CardColours Cards { get; init; } = CardColours.Default;

    /// <summary>The pages that come from pipelines of other programs.</summary>
    public ImmutableArray<AddedPage> Added { get; init; } = [];

    public string Url(UrlPath address) => _site.Url.Link(address);

    public string Canonical(UrlPath address) => _site.Url.Absolute(address);

    /// <summary>
    /// The address of the files of a collection in the API, with the placeholder <c>{id}</c> instead of an id. <see cref="Canonical"/>
    /// encodes the braces, so they are restored here.
    /// </summary>
    public string Pattern(string collection) => Canonical(ApiRoutes.Pattern(collection))
        .Replace("%7Bid%7D", "{id}", StringComparison.Ordinal);

    public string HeadTitle(string title) => HeadTitle(_site.Settings, title);

    /// <summary>The title of a page for the browser and for search engines.</summary>
    public static string HeadTitle(Settings settings, string title) => $"{title} · {settings.Title}";

    public LinkView Home => new(Words["home"], Url(Routes.Home));

    /// <summary>Links to the main parts of the site: the first chapter and the lists of records and sources.</summary>
    public ImmutableArray<LinkView> MainParts =>
    [
        .. _site.Chapters.Take(1).Select(Link), Link("components", Routes.Components), Link("releases", Routes.Releases),
        Link("chronology", Routes.Chronology), Link("sources", Routes.Sources),
    ];

    /// <summary>Links to the pages of the kinds of milestone.</summary>
    public ImmutableArray<LinkView> MilestoneKinds =>
        [.. _site.Settings.MilestoneKinds.Terms.Select(term => new LinkView(term.Plural, Url(Routes.Kind(term.Id))))];

    public LinkView Link(string word, UrlPath address) => new(Words[word], Url(address));

    public LinkView Link(Record record) => _links.Get(record.Id, record);

    public LinkView? Link(Located<RecordId>? reference) => reference is null ? null : Link(_site.Find<Record>(reference));

    /// <summary>The card picture at an address; null if the site has no cards.</summary>
    public CardView? Card(UrlPath address, SocialCard card) => _site.Settings.Cards ? new(Canonical(address), card.Alternative) : null;

    /// <summary>The day whose state the site shows; null if the data contain no such day.</summary>
    public DateView? Day => _site.State.Day is { } day ? Date(PartialDate.Of(day)) : null;

    public DateView Date(PartialDate date, bool isPlanned = false)
    {
        var text = Words.Date(date);
        return new(isPlanned ? Words.Fill("date_planned", ("date", text)) : text, date.IsSingle ? date.Machine : null, date.Edtf,
            isPlanned)
        {
            DayOfMonth = date.IsSingle ? Words.DayOfMonth(date) : text,
        };
    }

    public DateView Date(Milestone milestone) => Date(milestone.Date.Value, _site.State.IsPlanned(milestone));

    /// <summary>The date of a release; null if it has none.</summary>
    public DateView? Date(Release release) => release.Date is { } date ? Date(date.Value, _site.State.IsPlanned(release)) : null;

    /// <summary>The date of a release in words, or the words for a missing date.</summary>
    public string DateText(Release release) => Date(release)?.Text ?? Words["not_released"];

    public DateView? Date(PartialDate? date) => date is { } known ? Date(known) : null;

    public TermView Term(Vocabulary vocabulary, Located<string> word) => Term(vocabulary, word.Value);

    public TermView Phase(Term phase) => Term(_site.Settings.SupportPhases, phase.Id);

    /// <summary>The support of a release on the day whose state the site shows; null if the support is unknown.</summary>
    public SupportView? Support(Release release) => _site.SupportNow(release) switch
    {
        null => null,
        { Now: { } now } => new(Phase(now.Phase).Label, Phase(now.Phase).Tone, Phase(now.Phase),
            now.To is { } end ? Date(end) with { Planned = _site.State.IsAfter(end) } : null),
        _ => new(Words["support_ended"], "over", null, null),
    };

    public TermView Term(Vocabulary vocabulary, string id) => _terms[(vocabulary.Key, id)];

    public MilestoneItem Item(Milestone milestone) => _milestones.Get(milestone.Id, milestone);

    public ImmutableArray<MilestoneItem> Items(IEnumerable<Milestone> milestones) => [.. milestones.Select(Item)];

    public SourceItem Item(Source source) => _sources.Get(source.Id, source);

    public ComponentItem Item(Component component) => new(
        component.Id.Value, TitleHtml.Of(component), Url(Routes.Of(component)), TitleHtml.OfSummary(component),
        Term(_site.Settings.ComponentKinds, component.Kind), Term(_site.Settings.Statuses, component.Status), Link(component.Since));

    public ReleaseItem Item(Release release) => new(
        release.Id.Value, release.Version, TitleHtml.Of(release), Url(Routes.Of(release)), TitleHtml.OfSummary(release), Date(release),
        release.LongTerm,
        _site.EndOfLife(release) is { } end ? Date(end, _site.State.IsAfter(end)) : null,
        _site.Lines.NameOf(release), release.IsPrerelease, Link(release.Parent), Support(release),
        !_site.State.IsOut(release));

    public ImmutableArray<ChangeView> Changes(Milestone milestone) => [.. milestone.Changes.Select(change => Change(milestone, change))];

    public ImmutableArray<FieldView> Fields(ImmutableArray<FieldValue> fields) => [.. fields.Select(Field)];

    public FieldView Field(FieldValue value)
    {
        var each = value.Field.Shape == FieldShape.Labelled || value.Field.Kind is FieldKind.Link or FieldKind.Record;
        return new(value.Field.Label, value.Field.Description, value.Field.Kind == FieldKind.Code,
            [.. value.Items.Select(item => Labelled(item.Label, Text(value.Field, item).Plain))], each)
        {
            Items = [.. value.Items.Select(item => Item(value.Field, item))],
        };
    }

    /// <summary>The records that name a record in a declared field.</summary>
    public ImmutableArray<NamingView> NamedBy(Record record) =>
        [.. _site.NamingsOf(record).Select(naming => new NamingView(Link(naming.From), KindOf(naming.From), naming.Field.Label))];

    public ImmutableArray<DimensionView> Dimensions(Component component) =>
    [
        .. _site.Settings.StatusDimensions.SelectMany(dimension => component.StatusBy
            .Where(status => status.Dimension.Value == dimension.Id)
            .Select(status => new DimensionView(dimension.Label, dimension.Description, Term(_site.Settings.Statuses, status.Status)))),
    ];

    /// <summary>A kind of source. If <c>site.yml</c> declares no kinds of source, the words come from the theme.</summary>
    public TermView SourceKind(string kind)
    {
        var term = _site.Settings.SourceKinds.Find(kind);
        return term is { Label.Length: > 0 } ? new(kind, term.Label, term.Plural, term.Description, term.Tone)
            : new(kind, Words[SourceKindKey(kind)], Words[SourceKindKey(kind) + "_plural"], null, "neutral");
    }

    public static ImmutableArray<LinkView> WebLinks(ImmutableArray<WebLink> links) =>
        [.. links.Select(link => new LinkView(link.Title, link.Url.Value))];

    public ImmutableArray<CorrectionView> Corrections(Record record) =>
        [.. record.Corrections.Select(correction => new CorrectionView(Date(correction.Date.Value), correction.Text))];

    public Html Body(LinkedRecord linked) => new ProseHtml(linked.Body, _site.Url, Drawing);

    /// <summary>
    /// The finished figure for a chart or a diagram of <c>site.yml</c>. Null if <c>site.yml</c> declares neither with this id, or if no
    /// release states the figures of the chart.
    /// </summary>
    public Html? Drawing(string id) => _drawings.FirstOrDefault(drawing => drawing.Id == id).Figure?.Value;

    public ImmutableArray<ReferenceView> References(LinkedRecord linked) => [.. linked.References.Select(reference => new ReferenceView(
        reference.Number, Anchors.Reference(reference.Number),
        [.. Enumerable.Range(1, reference.Uses).Select(use => new LinkView(Letter(use), "#" + Anchors.Citation(reference.Number, use)))],
        Item(reference.Source)))];

    public ImmutableArray<MentionView> Mentions(LinkedRecord linked) => [.. linked.MentionedIn.Select(Mention), .. Added
        .Where(page => page.Mentions.Contains(linked.Record.Id))
        .Select(page => new MentionView(new(page.Title, Url(page.Address)), Words["page"], "", page.Description, ""))];

    private MentionView Mention(Backlink link)
    {
        var sentence = Sentences.Find(link);
        return new(Link(link.From), KindOf(link.From), sentence.Before, sentence.Words, sentence.After);
    }

    /// <summary>The address at which an author can change the file of a record; null if <c>site.yml</c> names no repository.</summary>
    public string? EditUrl(SourceLocation at) => _site.Settings.Repository is { } repository
        ? $"{repository}/edit/{PathInBranch(at)}{(at.Line > 2 ? $"#L{at.Line}" : "")}" : null;

    /// <summary>The address that shows the history of a record's file; null if <c>site.yml</c> names no repository.</summary>
    public string? HistoryUrl(SourceLocation at) => _site.Settings.Repository is { } repository
        ? $"{repository}/commits/{PathInBranch(at)}" : null;

    private string PathInBranch(SourceLocation at) =>
        string.Join('/', $"{_site.Settings.Branch}/{at.Path}".Split('/').Select(Uri.EscapeDataString));

    /// <summary>The links to the previous and the next record in an ordered list.</summary>
    public (LinkView? Previous, LinkView? Next) Neighbours<T>(ImmutableArray<T> list, int index) where T : Record => (
        index > 0 ? Link(list[index - 1]) : null,
        index < list.Length - 1 ? Link(list[index + 1]) : null);

    private ValueView Item(FieldDeclaration field, FieldItem item) => new(Text(field, item), null, null, null)
    {
        Label = item.Label,
        Url = field.Kind switch
        {
            FieldKind.Link => WebAddresses.ToAscii(item.Text),
            FieldKind.Record => Link(_site.Linked[new(item.Text)].Record).Url,
            _ => null,
        },
    };

    private TitleHtml Text(FieldDeclaration field, FieldItem item) => field.Kind switch
    {
        FieldKind.FlagOrDate when item.Text == "true" => Words["yes"],
        FieldKind.FlagOrDate when item.Text == "false" => Words["no"],
        FieldKind.Date or FieldKind.FlagOrDate when PartialDate.TryParse(item.Text, out var date) => Words.Date(date),
        FieldKind.Number when NumberText.TryParse(item.Text, out var number) => Words.Number(number)
            + (field.Unit is { } unit ? $"\u00A0{unit}" : ""),
        FieldKind.Record => Link(_site.Linked[new(item.Text)].Record).Title,
        _ => item.Text,
    };

    private static string Labelled(string? label, string text) => label is null ? text : $"{label}: {text}";

    private ChangeView Change(Milestone milestone, StatusChange change)
    {
        var component = _site.Find<Component>(change.Component);
        return new(Link(component), TitleHtml.OfSummary(component), Term(_site.Settings.Statuses, change.Status), Link(milestone),
            change.Dimension is { } dimension ? _site.Settings.Dimension(dimension.Value)?.Label : null);
    }

    private MilestoneItem CreateItem(Milestone milestone) => new(
        milestone.Id.Value, TitleHtml.Of(milestone), Url(Routes.Of(milestone)), Date(milestone), TitleHtml.OfSummary(milestone),
        Term(_site.Settings.MilestoneKinds, milestone.Kind), Url(Routes.Kind(milestone.Kind.Value)), Link(milestone.Release),
        [.. milestone.Components.Select(reference => Link(_site.Find<Component>(reference)))], [.. _formerIds[Routes.Of(milestone).Value]]);

    private SourceItem CreateItem(Source source) => new(
        source.Id.Value, TitleHtml.Of(source), Url(Routes.Source(source.Id)), source.Url.Value, source.Archived?.Value,
        string.Join(", ", source.Authors),
        source.Publisher, Date(source.Date), SourceKind(source.Kind).Label);

    public static string SourceKindKey(string kind) => "source_kind_" + kind.Replace('-', '_');

    public string KindOf(Record record) => record is not Retired retired ? Words[record.KindName]
        : !retired.SplitInto.IsEmpty ? Words["divided"] : Words[retired.SupersededBy is null ? "retired" : "replaced"];

    // The uses of a reference are numbered with the letters a to z, then with numbers.
    private static string Letter(int use) =>
        use <= 26 ? ((char)('a' + use - 1)).ToString() : use.ToString(CultureInfo.InvariantCulture);
}
