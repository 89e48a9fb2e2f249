using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Presentation;
using Chronicle.Primitives;

namespace Chronicle.Pages;

/// <summary>The generated chronology: one page for all milestones, one page for each year, and one page for each kind.</summary>
internal static class ChronologyPages
{
    public sealed record View : PageView
    {
        public required ImmutableArray<YearView> Years { get; init; }

        /// <summary>The years, if the milestones are too many for one page.</summary>
        public ImmutableArray<CountView> YearCounts { get; init; } = [];

        /// <summary>
        /// The years with milestones, for navigation. The page of a year has only the nearest ones if there are very many.
        /// </summary>
        public required ImmutableArray<LinkView> AllYears { get; init; }

        public required ImmutableArray<LinkView> Kinds { get; init; }

        /// <summary>The drawing of the whole chronology; null if there are no milestones, or too many for a drawing.</summary>
        public TimelineView? Drawing { get; init; }

        /// <summary>All key events. The drawing names the newest of them.</summary>
        public ImmutableArray<MilestoneItem> KeyEvents { get; init; } = [];

        /// <summary>The filters of the whole chronology; empty if the milestones are too many for one page.</summary>
        public ImmutableArray<FilterView> Filters { get; init; } = [];
    }

    /// <summary>A year with a page of its own, the number of its milestones and, in the chronology, its months.</summary>
    public sealed record CountView(string Year, string Anchor, string Url, string Count, ImmutableArray<MonthLink> Months);

    public sealed record MonthLink(string Anchor, string Name);

    /// <summary>
    /// A filter. <c>Name</c> is the key in the query of the address. <c>Section</c> is the first part of the addresses of the pages of its
    /// choices.
    /// </summary>
    public sealed record FilterView(string Label, string Name, string Section, ImmutableArray<ChoiceView> Choices);

    public sealed record ChoiceView(string Id, string Label);

    /// <summary>The milestones of a year: first those without a known month, then those of each month.</summary>
    public sealed record YearView(string Year, string Anchor, string Url, ImmutableArray<MilestoneItem> Undated,
        ImmutableArray<MonthView> Months);

    public sealed record MonthView(string Anchor, string Name, ImmutableArray<MilestoneItem> Milestones);

