using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Presentation;

namespace Chronicle.Pages;

/// <summary>
/// The differences between two releases. There is a page for each release with its previous release, and for each pair of long-term
/// releases (<see cref="Comparisons.Pairs"/>). For any other pair, a script on the list page makes the comparison from one file
/// (<c>Exports/CompareData.cs</c>). So the number of pages does not grow with the number of all pairs.
/// </summary>
internal static class ComparePages
{
    public sealed record IndexView : PageView
    {
        /// <summary>Whether there are at least two releases.</summary>
        public required bool HasPairs { get; init; }

        public required ImmutableArray<PairLink> LongTerm { get; init; }

        public required ImmutableArray<PairLink> Neighbours { get; init; }

        /// <summary>The file that the script reads.</summary>
        public required string DataUrl { get; init; }
    }

    public sealed record View : PageView
    {
        public required ReleaseItem From { get; init; }

        public required ReleaseItem To { get; init; }

        public required ImmutableArray<StatusChange> Changes { get; init; }

        /// <summary>Every declared field that at least one of the two releases states.</summary>
        public required ImmutableArray<FieldPair> Fields { get; init; }

        public required ImmutableArray<FigurePair> Figures { get; init; }

        public required ImmutableArray<MilestoneItem> Milestones { get; init; }

        /// <summary>The page on which a reader can compare any two releases.</summary>
        public required string ChooserUrl { get; init; }
    }

    /// <summary>
    /// A component with a new status, as a whole or in a dimension. <paramref name="Before"/> is null if it had no status before.
    /// </summary>
    public sealed record StatusChange(LinkView Component, TitleHtml Summary, TermView? Before, TermView Now, LinkView Milestone,
        string? Dimension, bool IsPlanned);

    /// <summary>
    /// A declared field with its values in both releases, changed or not. A value is null if the release does not state the field; the
    /// field then counts as unchanged. For a changed list, <c>Added</c> and <c>Removed</c> have the entries that differ.
    /// </summary>
    public sealed record FieldPair(string Label, string? Description, bool Changed, string? Before, string? Now, string Added,
        string Removed);

    /// <summary>
    /// A figure in both releases. A number is null if the release does not state the figure. <c>Difference</c> is empty if a number is
    /// null, or if the later release is not out.
    /// </summary>
    public sealed record FigurePair(string Label, string? Description, string? Before, string? Now, string Difference);

    /// <summary>
    /// A link to a comparison. <c>Planned</c> is null if the later release is out. Otherwise it is the date of this release, or words for a
    /// missing date.
    /// </summary>
    public sealed record PairLink(string Title, string Url, string? Planned);

    public static IEnumerable<Document> Render(SiteModel site, Presenter presenter)
    {
        var pairs = Comparisons.Pairs(site.Releases, site.Lines, site.Limits);
        yield return new Document.Page(Routes.Compare, site.Settings.At, "compare-index", () => CreateIndex(site, presenter, pairs),
            SearchWord: "compare");
        foreach (var (from, to) in pairs)
            yield return new Document.Page(Routes.Comparison(site.Releases[from].Id, site.Releases[to].Id), site.Releases[to].At, "compare",
                () => Create(site, presenter, from, to));
    }

    private static IndexView CreateIndex(SiteModel site, Presenter presenter, ImmutableArray<ReleasePair> pairs) => new()
    {
        Title = presenter.Words["compare"],
        Description = presenter.Words.Fill("compare_description", ("site", site.Settings.Subject)),
        Section = presenter.Url(Routes.Releases),
        Breadcrumbs = [presenter.Home, presenter.Link("releases", Routes.Releases)],
        DataUrl = presenter.Url(Routes.CompareData),
        HasPairs = site.Releases.Length > 1,
        LongTerm = [.. pairs.Where(pair => site.Releases[pair.From].LongTerm && site.Releases[pair.To].LongTerm)
            .Select(pair => Link(site, presenter, pair)).Reverse()],
        Neighbours = [.. pairs.Where(pair => site.Lines.Compared(pair.To) == pair.From).Select(pair => Link(site, presenter, pair))
            .Reverse()],
    };

