using System.Collections.Immutable;
using Site.Domain;
using Site.Link;
using Site.Text;

namespace Site.Render;

/// <summary>The pages of records that count no more: what became of them, and what they said.</summary>
public static class RetiredPages
{
    public sealed record View : PageView
    {
        public required string Kind { get; init; }

        public required string Summary { get; init; }

        public required string? Withdrawn { get; init; }

        /// <summary>What took its place: one record that it was merged into, or several that it was split into.</summary>
        public required ImmutableArray<LinkView> Successors { get; init; }
    }

    public static IEnumerable<Document> Render(SiteModel site, Presenter present) =>
        site.Retired.Select(record => new Document.Page(Routes.Of(record), record.At, "retired", () => Create(site, present, record)) { IsOfFacts = true, Shows = record });

    private static View Create(SiteModel site, Presenter present, Retired record)
    {
        var linked = site[record];
        return new()
        {
            Title = record.Title,
            HeadTitle = present.HeadTitle(record.Title),
            Description = record.Withdrawn ?? record.Summary,
            Canonical = present.Canonical(linked.Address),
            Breadcrumbs = [present.Home],
            Reuse = Reuse.Of(site, present, record),
            Corrections = present.Corrections(record),
            EditUrl = present.EditUrl(record.At),
            Kind = present.KindOf(record),
            Summary = record.Summary,
            Withdrawn = record.Withdrawn,
            Successors = [.. record.SplitInto.Append(record.SupersededBy).OfType<Located<RecordId>>().Select(reference => present.Link(site.Find<Record>(reference)))],
            Verified = present.Date(record.Verified),
            Body = present.Body(linked),
            References = present.References(linked),
            MentionedIn = present.Mentions(linked),
        };
    }
}
