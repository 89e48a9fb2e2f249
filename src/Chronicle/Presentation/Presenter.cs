using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Primitives;
using Chronicle.Read.Schema;
using Chronicle.Templates;

namespace Chronicle.Presentation;

/// <summary>
/// Turns pieces of the model into pieces of views. A build creates one presenter; pieces that many pages list are created once.
/// </summary>
internal sealed class Presenter
{
    private readonly SiteModel _site;
    private readonly ILookup<string, string> _formerIds;
    private readonly LazyItems<RecordId, Record, LinkView> _links;
    private readonly Dictionary<(string Vocabulary, string Id), TermView> _terms;
    private readonly LazyItems<RecordId, Milestone, MilestoneItem> _milestones;
    private readonly LazyItems<SourceId, Source, SourceItem> _sources;

    public Presenter(SiteModel site, Words words)
    {
        _site = site;
        Words = words;
        _formerIds = RedirectRules.FormerIds(site.Redirects);
        _links = new(site.Linked.Count, record => new(record.Title, Url(site[record].Address)));
        _terms = new[] { site.Settings.ComponentKinds, site.Settings.Statuses, site.Settings.MilestoneKinds }
            .SelectMany(vocabulary => vocabulary.Terms.Select(term => (Vocabulary: vocabulary.Key, Term: term)))
            .ToDictionary(entry => (entry.Vocabulary, entry.Term.Id), entry =>
                new TermView(entry.Term.Id, entry.Term.Label, entry.Term.Plural, entry.Term.Description, entry.Term.Tone));
        _milestones = new(site.Milestones.Length, CreateItem);
        _sources = new(site.Sources.Length, CreateItem);
    }

    public Words Words { get; }

    /// <summary>The colours of card pictures.</summary>
    public CardColours Cards { get; init; } = CardColours.Default;

    /// <summary>The pages that pipelines of other programs made.</summary>
    public ImmutableArray<AddedPage> Added { get; init; } = [];

    public string Url(UrlPath address) => _site.Url.Link(address);

    public string Canonical(UrlPath address) => _site.Url.Absolute(address);

    /// <summary>The address of a record's file in the API, with <c>{id}</c> for its id.</summary>
    public string Pattern(string collection) => Canonical(ApiRoutes.Pattern(collection))
        .Replace("%7Bid%7D", "{id}", StringComparison.Ordinal);

    public string HeadTitle(string title) => $"{title} · {_site.Settings.Title}";

    public LinkView Home => new(Words["home"], Url(Routes.Home));

    public LinkView Link(string word, UrlPath address) => new(Words[word], Url(address));

    public LinkView Link(Record record) => _links.Get(record.Id, record);

    public LinkView? Link(Located<RecordId>? reference) => reference is null ? null : Link(_site.Find<Record>(reference));

    /// <summary>Null for a site without cards.</summary>
    public CardView? Card(UrlPath address, SocialCard card) => _site.Settings.Cards ? new(Canonical(address), card.Alternative) : null;

    public DateView Date(PartialDate date) => new(Words.Date(date), date.Machine, date.Edtf);

    public DateView? Date(PartialDate? date) => date is { } known ? Date(known) : null;

    public TermView Term(Vocabulary vocabulary, Located<string> word) => Term(vocabulary, word.Value);

    public TermView Term(Vocabulary vocabulary, string id) => _terms[(vocabulary.Key, id)];

    public MilestoneItem Item(Milestone milestone) => _milestones.Get(milestone.Id, milestone);

    public ImmutableArray<MilestoneItem> Items(IEnumerable<Milestone> milestones) => [.. milestones.Select(Item)];

    public SourceItem Item(Source source) => _sources.Get(source.Id, source);

    public ComponentItem Item(Component component) => new(
        component.Id.Value, component.Name, Url(Routes.Of(component)), component.Summary,
        Term(_site.Settings.ComponentKinds, component.Kind), Term(_site.Settings.Statuses, component.Status), Link(component.Since));

    public ReleaseItem Item(Release release) => new(
        release.Version, release.Name, Url(Routes.Of(release)), release.Summary, Date(release.Date?.Value), release.LongTerm,
        Date(release.EndOfLife?.Value));

    public ImmutableArray<ChangeView> Changes(IEnumerable<Milestone> milestones) =>
        [.. milestones.SelectMany(milestone => milestone.Changes.Select(change => Change(milestone, change)))];