    public static PairLink Link(SiteModel site, Presenter presenter, ReleasePair pair)
    {
        var (from, to) = (site.Releases[pair.From], site.Releases[pair.To]);
        return new(Title(presenter, from, to), presenter.Url(Routes.Comparison(from.Id, to.Id)),
            site.State.IsOut(to) ? null : presenter.DateText(to));
    }

    private static string Title(Presenter presenter, Release from, Release to) =>
        presenter.Words.Fill("compare_title", ("from", from.Name), ("to", to.Name));

    private static View Create(SiteModel site, Presenter presenter, int from, int to)
    {
        var (before, now) = (site.Releases[from], site.Releases[to]);
        var title = Title(presenter, before, now);
        return new()
        {
            Title = title,
            Description = presenter.Words.Fill(site.State.IsOut(now) ? "compare_page_description" : "compare_planned_description",
                ("from", before.Name), ("to", now.Name), ("site", site.Settings.Subject)),
            Section = presenter.Url(Routes.Releases),
            Breadcrumbs = [presenter.Home, presenter.Link("releases", Routes.Releases), presenter.Link("compare", Routes.Compare)],
            EditUrl = presenter.EditUrl(now.At),
            From = presenter.Item(before),
            To = presenter.Item(now),
            ChooserUrl = $"{presenter.Url(Routes.Compare)}?from={before.Id}&to={now.Id}",
            Changes = [.. Comparisons.Changes(site, from, to).Select(change => new StatusChange(
                presenter.Link(change.Component), TitleHtml.OfSummary(change.Component), change.Before is null
                    ? null : presenter.Term(site.Settings.Statuses, change.Before.Status),
                presenter.Term(site.Settings.Statuses, change.Now.Status), presenter.Link(change.Now.Since), change.Dimension?.Label,
                change.IsPlanned))],
            Fields = [.. Fields(site, presenter, before, now)],
            Figures = [.. Figures(site, presenter, before, now)],
            Milestones = presenter.Items(Comparisons.Milestones(site, from, to)),
        };
    }

    private static IEnumerable<FieldPair> Fields(SiteModel site, Presenter presenter, Release before, Release now)
    {
        foreach (var field in site.Settings.ReleaseFields)
        {
            var (old, current) = (ValuesOf(presenter, before, field), ValuesOf(presenter, now, field));
            if (old.IsEmpty && current.IsEmpty)
                continue;
            // A release that is not out is not compared, because its values are only plans.
            var change = ChangedValues.Between(site.State.IsOut(now) ? old : [], current, field.Shape);
            yield return new(field.Label, field.Description, change.IsChanged, Text(old), Text(current),
                string.Join(", ", change.Added), string.Join(", ", change.Removed));
        }
    }

    private static string? Text(ImmutableArray<string> values) => values.IsEmpty ? null : string.Join(", ", values);

    private static ImmutableArray<string> ValuesOf(Presenter presenter, Release release, FieldDeclaration field) =>
        release.Field(field.Id) is { } found ? presenter.Field(found).Values : [];

    private static IEnumerable<FigurePair> Figures(SiteModel site, Presenter presenter, Release before, Release now)
    {
        foreach (var figure in site.Settings.Figures)
        {
            var (old, current) = (before.Figure(figure.Id)?.Value, now.Figure(figure.Id)?.Value);
            if (old is not null || current is not null)
                yield return new(figure.Label, figure.Description, Text(old), Text(current),
                    site.State.IsOut(now) && current - old is { } difference
                        ? difference switch { 0 => "", < 0 => "−", _ => "+" } + presenter.Words.Number(Math.Abs(difference)) : "");
        }

        string? Text(decimal? number) => number is { } known ? presenter.Words.Number(known) : null;
    }
}
