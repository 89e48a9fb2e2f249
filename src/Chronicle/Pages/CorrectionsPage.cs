using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Presentation;
using Chronicle.Primitives;

namespace Chronicle.Pages;

/// <summary>
/// All corrections of records, newest first, by day and kind of record. With more than <see cref="Limits.CorrectionsPerPage"/> corrections,
/// the older ones are on pages of their own. The pages are numbered from the oldest correction on, so a full page never changes its
/// entries.
/// </summary>
internal static class CorrectionsPage
{
    public sealed record View : PageView
    {
        public required ImmutableArray<Day> Days { get; init; }

        /// <summary>The pages of the earlier corrections; empty except on the page of the newest corrections.</summary>
        public ImmutableArray<LinkView> Parts { get; init; } = [];
    }

    public sealed record Day(DateView Date, ImmutableArray<Group> Groups);

    /// <summary>The corrected records of one kind.</summary>
    public sealed record Group(string Title, ImmutableArray<Entry> Entries);

    public sealed record Entry(LinkView Record, ImmutableArray<string> Texts);

    public static IEnumerable<Document> Render(SiteModel site, Presenter presenter)
    {
        ImmutableArray<CorrectedRecord> all = [.. Corrections.All(site)];
        ImmutableArray<CorrectedRecord[]> parts = [.. Corrections.EarlierPages(all, site.Limits)];
        yield return Page(Routes.Corrections, () =>
            CreateView(presenter.Words["corrections"], all.Take(site.Limits.CorrectionsPerPage)) with
            {
                Tools = PageTools.CreateForList(site, presenter, Routes.Corrections),
                Parts = [.. parts.Select((_, i) => new LinkView(Part(i), presenter.Url(Routes.CorrectionsPart(i + 1))))],
            }, "corrections");
        foreach (var (index, part) in parts.Index())
            yield return Page(Routes.CorrectionsPart(index + 1), () =>
                CreateView($"{presenter.Words["corrections"]}, {Part(index)}", part.Reverse()) with
                {
                    Breadcrumbs = [presenter.Home, presenter.Link("corrections", Routes.Corrections)],
                });

        Document.Page Page(UrlPath address, Func<View> create, string? searchWord = null) =>
            new(address, site.Settings.At, "corrections", create, searchWord);

        string Part(int index) => presenter.Words.Fill("corrections_part", ("n", presenter.Words.Number(index + 1)));

        View CreateView(string title, IEnumerable<CorrectedRecord> entries) => new()
        {
            Title = title,
            Description = presenter.Words.Fill("corrections_description", ("site", site.Settings.Subject)),
            Section = presenter.Url(Routes.Corrections),
            Breadcrumbs = [presenter.Home],
            Days = [.. entries.GroupBy(entry => entry.Correction.Date.Value).Select(day => CreateDay(presenter, day.Key, day))],
        };
    }

    private static Day CreateDay(Presenter presenter, PartialDate date, IEnumerable<CorrectedRecord> entries) => new(presenter.Date(date),
    [
        .. entries.GroupBy(entry => entry.Record.KindName).OrderBy(group => Record.KindNames.IndexOf(group.Key))
            .Select(group => CreateGroup(presenter, group.Key, [.. group.GroupBy(entry => entry.Record.Id)
                .Select(record => new Entry(presenter.Link(record.First().Record), [.. record.Select(entry => entry.Correction.Text)]))])),
    ]);

    private static Group CreateGroup(Presenter presenter, string kind, ImmutableArray<Entry> entries) =>
        new(presenter.Words[entries.Length == 1 ? kind : kind + "s"], entries);
}