    public ImmutableArray<FieldView> Fields(ImmutableArray<FieldValue> fields) => [.. fields.Select(Field)];

    public FieldView Field(FieldValue value) => new(
        value.Field.Label, value.Field.Description, value.Field.Kind is FieldKind.Code or FieldKind.CodeList,
        [.. value.Values.Select(text => Text(value.Field, text))]);

    public static ImmutableArray<LinkView> WebLinks(ImmutableArray<WebLink> links) =>
        [.. links.Select(link => new LinkView(link.Title, link.Url))];

    public ImmutableArray<CorrectionView> Corrections(Record record) =>
        [.. record.Corrections.Select(correction => CorrectionView.Create(this, correction))];

    public Html Body(LinkedRecord linked) => new ProseHtml(linked.Body, _site.Url);

    public ImmutableArray<ReferenceView> References(LinkedRecord linked) => [.. linked.References.Select(reference => new ReferenceView(
        reference.Number, Anchors.Reference(reference.Number),
        [.. Enumerable.Range(1, reference.Uses).Select(use => new LinkView(Letter(use), "#" + Anchors.Citation(reference.Number, use)))],
        Item(reference.Source)))];

    public ImmutableArray<MentionView> Mentions(LinkedRecord linked) => [.. MentionsInProse(linked), .. Added
        .Where(page => page.Mentions.Contains(linked.Record.Id))
        .Select(page => new MentionView(new(page.Title, Url(page.Address)), Words["page"], "", page.Description, ""))];

    private IEnumerable<MentionView> MentionsInProse(LinkedRecord linked) => linked.MentionedIn.Select(mention => new MentionView(
        Link(mention.From), KindOf(mention.From), mention.Before, mention.Words, mention.After));

    /// <summary>The address where an author can change the file of a record; null when <c>site.yml</c> names no repository.</summary>
    public string? EditUrl(SourceLocation at) => _site.Settings.Repository is { } repository
        ? $"{repository}/edit/{_site.Settings.Branch}/{at.Path}{(at.Line > 2 ? $"#L{at.Line}" : "")}" : null;

    /// <summary>The links to the records before and after an index of an ordered list.</summary>
    public (LinkView? Previous, LinkView? Next) Neighbours<T>(ImmutableArray<T> list, int place) where T : Record => (
        place > 0 ? Link(list[place - 1]) : null,
        place < list.Length - 1 ? Link(list[place + 1]) : null);

    private string Text(FieldDeclaration field, string text) =>
        field.Kind == FieldKind.Date && PartialDate.TryParse(text, out var date) ? Words.Date(date)
        : field.Kind == FieldKind.Number && NumberText.TryParse(text, out var number) ? Words.Number(number)
        : text;

    private ChangeView Change(Milestone milestone, StatusChange change)
    {
        var component = _site.Find<Component>(change.Component);
        return new(Link(component), component.Summary, Term(_site.Settings.Statuses, change.Status), Link(milestone));
    }

    private MilestoneItem CreateItem(Milestone milestone) => new(
        milestone.Id.Value, milestone.Title, Url(Routes.Of(milestone)), Date(milestone.Date.Value), milestone.Summary,
        Term(_site.Settings.MilestoneKinds, milestone.Kind), Url(Routes.Kind(milestone.Kind.Value)), Link(milestone.Release),
        [.. milestone.Components.Select(reference => Link(_site.Find<Component>(reference)))], [.. _formerIds[Routes.Of(milestone).Value]]);

    private SourceItem CreateItem(Source source) => new(
        source.Id.Value, source.Title, Url(Routes.Source(source.Id)), source.Url, source.Archived, string.Join(", ", source.Authors),
        source.Publisher, Date(source.Date), Words[SourceKindKey(source.Kind)]);

    public static string SourceKindKey(string kind) => "source_kind_" + kind.Replace('-', '_');

    public string KindOf(Record record) => Words[record switch
    {
        Chapter => "chapter",
        Component => "component",
        Release => "release",
        Retired => "retired",
        _ => "milestone",
    }];

    // The uses of a reference have the letters a to z, then numbers.
    private static string Letter(int use) => use <= 26 ? ((char)('a' + use - 1))
        .ToString() : use.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