    public static IEnumerable<Document> Render(SiteModel site, Presenter presenter)
    {
        var words = presenter.Words;
        Milestone[] all = [.. site.Milestones];
        var years = site.Milestones.GroupBy(milestone => milestone.Date.Value.Year).ToArray();
        ImmutableArray<LinkView> allYears = [.. years.Select(year => new LinkView($"{year.Key}", presenter.Url(Routes.Year(year.Key))))];
        ImmutableArray<LinkView> kinds =
            [.. site.Settings.MilestoneKinds.Terms.Select(term => new LinkView(term.Plural, presenter.Url(Routes.Kind(term.Id))))];
        var chronology = presenter.Link("chronology", Routes.Chronology);

        yield return new Document.Page(Routes.Chronology, site.Settings.At, "chronology", () =>
            List(all, YearPagination.SplitsChronology(site), Routes.Year) with
            {
                Title = words["chronology"],
                Description = words.Fill("chronology_description", ("site", site.Settings.Subject)),
                Breadcrumbs = [presenter.Home],
                Tools = PageTools.CreateForSite(site, presenter),
                Drawing = Timeline.Create(site, presenter),
                KeyEvents = presenter.Items(site.Milestones.Where(milestone => milestone.IsKey)),
                Filters = YearPagination.SplitsChronology(site) ? [] : CreateFilters(site, words),
            });

        foreach (var (place, milestones) in years.Index())
        {
            var year = milestones.Key;
            var (previous, next) = (allYears.ElementAtOrDefault(place - 1), allYears.ElementAtOrDefault(place + 1));
            yield return new Document.Page(Routes.Year(year), site.Settings.At, "year", () => Create([.. milestones]) with
            {
                Title = $"{year}",
                Description = words.Fill("year_description", ("year", $"{year}"), ("site", site.Settings.Subject)),
                Breadcrumbs = [presenter.Home, chronology],
                Previous = previous,
                Next = next,
                AllYears = Window(allYears, place, site.Limits.LinksToSiblings),
            });
        }

        foreach (var (place, kind) in site.Settings.MilestoneKinds.Terms.Index())
        {
            var milestones = site.MilestonesOf(kind);
            var split = YearPagination.Splits(site, milestones);
            var description = kind.Description ?? words.Fill("kind_description", ("kind", kind.Plural), ("site", site.Settings.Subject));
            yield return new Document.Page(Routes.Kind(kind.Id), site.Settings.At, "kind", () =>
                List(milestones, split, year => Routes.Kind(kind.Id, year)) with
                {
                    Title = kind.Plural,
                    Description = description,
                    Breadcrumbs = [presenter.Home, chronology],
                    Kinds = Window(kinds, place, site.Limits.LinksToSiblings),
                    Tools = PageTools.CreateForList(site, presenter, Routes.Kind(kind.Id)),
                });
            if (!split)
                continue;
            foreach (var year in milestones.GroupBy(milestone => milestone.Date.Value.Year))
                yield return new Document.Page(Routes.Kind(kind.Id, year.Key), site.Settings.At, "kind", () => Create([.. year]) with
                {
                    Title = $"{kind.Plural} {year.Key}",
                    Description = $"{description} {year.Key}",
                    Breadcrumbs = [presenter.Home, chronology, new(kind.Plural, presenter.Url(Routes.Kind(kind.Id)))],
                    Kinds = Window(kinds, place, site.Limits.LinksToSiblings),
                });
        }

        View List(IReadOnlyCollection<Milestone> milestones, bool split, Func<int, UrlPath> pageOf) =>
            !split ? Create(milestones) : Create([]) with
            {
                YearCounts = [.. milestones.GroupBy(milestone => milestone.Date.Value.Year).Select(group => new CountView(
                $"{group.Key}", Anchors.Year(group.Key), presenter.Url(pageOf(group.Key)), words.Number(group.Count()),
                ReferenceEquals(milestones, all)
                    ? [.. Months(group).Select(month => new MonthLink(Anchors.Month(group.Key, month.Key), words.Month(month.Key)))]
                    : []))],
            };

        View Create(IReadOnlyCollection<Milestone> milestones) => new()
        {
            Title = "",
            Description = "",
            Section = chronology.Url,
            AllYears = allYears,
            Kinds = kinds,
            Years = [.. milestones.GroupBy(milestone => milestone.Date.Value.Year).Select(group => Year(presenter, group.Key, [.. group]))],
        };
    }

    /// <summary>The links around <paramref name="index"/>, at most <paramref name="most"/> of them.</summary>
    private static ImmutableArray<LinkView> Window(ImmutableArray<LinkView> links, int index, int most)
    {
        var start = Math.Clamp(index - most / 2, 0, Math.Max(0, links.Length - most));
        return links.Slice(start, Math.Min(most, links.Length));
    }

    private static ImmutableArray<FilterView> CreateFilters(SiteModel site, Words words)
    {
        var kinds = site.Milestones.Select(milestone => milestone.Kind.Value).ToHashSet();
        FilterView[] filters =
        [
            new(words["kind"], "kind", "kinds", [.. site.Settings.MilestoneKinds.Terms.Where(term => kinds.Contains(term.Id))
                .Select(term => new ChoiceView(term.Id, term.Plural))]),
            new(words["component"], "component", "components", [.. site.Components.Where(component => !site.HistoryOf(component).IsEmpty)
                .Select(component => new ChoiceView(component.Id.Value, component.Name))]),
            new(words["release"], "release", "releases", [.. site.Releases.Reverse().Where(release => !site.HistoryOf(release).IsEmpty)
                .Select(release => new ChoiceView(release.Id.Value, release.Name))]),
        ];
        return [.. filters.Where(filter => !filter.Choices.IsEmpty)];
    }

    private static YearView Year(Presenter presenter, int year, Milestone[] milestones) => new(
        $"{year}", Anchors.Year(year), presenter.Url(Routes.Year(year)),
        presenter.Items(milestones.Where(milestone => milestone.Date.Value.Month is null)),
        [.. Months(milestones)
            .Select(group => new MonthView(Anchors.Month(year, group.Key), presenter.Words.Month(group.Key), presenter.Items(group)))]);

    private static IEnumerable<IGrouping<int, Milestone>> Months(IEnumerable<Milestone> ofYear) =>
        ofYear.Where(milestone => milestone.Date.Value.Month is not null).GroupBy(milestone => milestone.Date.Value.Month!.Value);
}
