using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Presentation;
using Chronicle.Primitives;

namespace Chronicle.Pages;

/// <summary>The pages of retired records. Each page gives the reason for the retirement and the former content.</summary>
internal static class RetiredPages
{
    public sealed record View : PageView
    {
        public required string Kind { get; init; }

        public required TitleHtml Summary { get; init; }

        public required string? Withdrawn { get; init; }

        /// <summary>
        /// The successors: the record that contains this record after a merge, or the records into which this record was divided.
        /// </summary>
        public required ImmutableArray<LinkView> Successors { get; init; }
    }

    public static IEnumerable<Document> Render(SiteModel site, Presenter presenter) =>
        site.Retired.Select(record => new Document.Page(Routes.Of(record), record.At, "retired", () => Create(site, presenter, record),
            IsListed: false));

    private static View Create(SiteModel site, Presenter presenter, Retired record) =>
        RecordPages.Complete(site, presenter, site[record], new View
        {
            Title = TitleHtml.Of(record),
            Description = record.Withdrawn ?? record.Summary,
            Breadcrumbs = [presenter.Home],
            Kind = presenter.KindOf(record),
            Summary = TitleHtml.OfSummary(record),
            Withdrawn = record.Withdrawn,
            Successors = [.. record.SplitInto.Append(record.SupersededBy).OfType<Located<RecordId>>()
                .Select(reference => presenter.Link(site.Find<Record>(reference)))],
        });
}
