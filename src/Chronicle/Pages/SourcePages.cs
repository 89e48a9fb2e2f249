using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Link.Evidence;
using Chronicle.Presentation;
using Chronicle.Presentation.Evidence;
using Chronicle.Primitives;

namespace Chronicle.Pages;

/// <summary>The bibliography, and one page for each source with all records that cite it.</summary>
internal static class SourcePages
{
    public sealed record IndexView : PageView
    {
        public required ImmutableArray<KindGroup> Groups { get; init; }
    }

    public sealed record KindGroup(string Kind, string Anchor, string Count, ImmutableArray<SourceItem> Sources);

    public sealed record View : PageView
    {
        public required SourceItem Source { get; init; }

        public required string? Commit { get; init; }

        public required string? CommitUrl { get; init; }

        public required string? MessageUrl { get; init; }

        public required EvidenceView? Evidence { get; init; }

        public required string? MessageId { get; init; }

        public required string? Checked { get; init; }

        public required ImmutableArray<FieldView> Fields { get; init; }

        public required ImmutableArray<CitingView> CitedBy { get; init; }
    }

    /// <summary>A record that cites the source. The link leads to the source in the list of references on the page of the record.</summary>
    public sealed record CitingView(LinkView Record, string Kind, TitleHtml Summary);

    public static IEnumerable<Document> Render(SiteModel site, Presenter presenter)
    {
        yield return new Document.Page(Routes.Sources, site.Settings.At, "sources", () => CreateIndex(site, presenter),
            SearchWord: "sources");
        var numbers = new Lazy<Dictionary<(RecordId, SourceId), int>>(() => site.Linked.Values
            .SelectMany(linked => linked.References.Select(reference => (Record: linked.Record.Id, reference)))
            .ToDictionary(entry => (entry.Record, entry.reference.Source.Id), entry => entry.reference.Number));
        foreach (var source in site.Sources)
            yield return new Document.Page(Routes.Source(source.Id), source.At, "source", () =>
                Create(site, presenter, source, numbers.Value));
    }

    private static IndexView CreateIndex(SiteModel site, Presenter presenter)
    {
        var byKind = site.Sources.ToLookup(source => source.Kind, StringComparer.Ordinal);
        return new()
        {
            Title = presenter.Words["sources"],
            Description = presenter.Words.Fill("sources_description", ("site", site.Settings.Subject)),
            Section = presenter.Url(Routes.Sources),
            Breadcrumbs = [presenter.Home],
            Groups = [.. site.Settings.SourceKinds.Terms.Where(term => byKind.Contains(term.Id))
                .Select(term => new KindGroup(presenter.SourceKind(term.Id).Plural, Anchors.Kind(term.Id),
                    presenter.Words.Number(byKind[term.Id].Count()),
                    [.. NewestFirst(site, byKind[term.Id]).Select(presenter.Item)]))],
        };
    }

    // Sources without a date are last, in the order of their titles.
    private static IEnumerable<Source> NewestFirst(SiteModel site, IEnumerable<Source> sources) =>
        site.NameOrder.Sort(sources, source => source.Title, source => source.Id.Value).OrderByDescending(source => source.Date);

    private static View Create(SiteModel site, Presenter presenter, Source source, Dictionary<(RecordId, SourceId), int> numbers) => new()
    {
        Title = TitleHtml.Of(source),
        Description = presenter.Words.Fill("source_description", ("title", source.Title), ("site", site.Settings.Subject)),
        Section = presenter.Url(Routes.Sources),
        Breadcrumbs = [presenter.Home, presenter.Link("sources", Routes.Sources)],
        EditUrl = presenter.EditUrl(source.At),
        Tools = PageTools.CreateFor(site, presenter, source),
        Source = presenter.Item(source),
        Commit = source.Commit,
        CommitUrl = source.Commit is { } hash && site.Settings.Evidence is { } evidence && CommitRules.IsAsked(evidence, source)
            ? evidence.CommitAddress(hash) : null,
        MessageUrl = source.MessageId is { } mail ? site.Settings.Evidence?.MessageAddress(mail) : null,
        Evidence = ProofViews.Create(site, presenter, source).Section(),
        MessageId = source.MessageId,
        Checked = source.Checked,
        Fields = presenter.Fields(source.Fields),
        CitedBy = [.. site.Citing(source).Select(record => Citing(presenter, record, numbers[(record.Id, source.Id)]))],
    };

    private static CitingView Citing(Presenter presenter, Record record, int number) =>
        new(presenter.Link(record) with { Url = $"{presenter.Link(record).Url}#{Anchors.Reference(number)}" }, presenter.KindOf(record),
            TitleHtml.OfSummary(record));
}
