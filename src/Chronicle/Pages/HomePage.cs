using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Presentation;

namespace Chronicle.Pages;

/// <summary>
/// The home page: the subject, its present state, the newest milestones, the entries to the site. Everything comes from data.
/// </summary>
internal static class HomePage
{
    private const int Newest = 6;

    public sealed record View : PageView
    {
        public required string? Tagline { get; init; }

        public required ImmutableArray<ChapterItem> Chapters { get; init; }

        public required ReleaseItem? Release { get; init; }

        public required ImmutableArray<FieldView> ReleaseFields { get; init; }

        public required ImmutableArray<MilestoneItem> Newest { get; init; }

        /// <summary>Null if there are no milestones, or too many for a drawing.</summary>
        public required TimelineView? Drawing { get; init; }

        /// <summary>The drawing in a sentence.</summary>
        public required string DrawingAlternative { get; init; }

        public required ImmutableArray<StatusCount> Statuses { get; init; }

        public required ImmutableArray<LinkView> Kinds { get; init; }

        public required string MilestoneCount { get; init; }

        public required string ReleaseCount { get; init; }

        public required string ComponentCount { get; init; }

        public required string SourceCount { get; init; }
    }

    public sealed record ChapterItem(string Title, string Url, string Summary);

    public sealed record StatusCount(TermView Status, string Count, ImmutableArray<LinkView> Components);

    public static IEnumerable<Document> Render(SiteModel site, Presenter presenter)
    {
        yield return new Document.Page(Routes.Home, site.Settings.At, "home", () => Create(site, presenter));
    }

    private static View Create(SiteModel site, Presenter presenter)
    {
        var past = site.Milestones.RemoveAll(site.State.IsPlanned);
        var byStatus = site.Components.ToLookup(component => component.Status.Value, StringComparer.Ordinal);
        return new()
        {
            Title = site.Settings.Title,
            HeadTitle = site.Settings.Tagline is { } tagline ? $"{site.Settings.Title}: {tagline}" : site.Settings.Title,
            Description = site.Settings.Tagline ?? site.Settings.Title,
            Tagline = site.Settings.Tagline,
            Canonical = presenter.Canonical(Routes.Home),
            Section = presenter.Url(Routes.Home),
            EditUrl = presenter.EditUrl(site.Settings.At),
            StructuredData = StructuredData.DescribeSite(site),
            Chapters =
                [.. site.Chapters.Select(chapter => new ChapterItem(chapter.Title, presenter.Url(Routes.Of(chapter)), chapter.Summary))],
            Release = site.NewestRelease() is { } release ? presenter.Item(release) : null,
            ReleaseFields = presenter.Fields(site.NewestRelease()?.Fields ?? []),
            Newest = presenter.Items(past.Reverse().Take(Newest)),
            Drawing = Timeline.Create(site, presenter, Timeline.Dense),
            DrawingAlternative = past.IsEmpty
                ? "" : presenter.Words.Fill("drawing_alternative", ("n", presenter.Words.Number(past.Length)),
                ("first", $"{past[0].Date.Value.Year}"), ("last", $"{past[^1].Date.Value.Year}")),
            Statuses = [.. site.Settings.Statuses.Terms
                .Select(term => new { Term = term, Components = byStatus[term.Id].ToArray() })
                .Where(group => group.Components.Length > 0)
                .Select(group =>
                    new StatusCount(presenter.Term(site.Settings.Statuses, group.Term.Id), presenter.Words.Number(group.Components.Length),
                    [.. group.Components.Select(presenter.Link)]))],
            Kinds = [.. site.Settings.MilestoneKinds.Terms.Select(term => new LinkView(term.Plural, presenter.Url(Routes.Kind(term.Id))))],
            MilestoneCount = presenter.Words.Number(past.Length),
            ReleaseCount = presenter.Words.Number(site.Releases.Count(release => !site.State.IsPlanned(release))),
            ComponentCount = presenter.Words.Number(site.Components.Length),
            SourceCount = presenter.Words.Number(site.Sources.Length),
        };
    }
}
