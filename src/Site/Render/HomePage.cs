using System.Collections.Immutable;
using Site.Domain;
using Site.Export;
using Site.Link;

namespace Site.Render;

/// <summary>The home page: what this is, where things stand, what is new, the ways in. All from data.</summary>
public static class HomePage
{
    private const int Newest = 6;

    public sealed record View : PageView
    {
        public required string? Tagline { get; init; }

        public required ImmutableArray<ChapterItem> Chapters { get; init; }

        public required ReleaseItem? Release { get; init; }

        public required ImmutableArray<FieldView> ReleaseFields { get; init; }

        public required ImmutableArray<MilestoneItem> Newest { get; init; }

        /// <summary>Not if there is nothing to draw, or too much.</summary>
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

    public static IEnumerable<Document> Render(SiteModel site, Presenter present)
    {
        yield return new Document.Page(Routes.Home, site.Settings.At, "home", () => new View
        {
            Title = site.Settings.Title,
            HeadTitle = site.Settings.Tagline is { } tagline ? $"{site.Settings.Title}: {tagline}" : site.Settings.Title,
            Description = site.Settings.Tagline ?? site.Settings.Title,
            Tagline = site.Settings.Tagline,
            Canonical = present.Canonical(Routes.Home),
            Section = present.Url(Routes.Home),
            EditUrl = present.EditUrl(site.Settings.At),
            StructuredData = StructuredData.OfSite(site),
            Chapters = [.. site.Chapters.Select(chapter => new ChapterItem(chapter.Title, present.Url(Routes.Of(chapter)), chapter.Summary))],
            Release = LastRelease(site) is { } release ? present.Item(release) : null,
            ReleaseFields = present.Fields(LastRelease(site)?.Fields ?? []),
            Newest = present.Items(site.Milestones.Reverse().Take(Newest)),
            Drawing = Timeline.Create(site, present, Timeline.Dense),
            DrawingAlternative = site.Milestones.IsEmpty ? "" : present.Words.Fill("drawing_alternative", ("n", present.Words.Number(site.Milestones.Length)),
                ("first", $"{site.Milestones[0].Date.Value.Year}"), ("last", $"{site.Milestones[^1].Date.Value.Year}")),
            Statuses = [.. site.Settings.Statuses.Terms
                .Select(term => new { Term = term, Components = site.Components.Where(component => component.Status.Value == term.Id).ToArray() })
                .Where(group => group.Components.Length > 0)
                .Select(group => new StatusCount(present.Term(group.Term), present.Words.Number(group.Components.Length), [.. group.Components.Select(present.Link)]))],
            Kinds = [.. site.Settings.MilestoneKinds.Terms.Select(term => new LinkView(term.Plural, present.Url(Routes.Kind(term.Id))))],
            MilestoneCount = present.Words.Number(site.Milestones.Length),
            ReleaseCount = present.Words.Number(site.Releases.Length),
            ComponentCount = present.Words.Number(site.Components.Length),
            SourceCount = present.Words.Number(site.Sources.Length),
        });
    }

    private static Release? LastRelease(SiteModel site) => site.Releases.LastOrDefault(release => release.Date is not null);
}
