using System.Collections.Immutable;
using Site.Domain;
using Site.Export;
using Site.Link;

namespace Site.Render;

/// <summary>The index of releases, and a page for each: what came with it.</summary>
public static class ReleasePages
{
    public sealed record IndexView : PageView
    {
        /// <summary>The newest first.</summary>
        public required ImmutableArray<ReleaseItem> Releases { get; init; }
    }

    public sealed record View : PageView
    {
        public required ReleaseItem Release { get; init; }

        public required ImmutableArray<FieldChange> Fields { get; init; }

        /// <summary>The comparison with the release before.</summary>
        public required LinkView? Comparison { get; init; }

        public required ImmutableArray<ChangeView> Changes { get; init; }

        public required ImmutableArray<MilestoneItem> Milestones { get; init; }

        public required ImmutableArray<FigureView> Figures { get; init; }

        public required ImmutableArray<LinkView> Links { get; init; }
    }

    /// <summary>A declared field in this release and, where it differs, in the one before: single values whole, lists by what came and went.</summary>
    public sealed record FieldChange(FieldView Field, bool Changed, string? Before, ImmutableArray<string> Added, ImmutableArray<string> Removed);

    public static IEnumerable<Document> Render(SiteModel site, Presenter present)
    {
        yield return new Document.Page(Routes.Releases, site.Settings.At, "releases", () => CreateIndex(site, present)) { IsOfFacts = true };
        for (var i = 0; i < site.Releases.Length; i++)
        {
            var place = i;
            var release = site.Releases[i];
            yield return new Document.Page(Routes.Of(release), release.At, "release", () => Create(site, present, release, place)) { IsOfFacts = true, Shows = release };
        }
    }

    private static IndexView CreateIndex(SiteModel site, Presenter present) => new()
    {
        Title = present.Words["releases"],
        HeadTitle = present.HeadTitle(present.Words["releases"]),
        Description = present.Words.Fill("releases_description", ("site", site.Settings.Title)),
        Canonical = present.Canonical(Routes.Releases),
        Section = present.Url(Routes.Releases),
        Breadcrumbs = [present.Home],
        Releases = [.. site.Releases.Reverse().Select(present.Item)],
    };

    private static View Create(SiteModel site, Presenter present, Release release, int place)
    {
        var linked = site[release];
        var before = place > 0 ? site.Releases[place - 1] : null;
        var (previous, next) = present.Neighbours(site.Releases, place);
        var milestones = site.HistoryOf(release);
        return new()
        {
            Title = release.Name,
            HeadTitle = present.HeadTitle(release.Name),
            Description = release.Summary,
            Canonical = present.Canonical(linked.Address),
            Section = present.Url(Routes.Releases),
            Breadcrumbs = [present.Home, present.Link("releases", Routes.Releases)],
            Previous = previous,
            Next = next,
            EditUrl = present.EditUrl(release.At),
            IsArticle = true,
            Card = present.Card(Routes.CardOf(release), Card.Of(site, present, release)),
            Release = present.Item(release),
            Comparison = place > 0 ? ComparePages.Link(site, present, new(place - 1, place)) : null,
            Fields = [.. release.Fields.Select(field => Compare(present, field, before))],
            Changes = present.Changes(milestones),
            Milestones = present.Items(milestones),
            Figures = [.. release.Figures.Select(figure => new FigureView(figure.Declaration.Label, figure.Declaration.Description, present.Words.Number(figure.Value)))],
            Links = present.WebLinks(release.Links),
            Verified = present.Date(release.Verified),
            Corrections = present.Corrections(release),
            Reuse = Reuse.Of(site, present, release),
            StructuredData = StructuredData.Of(site, release),
            Body = present.Body(linked),
            References = present.References(linked),
            MentionedIn = present.Mentions(linked),
        };
    }

    public static FieldChange Compare(Presenter present, FieldValue now, Release? before)
    {
        var field = present.Field(now);
        var old = before?.Fields.FirstOrDefault(other => other.Field.Id == now.Field.Id);
        if (old is null || old.Values.SequenceEqual(now.Values))
            return new(field, false, null, [], []);
        return now.Field.Kind is FieldKind.List or FieldKind.CodeList
            ? new(field, true, null, [.. now.Values.Except(old.Values)], [.. old.Values.Except(now.Values)])
            : new(field, true, present.Field(old).Values[0], [], []);
    }
}
