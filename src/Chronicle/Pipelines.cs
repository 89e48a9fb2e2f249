using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Exports;
using Chronicle.Exports.Cards;
using Chronicle.Pages;
using Chronicle.Render;

namespace Chronicle;

/// <summary>The list of all pipelines of the site. The pipelines do not depend on each other. The lists of all pages (the
/// sitemap and the index of the search) are made after them.</summary>
internal static class Pipelines
{
    public static readonly ImmutableArray<Pipeline> All =
    [
        new("home", HomePage.Render),
        new("chapters", ChapterPages.Render),
        new("book", BookPage.Render),
        new("components", ComponentPages.Render),
        new("releases", ReleasePages.Render),
        new("status table", StatusTablePage.Render),
        new("comparisons", ComparePages.Render),
        new("comparison data", CompareData.Render),
        new("figures", FiguresPage.Render),
        new("charts", ChartFiles.Render),
        new("milestones", MilestonePages.Render),
        new("chronology", ChronologyPages.Render),
        new("sources", SourcePages.Render),
        new("data", DataPage.Render, ExportKind.Data),
        new("quality", QualityPage.Render),
        new("evidence", EvidencePage.Render),
        new("search", SearchPage.Render, ExportKind.Search),
        new("retired", RetiredPages.Render),
        new("corrections", CorrectionsPage.Render),
        new("follow", FollowPage.Render),
        new("redirects", RedirectPages.Render),
        new("not found", NotFoundPage.Render),
        new("previews", LinkPreviews.Render, ExportKind.Previews),
        new("cards", CardPictures.Render),
        new("feeds", Feeds.Render),
        new("calendars", Calendars.Render, ExportKind.Calendars),
        new("badges", Badges.Render, ExportKind.Badges),
        new("inventory", Inventory.Render, ExportKind.Inventory),
        new("host files", HostFiles.Render),
    ];
}
