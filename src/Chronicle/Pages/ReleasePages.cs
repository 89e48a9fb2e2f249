using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Presentation;
using Chronicle.Presentation.Evidence;

namespace Chronicle.Pages;

/// <summary>The index of releases, and one page for each release with its changes.</summary>
internal static class ReleasePages
{
    public sealed record IndexView : PageView
    {
        /// <summary>The declared fields that have a column in the table.</summary>
        public required ImmutableArray<ReleaseTable.Column> Columns { get; init; }

        /// <summary>The rows of the table, the newest release first.</summary>
        public required ImmutableArray<ReleaseTable.Row> Rows { get; init; }

        /// <summary>Whether any release has a known state of support.</summary>
        public bool HasStates => Rows.Any(row => row.Release.Support is not null);

        /// <summary>Whether any release changed the status of a component.</summary>
        public bool HasCame => Rows.Any(row => !row.Came.IsEmpty);

        /// <summary>Whether the table needs more width than running text.</summary>
        public bool IsWide => HasCame || Columns.Length + (HasStates ? 1 : 0) > 2;

        /// <summary>The support of all releases; null if no release states its support.</summary>
        public required SupportTable? Support { get; init; }
    }

    public sealed record View : PageView
    {
        public required ReleaseItem Release { get; init; }

        public required ImmutableArray<FieldChange> Fields { get; init; }

        /// <summary>The previous release, if a field has a different value there; otherwise null.</summary>
        public LinkView? ChangedSince => Fields.Any(change => change.Changed) ? Previous : null;

        /// <summary>The support of this release; null if the release does not state it.</summary>
        public required SupportTable? Support { get; init; }

        /// <summary>The patch releases of this release, in the order of dates.</summary>
        public required ImmutableArray<LinkView> Patches { get; init; }

        /// <summary>The comparison with the previous release; null for a pre-release, or if there is no previous release.</summary>
        public required ComparePages.PairLink? Comparison { get; init; }

        /// <summary>All comparisons of this release that have a page.</summary>
        public required ImmutableArray<ComparePages.PairLink> Comparisons { get; init; }

        /// <summary>The page on which a reader can compare this release with any other.</summary>
        public required string ChooserUrl { get; init; }

        public required ImmutableArray<ChangeView> Changes { get; init; }

        /// <summary>
        /// Whether the chronicle contains any change of status. If not, the page of a release does not say that the release changed no
        /// status.
        /// </summary>
        public required bool RecordsChanges { get; init; }

        /// <summary>The parts of components that first appear in this release.</summary>
        public required ImmutableArray<PartGroup> Parts { get; init; }

        public required ImmutableArray<MilestoneItem> Milestones { get; init; }

        public required ImmutableArray<FigureView> Figures { get; init; }

        public required ImmutableArray<LinkView> Links { get; init; }

        /// <summary>The results from the source tree of this release.</summary>
        public required EvidenceView? Evidence { get; init; }
    }

    /// <summary>
    /// A declared field of this release, with the difference from the previous release. <c>Before</c> is the old value of a field with one
    /// value; otherwise null. <c>Added</c> and <c>Removed</c> are the different entries of a list.
    /// </summary>
    public sealed record FieldChange(FieldView Field, bool Changed, string? Before, ImmutableArray<string> Added,
        ImmutableArray<string> Removed);

    public static IEnumerable<Document> Render(SiteModel site, Presenter presenter)
    {
        yield return new Document.Page(Routes.Releases, site.Settings.At, "releases", () => CreateIndex(site, presenter),
            SearchWord: "releases");
        var pairs = Domain.Comparisons.Pairs(site.Releases, site.Lines, site.Limits);
        var pairsOf = pairs.SelectMany(pair => new[] { (Release: pair.From, Pair: pair), (Release: pair.To, Pair: pair) })
            .ToLookup(entry => entry.Release, entry => entry.Pair);
        foreach (var (index, release) in site.Releases.Index())
            yield return new Document.Page(Routes.Of(release), release.At, "release", () =>
                Create(site, presenter, release, index, pairsOf[index]), Record: release);
    }

