using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Presentation;

namespace Chronicle.Pages;

/// <summary>Every correction of the records, newest first.</summary>
internal static class CorrectionsPage
{
    public sealed record View : PageView
    {
        public required ImmutableArray<Item> Items { get; init; }
    }

    public sealed record Item(LinkView Record, string Kind, CorrectionView Correction);

    public static IEnumerable<Document> Render(SiteModel site, Presenter presenter)
    {
        yield return new Document.Page(Routes.Corrections, site.Settings.At, "corrections", () => new View
        {
            Title = presenter.Words["corrections"],
            HeadTitle = presenter.HeadTitle(presenter.Words["corrections"]),
            Description = presenter.Words.Fill("corrections_description", ("site", site.Settings.Subject)),
            Canonical = presenter.Canonical(Routes.Corrections),
            Section = presenter.Url(Routes.Corrections),
            Breadcrumbs = [presenter.Home],
            Tools = PageTools.CreateForList(site, presenter, Routes.Corrections),
            Items = [.. Corrections.All(site)
                .Select(entry =>
                    new Item(presenter.Link(entry.Record), presenter.KindOf(entry.Record),
                    CorrectionView.Create(presenter, entry.Correction)))],
        });
    }
}
