using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Presentation;
using Chronicle.Primitives;

namespace Chronicle.Pages;

/// <summary>The pages of retired records. Each gives the reason for the retirement and the former content.</summary>
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
        site.Retired.Select(record => new Document.Page(Routes.Of(record), record.At, "retired", () => Create(site, presenter, record)));

    private static View Create(SiteModel site, Presenter presenter, Retired record)
    {
        var linked = site[record];
        return new()
        {
            Title = TitleHtml.Of(record),
            HeadTitle = presenter.HeadTitle(record.Title),
            Description = record.Withdrawn ?? record.Summary,
            Canonical = presenter.Canonical(linked.Address),
            Breadcrumbs = [presenter.Home],
            Tools = PageTools.CreateFor(site, presenter, record),
            Corrections = presenter.Corrections(record),
            EditUrl = presenter.EditUrl(record.At),
            HistoryUrl = presenter.HistoryUrl(record.At),
            Corrected = presenter.Corrected(record),
            Kind = presenter.KindOf(record),
            Summary = TitleHtml.OfSummary(record),
            Withdrawn = record.Withdrawn,
            Successors = [.. record.SplitInto.Append(record.SupersededBy).OfType<Located<RecordId>>()
                .Select(reference => presenter.Link(site.Find<Record>(reference)))],
            Verified = presenter.Date(record.Verified),
            Body = presenter.Body(linked),
            HasChart = !linked.Body.Charts.IsEmpty,
            HasDiagram = linked.Body.HasDiagram(site.Settings),
            References = presenter.References(linked),
            MentionedIn = presenter.Mentions(linked),
        };
    }
}
