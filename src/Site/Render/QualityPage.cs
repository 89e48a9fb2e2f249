using System.Collections.Immutable;
using Site.Domain;
using Site.Link;
using Site.Text;

namespace Site.Render;

/// <summary>What the chronicle knows about its own weak places, each with the file behind it.</summary>
public static class QualityPage
{
    /// <summary>In characters: enough to find the paragraph by.</summary>
    private const int ExcerptLength = 100;

    public sealed record View : PageView
    {
        /// <summary>The day that everything is held against; null where nothing was ever verified.</summary>
        public required DateView? Day { get; init; }

        public required ImmutableArray<Finding> Overdue { get; init; }

        public required ImmutableArray<Finding> Reported { get; init; }

        public required ImmutableArray<Finding> Unlinked { get; init; }

        public required ImmutableArray<ChapterFinding> Uncited { get; init; }
    }

    /// <summary>A record with something to do. <c>Verified</c> is null where it never was.</summary>
    public sealed record Finding(LinkView Record, string Kind, string File, string? EditUrl, DateView? Verified);

    /// <summary>A chapter, and the beginnings of its paragraphs that cite nothing.</summary>
    public sealed record ChapterFinding(LinkView Record, string File, string? EditUrl, ImmutableArray<string> Paragraphs);

    public static IEnumerable<Document> Render(SiteModel site, Presenter present)
    {
        yield return new Document.Page(Routes.Quality, site.Settings.At, "quality", () => Create(site, present));
    }

    private static View Create(SiteModel site, Presenter present) => new()
    {
        Title = present.Words["quality"],
        HeadTitle = present.HeadTitle(present.Words["quality"]),
        Description = present.Words.Fill("quality_description", ("site", site.Settings.Title)),
        Canonical = present.Canonical(Routes.Quality),
        Section = present.Url(Routes.Quality),
        Breadcrumbs = [present.Home],
        Day = Quality.Day(site) is { } day ? present.Date(new PartialDate(day.Year, day.Month, day.Day, Approximate: false)) : null,
        Overdue = Findings(present, Quality.Overdue(site)),
        Reported = Findings(present, Quality.WithoutPrimarySource(site)),
        Unlinked = Findings(present, Quality.NotLinked(site)),
        Uncited = [.. site.Chapters
            .Select(chapter => new ChapterFinding(present.Link(chapter), chapter.At.Path, present.EditUrl(chapter.At), [.. Quality.WithoutCitation(site, chapter).Select(Excerpt)]))
            .Where(chapter => chapter.Paragraphs.Length > 0)],
    };

    private static ImmutableArray<Finding> Findings(Presenter present, IEnumerable<Record> records) =>
        [.. records.Select(record => new Finding(present.Link(record), present.KindOf(record), record.At.Path, present.EditUrl(record.At), present.Date(record.Verified)))];

    private static string Excerpt(string paragraph) =>
        paragraph.Length <= ExcerptLength ? paragraph
        : paragraph[..(paragraph.LastIndexOf(' ', ExcerptLength) is > 0 and var space ? space : ExcerptLength)] + " …";
}
