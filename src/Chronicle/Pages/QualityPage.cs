using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Presentation;
using Chronicle.Primitives;

namespace Chronicle.Pages;

/// <summary>The known weak points of the chronicle, each with its file.</summary>
internal static class QualityPage
{
    /// <summary>The number of characters after which an excerpt is cut. It is enough to find the paragraph.</summary>
    private const int ExcerptLength = 100;

    public sealed record View : PageView
    {
        /// <summary>The day whose state the site shows; null if the data contain no such day.</summary>
        public required DateView? Day { get; init; }

        /// <summary>Records whose planned date has passed without a check after it (<see cref="QualityTasks.Unconfirmed"/>).</summary>
        public required ImmutableArray<QualityItem> Unconfirmed { get; init; }

        public required ImmutableArray<QualityItem> Overdue { get; init; }

        public required ImmutableArray<QualityItem> Reported { get; init; }

        public required ImmutableArray<QualityItem> Unsourced { get; init; }

        public required ImmutableArray<QualityItem> Unlinked { get; init; }

        public required ImmutableArray<ChapterItem> Uncited { get; init; }

        /// <summary>The results from source trees; null if the chronicle does not use source trees.</summary>
        public required EvidenceCounts? Evidence { get; init; }
    }

    /// <summary>The numbers of statements that source trees confirm, that only sources support, and that trees contradict.</summary>
    public sealed record EvidenceCounts(string Url, string Proved, string Cited, string Disputed);

    /// <summary>A record that needs work. <c>Verified</c> is null for a record that was never verified.</summary>
    public sealed record QualityItem(LinkView Record, string Kind, string File, string? EditUrl, DateView? Verified);

    /// <summary>A chapter, and the first words of its paragraphs without a citation.</summary>
    public sealed record ChapterItem(LinkView Record, string File, string? EditUrl, ImmutableArray<string> Paragraphs);

    public static IEnumerable<Document> Render(SiteModel site, Presenter presenter) =>
        [new Document.Page(Routes.Quality, site.Settings.At, "quality", () => Create(site, presenter), SearchWord: "quality")];

    private static View Create(SiteModel site, Presenter presenter) => new()
    {
        Title = presenter.Words["quality"],
        Description = presenter.Words.Fill("quality_description", ("site", site.Settings.Subject)),
        Section = presenter.Url(Routes.Quality),
        Breadcrumbs = [presenter.Home],
        Day = presenter.Day,
        Unconfirmed = Items(presenter, QualityTasks.Unconfirmed(site)),
        Overdue = Items(presenter, QualityTasks.Overdue(site)),
        Reported = Items(presenter, QualityTasks.WithoutPrimarySource(site)),
        Unsourced = Items(presenter, QualityTasks.WithoutSource(site)),
        Unlinked = Items(presenter, QualityTasks.NotLinked(site)),
        Evidence = site.Evidence is { } evidence ? Count(presenter, evidence) : null,
        Uncited = [.. site.Chapters
            .Select(chapter => new ChapterItem(presenter.Link(chapter), chapter.At.Path, presenter.EditUrl(chapter.At),
                [.. QualityTasks.WithoutCitation(site, chapter).Select(Excerpt)]))
            .Where(chapter => chapter.Paragraphs.Length > 0)],
    };

    private static EvidenceCounts Count(Presenter presenter, EvidenceState evidence)
    {
        return new(presenter.Url(Routes.Evidence), Number(ClaimState.Proved), Number(ClaimState.Cited), Number(ClaimState.Disputed));

        string Number(ClaimState state) => presenter.Words.Number(evidence.Claims.Count(claim => claim.State == state));
    }

    private static ImmutableArray<QualityItem> Items(Presenter presenter, IEnumerable<Record> records) =>
        [.. records.Select(record => new QualityItem(presenter.Link(record), presenter.KindOf(record), record.At.Path,
            presenter.EditUrl(record.At), presenter.Date(record.Verified)))];

    private static string Excerpt(string paragraph) =>
        paragraph.Length <= ExcerptLength ? paragraph
        : paragraph[..(paragraph.LastIndexOf(' ', ExcerptLength) is > 0 and var space ? space
            : Shortening.BreakBefore(paragraph, ExcerptLength))] + " …";
}
