using System.Collections.Immutable;
using Site.Domain;
using Site.Link;

namespace Site.Render;

/// <summary>Every correction that the records tell of, newest first.</summary>
public static class CorrectionsPage
{
    public sealed record View : PageView
    {
        public required ImmutableArray<Item> Items { get; init; }
    }

    public sealed record Item(LinkView Record, string Kind, CorrectionView Correction);

    public static IEnumerable<Document> Render(SiteModel site, Presenter present)
    {
        yield return new Document.Page(Routes.Corrections, site.Settings.At, "corrections", () => new View
        {
            Title = present.Words["corrections"],
            HeadTitle = present.HeadTitle(present.Words["corrections"]),
            Description = present.Words.Fill("corrections_description", ("site", site.Settings.Title)),
            Canonical = present.Canonical(Routes.Corrections),
            Section = present.Url(Routes.Corrections),
            Breadcrumbs = [present.Home],
            Reuse = Reuse.OfList(site, present, Routes.Corrections),
            Items = [.. All(site).Select(entry => new Item(present.Link(entry.Record), present.KindOf(entry.Record), CorrectionView.Of(present, entry.Correction)))],
        });
    }

    public sealed record Entry(Record Record, Correction Correction);

    /// <summary>Newest first; of one day by record, and the last of a file before those above it.</summary>
    public static IEnumerable<Entry> All(SiteModel site) =>
        site.Chapters.Concat<Record>(site.Components).Concat(site.Releases).Concat(site.Milestones)
            .SelectMany(record => record.Corrections.Reverse().Select(correction => new Entry(record, correction)))
            .OrderByDescending(entry => entry.Correction.Date.Value).ThenBy(entry => entry.Record.Id);
}