    private static IndexView CreateIndex(SiteModel site, Presenter presenter) => new()
    {
        Title = presenter.Words["releases"],
        Description = presenter.Words.Fill("releases_description", ("site", site.Settings.Subject)),
        Section = presenter.Url(Routes.Releases),
        Breadcrumbs = [presenter.Home],
        Columns = [.. ReleaseTable.Columns(site).Select(field => new ReleaseTable.Column(field.Label, field.Description))],
        Rows = ReleaseTable.Rows(site, presenter),
        Support = SupportTable.Create(site, presenter, site.Releases.Reverse()),
    };

    private static View Create(SiteModel site, Presenter presenter, Release release, int index, IEnumerable<ReleasePair> pairs)
    {
        var before = site.Lines.Compared(index) is { } earlier ? site.Releases[earlier] : null;
        var next = site.Lines.Next(index) is { } later ? site.Releases[later] : null;
        var milestones = site.HistoryOf(release);
        var proofs = ProofViews.Create(site, presenter, release);
        return RecordPages.Complete(site, presenter, site[release], new View
        {
            Title = TitleHtml.Of(release),
            NamedBy = presenter.NamedBy(release),
            Description = release.Summary,
            Section = presenter.Url(Routes.Releases),
            Breadcrumbs = [presenter.Home, presenter.Link("releases", Routes.Releases)],
            Previous = before is null ? null : presenter.Link(before),
            Next = next is null ? null : presenter.Link(next),
            IsArticle = true,
            Card = presenter.Card(Routes.CardOf(release), SocialCard.Create(site, presenter, release)),
            Release = presenter.Item(release),
            Support = SupportTable.Create(site, presenter, [release]),
            Patches = [.. site.Releases.Where(other => other.Parent?.Value == release.Id).Select(presenter.Link)],
            Comparison = site.Lines.Compared(index) is { } compared && !release.IsPrerelease
                ? ComparePages.Link(site, presenter, new(compared, index)) : null,
            Comparisons = [.. pairs.OrderBy(pair => pair.To).ThenBy(pair => pair.From)
                .Select(pair => ComparePages.Link(site, presenter, pair))],
            ChooserUrl = $"{presenter.Url(Routes.Compare)}?to={release.Id}",
            // A release that is not out is not compared, because its values are only plans.
            Fields = [.. Compare(presenter, release, site.State.IsOut(release) ? before : null).Zip(release.Fields, (change, field) =>
                change with { Field = proofs.Field(field) })],
            Evidence = proofs.Section(),
            Changes = [.. Domain.Comparisons.ChangesWith(site, index).Select(change => new ChangeView(
                presenter.Link(change.Component), TitleHtml.OfSummary(change.Component),
                presenter.Term(site.Settings.Statuses, change.Now.Status), presenter.Link(change.Now.Since), change.Dimension?.Label))],
            RecordsChanges = site.Milestones.Any(milestone => !milestone.Changes.IsEmpty),
            Parts = PartViews.Named(site, presenter, release),
            Milestones = presenter.Items(milestones),
            Figures = [.. release.Figures.Select(figure => new FigureView(figure.Declaration.Label, figure.Declaration.Description,
                presenter.Words.Number(figure.Value), proofs.Mark(figure.Declaration)))],
            Links = Presenter.WebLinks(release.Links),
            StructuredData = StructuredData.Describe(site, release),
        });
    }

    public static IEnumerable<FieldChange> Compare(Presenter presenter, Release now, Release? before)
    {
        var earlier = before?.Fields.ToDictionary(field => field.Field.Id, StringComparer.Ordinal) ?? [];
        return now.Fields.Select(field => Compare(presenter, field, earlier.GetValueOrDefault(field.Field.Id)));
    }

    private static FieldChange Compare(Presenter presenter, FieldValue now, FieldValue? old)
    {
        var (field, before) = (presenter.Field(now), old is null ? [] : presenter.Field(old).Values);
        var change = ChangedValues.Between(before, field.Values, now.Field.Shape);
        return new(field, change.IsChanged, change.IsChanged && now.Field.Shape == FieldShape.One ? before[0] : null, change.Added,
            change.Removed);
    }
}
