using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Presentation;
using Chronicle.Primitives;

namespace Chronicle.Pages;

/// <summary>The generated chronology: one page for all milestones, one page for each year, and one page for each kind.</summary>
internal sealed class ChronologyPages(SiteModel site, Presenter presenter, IGrouping<int, Milestone>[] years)
{
    public sealed record View : PageView
    {
        public required ImmutableArray<YearView> Years { get; init; }

        /// <summary>The years, if the milestones are too many for one page.</summary>
        public ImmutableArray<CountView> YearCounts { get; init; } = [];

        /// <summary>
        /// The years with milestones, for navigation. The page of a year has only the nearest years if there are very many.
        /// </summary>
        public required ImmutableArray<LinkView> AllYears { get; init; }

        public required ImmutableArray<LinkView> Kinds { get; init; }

        /// <summary>The drawing of the whole chronology; null if there are no milestones, or too many for a drawing.</summary>
        public TimelineView? Drawing { get; init; }

        /// <summary>
        /// The date of the newest milestone that is not planned, and its place in the list. If there are too many milestones for one page,
        /// the values are the year of this milestone and the page of the year. Null if there is none.
        /// </summary>
        public LinkView? Newest { get; init; }

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

    /// <summary>The milestones of a year: first the milestones without a known month, then the milestones of each month.</summary>
    public sealed record YearView(string Year, string Anchor, string Url, ImmutableArray<MilestoneItem> Undated,
        ImmutableArray<MonthView> Months);

    public sealed record MonthView(string Anchor, string Name, ImmutableArray<MilestoneItem> Milestones);

    private readonly ImmutableArray<LinkView> _years =
        [.. years.Select(year => new LinkView($"{year.Key}", presenter.Url(Routes.Year(year.Key))))];

    private readonly ImmutableArray<LinkView> _kinds = presenter.MilestoneKinds;

    private readonly LinkView _chronology = presenter.Link("chronology", Routes.Chronology);

    public static IEnumerable<Document> Render(SiteModel site, Presenter presenter)
    {
        IGrouping<int, Milestone>[] years = [.. GroupByYear(site.Milestones)];
        var pages = new ChronologyPages(site, presenter, years);
        return [pages.CreateChronology(), .. years.Select(pages.CreateYear),
            .. site.Settings.MilestoneKinds.Terms.SelectMany(pages.CreateKind)];
    }

    private Document CreateChronology()
    {
        var isSplit = YearPagination.SplitsChronology(site);
        return Page(Routes.Chronology, "chronology", () => (isSplit ? CountYears(site.Milestones, Routes.Year, hasMonths: true)
            : List(site.Milestones)) with
        {
            Title = presenter.Words["chronology"],
            Description = presenter.Words.Fill("chronology_description", ("site", site.Settings.Subject)),
            Breadcrumbs = [presenter.Home],
            Tools = PageTools.CreateForSite(site, presenter),
            Drawing = Timeline.Create(site, presenter),
            Newest = Newest(isSplit),
            KeyEvents = presenter.Items(site.Milestones.Where(milestone => milestone.IsKey)),
            Filters = isSplit ? [] : CreateFilters(),
        }) with
        {
            SearchWord = "chronology",
        };
    }

    private LinkView? Newest(bool isSplit) => site.Milestones.LastOrDefault(milestone => !site.State.IsPlanned(milestone)) is { } newest
        ? isSplit ? new($"{newest.Date.Value.Year}", presenter.Url(Routes.Year(newest.Date.Value.Year)))
            : new(presenter.Words.Date(newest.Date.Value), $"#{newest.Id}")
        : null;

    private Document CreateYear(IGrouping<int, Milestone> year, int index) => Page(Routes.Year(year.Key), "year", () => List(year) with
    {
        Title = $"{year.Key}",
        Description = presenter.Words.Fill("year_description", ("year", $"{year.Key}"), ("site", site.Settings.Subject)),
        Breadcrumbs = [presenter.Home, _chronology],
        Previous = _years.ElementAtOrDefault(index - 1),
        Next = _years.ElementAtOrDefault(index + 1),
        AllYears = Window(_years, index, site.Limits.LinksToSiblings),
    });

