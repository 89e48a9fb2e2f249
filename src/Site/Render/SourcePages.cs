using System.Collections.Immutable;
using Site.Domain;
using Site.Link;
using Site.Read;
using Site.Text;

namespace Site.Render;

/// <summary>The bibliography, and a page for each source with everything that cites it.</summary>
public static class SourcePages
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

        public required string? MessageId { get; init; }

        public required string? Checked { get; init; }

        public required ImmutableArray<CitingView> CitedBy { get; init; }
    }

    /// <summary>A page that cites the source, with the entry in its list of references.</summary>
    public sealed record CitingView(LinkView Record, string Kind, string Summary);

    public static IEnumerable<Document> Render(SiteModel site, Presenter present)
    {
        yield return new Document.Page(Routes.Sources, site.Settings.At, "sources", () => CreateIndex(site, present)) { IsOfFacts = true };
        foreach (var source in site.Sources)
            yield return new Document.Page(Routes.Source(source.Id), source.At, "source", () => Create(site, present, source)) { IsOfFacts = true };
    }

    private static IndexView CreateIndex(SiteModel site, Presenter present) => new()
    {
        Title = present.Words["sources"],
        HeadTitle = present.HeadTitle(present.Words["sources"]),
        Description = present.Words.Fill("sources_description", ("site", site.Settings.Title)),
        Canonical = present.Canonical(Routes.Sources),
        Section = present.Url(Routes.Sources),
        Breadcrumbs = [present.Home],
        Groups = [.. Shapes.SourceKinds
            .Select(kind => new { Kind = kind, Sources = site.Sources.Where(source => source.Kind == kind)
                .OrderBy(source => source.Title, StringComparer.OrdinalIgnoreCase).ThenBy(source => source.Id).Select(present.Item).ToArray() })
            .Where(group => group.Sources.Length > 0)
            .Select(group => new KindGroup(present.Words[Presenter.SourceKindKey(group.Kind) + "_plural"], Anchor(group.Kind), present.Words.Number(group.Sources.Length), [.. group.Sources]))],
    };

    /// <summary>The place of a kind of source in the bibliography.</summary>
    public static string Anchor(string kind) => "section-" + kind;

    private static View Create(SiteModel site, Presenter present, Source source)
    {
        var address = Routes.Source(source.Id);
        return new()
        {
            Title = source.Title,
            HeadTitle = present.HeadTitle(source.Title),
            Description = present.Words.Fill("source_description", ("title", source.Title), ("site", site.Settings.Title)),
            Canonical = present.Canonical(address),
            Section = present.Url(Routes.Sources),
            Breadcrumbs = [present.Home, present.Link("sources", Routes.Sources)],
            EditUrl = present.EditUrl(source.At),
            Reuse = Reuse.Of(site, present, source),
            Source = present.Item(source),
            Commit = source.Commit,
            MessageId = source.MessageId,
            Checked = source.Checked,
            CitedBy = [.. site.Citing(source).Select(record => Citing(site, present, record, source))],
        };
    }

    private static CitingView Citing(SiteModel site, Presenter present, Record record, Source source)
    {
        var number = site[record].References.First(reference => reference.Source.Id == source.Id).Number;
        return new(present.Link(record) with { Url = $"{present.Link(record).Url}#{Anchors.Reference(number)}" }, present.KindOf(record), record.Summary);
    }
}
