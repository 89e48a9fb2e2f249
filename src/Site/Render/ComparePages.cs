using System.Collections.Immutable;
using Site.Domain;
using Site.Link;

namespace Site.Render;

/// <summary>What changed between two releases: a page for each pair of neighbours and each pair of long-term releases, and a chooser.</summary>
public static class ComparePages
{
    public sealed record IndexView : PageView
    {
        public required ImmutableArray<LinkView> LongTerm { get; init; }

        public required ImmutableArray<LinkView> Neighbours { get; init; }
    }

    public sealed record View : PageView
    {
        public required ReleaseItem From { get; init; }

        public required ReleaseItem To { get; init; }

        public required ImmutableArray<StatusChange> Changes { get; init; }

        public required ImmutableArray<ReleasePages.FieldChange> Fields { get; init; }

        public required ImmutableArray<FigurePair> Figures { get; init; }

        public required ImmutableArray<MilestoneItem> Milestones { get; init; }
    }

    /// <summary>A component whose status is not what it was. Without <paramref name="Before"/> it is new.</summary>
    public sealed record StatusChange(LinkView Component, string Summary, TermView? Before, TermView Now, LinkView Milestone);

    public sealed record FigurePair(string Label, string? Description, string Before, string Now, string Difference);

    public sealed record Pair(int From, int To);

    /// <summary>The pairs that have a page, as places in the releases in time, by the second, then by the first.</summary>
    public static ImmutableArray<Pair> Pairs(ImmutableArray<Release> releases)
    {
        int[] longTerm = [.. Enumerable.Range(0, releases.Length).Where(place => releases[place].LongTerm)];
        return
        [
            .. Enumerable.Range(1, Math.Max(0, releases.Length - 1)).Select(place => new Pair(place - 1, place))
                .Union(longTerm.SelectMany(from => longTerm.Where(to => to > from).Select(to => new Pair(from, to))))
                .OrderBy(pair => pair.To).ThenBy(pair => pair.From),
        ];
    }

    public static IEnumerable<Document> Render(SiteModel site, Presenter present)
    {
        var pairs = Pairs(site.Releases);
        yield return new Document.Page(Routes.Compare, site.Settings.At, "compare-index", () => CreateIndex(site, present, pairs)) { IsOfFacts = true };
        foreach (var (from, to) in pairs)
            yield return new Document.Page(Routes.Comparison(site.Releases[from].Id, site.Releases[to].Id), site.Releases[to].At, "compare", () => Create(site, present, from, to)) { IsOfFacts = true };
    }

    private static IndexView CreateIndex(SiteModel site, Presenter present, ImmutableArray<Pair> pairs) => new()
    {
        Title = present.Words["compare"],
        HeadTitle = present.HeadTitle(present.Words["compare"]),
        Description = present.Words.Fill("compare_description", ("site", site.Settings.Title)),
        Canonical = present.Canonical(Routes.Compare),
        Section = present.Url(Routes.Releases),
        Breadcrumbs = [present.Home, present.Link("releases", Routes.Releases)],
        LongTerm = [.. pairs.Where(pair => site.Releases[pair.From].LongTerm && site.Releases[pair.To].LongTerm).Select(pair => Link(site, present, pair)).Reverse()],
        Neighbours = [.. pairs.Where(pair => pair.To == pair.From + 1).Select(pair => Link(site, present, pair)).Reverse()],
    };

    public static LinkView Link(SiteModel site, Presenter present, Pair pair)
    {
        var (from, to) = (site.Releases[pair.From], site.Releases[pair.To]);
        return new(Title(present, from, to), present.Url(Routes.Comparison(from.Id, to.Id)));
    }

    private static string Title(Presenter present, Release from, Release to) =>
        present.Words.Fill("compare_title", ("from", from.Name), ("to", to.Name));

    private static View Create(SiteModel site, Presenter present, int from, int to)
    {
        var (before, now) = (site.Releases[from], site.Releases[to]);
        var title = Title(present, before, now);
        var address = Routes.Comparison(before.Id, now.Id);
        return new()
        {
            Title = title,
            HeadTitle = present.HeadTitle(title),
            Description = present.Words.Fill("compare_page_description", ("from", before.Name), ("to", now.Name), ("site", site.Settings.Title)),
            Canonical = present.Canonical(address),
            Section = present.Url(Routes.Releases),
            Breadcrumbs = [present.Home, present.Link("releases", Routes.Releases), present.Link("compare", Routes.Compare)],
            EditUrl = present.EditUrl(now.At),
            From = present.Item(before),
            To = present.Item(now),
            Changes = [.. Changes(site, from, to).Select(change => new StatusChange(
                present.Link(change.Component), change.Component.Summary, change.Before is null ? null : present.Term(site.Settings.Statuses.Find(change.Before.Status)!),
                present.Term(site.Settings.Statuses.Find(change.Now.Status)!), present.Link(change.Now.Since)))],
            Fields = [.. now.Fields.Select(field => ReleasePages.Compare(present, field, before)).Where(field => field.Changed)],
            Figures = [.. Figures(present, before, now)],
            Milestones = present.Items(Enumerable.Range(from + 1, to - from).SelectMany(place => site.HistoryOf(site.Releases[place])).Order()),
        };
    }

    public sealed record ChangedStatus(Component Component, StatusAt? Before, StatusAt Now);

    /// <summary>The components whose status differs between two releases, by name.</summary>
    public static IEnumerable<ChangedStatus> Changes(SiteModel site, int from, int to) =>
        site.Components
            .Select(component => new { Component = component, Statuses = site.Statuses.Of(component) })
            .Where(entry => entry.Statuses[to] is { } now && now.Status != entry.Statuses[from]?.Status)
            .Select(entry => new ChangedStatus(entry.Component, entry.Statuses[from], entry.Statuses[to]!));

    private static IEnumerable<FigurePair> Figures(Presenter present, Release before, Release now)
    {
        foreach (var figure in now.Figures)
            if (before.Figures.FirstOrDefault(other => other.Declaration.Id == figure.Declaration.Id) is { } old)
                yield return new(figure.Declaration.Label, figure.Declaration.Description, present.Words.Number(old.Value), present.Words.Number(figure.Value),
                    (figure.Value < old.Value ? "−" : "+") + present.Words.Number(Math.Abs(figure.Value - old.Value)));
    }
}