    /// <summary>The page of a kind, and the pages of its years if its milestones are too many for one page.</summary>
    private IEnumerable<Document> CreateKind(Term kind, int index)
    {
        var milestones = site.MilestonesOf(kind);
        var isSplit = YearPagination.Splits(milestones.Length, site.Limits);
        var description = kind.Description
            ?? presenter.Words.Fill("kind_description", ("kind", kind.Plural), ("site", site.Settings.Subject));
        var kinds = Window(_kinds, index, site.Limits.LinksToSiblings);
        yield return Page(Routes.Kind(kind.Id), "kind", () =>
            (isSplit ? CountYears(milestones, year => Routes.Kind(kind.Id, year)) : List(milestones)) with
            {
                Title = kind.Plural,
                Description = description,
                Breadcrumbs = [presenter.Home, _chronology],
                Kinds = kinds,
                Tools = PageTools.CreateForList(site, presenter, Routes.Kind(kind.Id)),
            });
        if (!isSplit)
            yield break;
        foreach (var year in GroupByYear(milestones))
            yield return Page(Routes.Kind(kind.Id, year.Key), "kind", () => List(year) with
            {
                Title = $"{kind.Plural} {year.Key}",
                Description = $"{description} {year.Key}",
                Breadcrumbs = [presenter.Home, _chronology, new(kind.Plural, presenter.Url(Routes.Kind(kind.Id)))],
                Kinds = kinds,
            });
    }

    private Document.Page Page(UrlPath address, string layout, Func<View> create) => new(address, site.Settings.At, layout, create);

    /// <summary>A view with milestones. The caller adds the title and the description.</summary>
    private View List(IEnumerable<Milestone> milestones) => new()
    {
        Title = "",
        Description = "",
        Section = _chronology.Url,
        AllYears = _years,
        Kinds = _kinds,
        Years = [.. GroupByYear(milestones).Select(Year)],
    };

    /// <summary>A view with the number of milestones of each year, instead of the milestones.</summary>
    private View CountYears(IEnumerable<Milestone> milestones, Func<int, UrlPath> pageOf, bool hasMonths = false) => List([]) with
    {
        YearCounts = [.. GroupByYear(milestones).Select(year => new CountView(
            $"{year.Key}", Anchors.Year(year.Key), presenter.Url(pageOf(year.Key)), presenter.Words.Number(year.Count()),
            hasMonths ? [.. Months(year).Select(month => new MonthLink(Anchors.Month(year.Key, month.Key),
                presenter.Words.Month(month.Key)))] : []))],
    };

    /// <summary>The links around <paramref name="index"/>, at most <paramref name="most"/> of them.</summary>
    private static ImmutableArray<LinkView> Window(ImmutableArray<LinkView> links, int index, int most)
    {
        var start = Math.Clamp(index - most / 2, 0, Math.Max(0, links.Length - most));
        return links.Slice(start, Math.Min(most, links.Length));
    }

    private ImmutableArray<FilterView> CreateFilters()
    {
        var words = presenter.Words;
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

    private YearView Year(IGrouping<int, Milestone> year) => new(
        $"{year.Key}", Anchors.Year(year.Key), presenter.Url(Routes.Year(year.Key)),
        presenter.Items(year.Where(milestone => milestone.Date.Value.Month is null)),
        [.. Months(year).Select(month =>
            new MonthView(Anchors.Month(year.Key, month.Key), presenter.Words.Month(month.Key), presenter.Items(month)))]);

    private static IEnumerable<IGrouping<int, Milestone>> GroupByYear(IEnumerable<Milestone> milestones) =>
        milestones.GroupBy(milestone => milestone.Date.Value.Year);

    private static IEnumerable<IGrouping<int, Milestone>> Months(IEnumerable<Milestone> ofYear) =>
        ofYear.Where(milestone => milestone.Date.Value.Month is not null).GroupBy(milestone => milestone.Date.Value.Month!.Value);
}
