using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Link.Evidence;
using Chronicle.Presentation;
using Chronicle.Presentation.Evidence;

namespace Chronicle.Pages;

/// <summary>
/// The number of statements that source trees confirm, by kind and by record, and the list of the statements that no tree has confirmed
/// yet.
/// </summary>
internal static class EvidencePage
{
    public sealed record View : PageView
    {
        public required string Repository { get; init; }

        public required string CloneCommand { get; init; }

        public required CountView Total { get; init; }

        public required ImmutableArray<CountView> Kinds { get; init; }

        /// <summary>The records with a statement that a tree confirms, or that is disputed.</summary>
        public required ImmutableArray<CountView> Records { get; init; }

        /// <summary>Whether one of these records has a statement that is only cited.</summary>
        public required bool HasCited { get; init; }

        /// <summary>Whether any statement is disputed.</summary>
        public bool HasDisputed => !Disputed.IsEmpty;

        public required ImmutableArray<DisputeItem> Disputed { get; init; }

        public required ImmutableArray<OpenItem> Open { get; init; }

        /// <summary>The trees that were read: the release, and the tag or the version of the tree.</summary>
        public required ImmutableArray<TreeItem> Trees { get; init; }
    }

    /// <summary>
    /// The numbers of statements of one kind, of one record, or of the whole site. <c>Url</c> is null except for a record.
    /// </summary>
    public sealed record CountView(string Title, string? Url, string Proved, string Cited, string Disputed);

    public sealed record DisputeItem(LinkView Record, string Label, string Value, string Reason);

    /// <summary>A record with the statements that no tree has confirmed yet.</summary>
    public sealed record OpenItem(LinkView Record, string Values);

    public sealed record TreeItem(LinkView Release, string Seen);

    public static IEnumerable<Document> Render(SiteModel site, Presenter presenter)
    {
        if (site.Evidence is { } state)
            yield return new Document.Page(Routes.Evidence, site.Settings.At, "evidence", () => Create(site, presenter, state),
                SearchWord: "evidence");
    }

    private static View Create(SiteModel site, Presenter presenter, EvidenceState state)
    {
        var links = Links(site, presenter);
        var byRecord = state.Claims.GroupBy(claim => links[(claim.Subject, claim.OfSource)]).ToArray();
        var looked = byRecord.Where(record => record.Any(claim => claim.State != ClaimState.Cited)).ToArray();
        var repository = site.Settings.Evidence!.Repository;
        return new()
        {
            Title = presenter.Words["evidence"],
            Description = presenter.Words.Fill("evidence_description", ("site", site.Settings.Subject)),
            Section = presenter.Url(Routes.Quality),
            Breadcrumbs = [presenter.Home, presenter.Link("quality", Routes.Quality)],
            Repository = repository,
            CloneCommand = $"git clone --filter=blob:none --no-checkout {ShellWords.Quote(repository)}",
            Total = Count(presenter, "", null, state.Claims),
            Kinds = [.. state.Claims.GroupBy(claim => (claim.Question?.Subject, claim.Label))
                .Select(kind => Count(presenter, kind.Key.Label == CommitRules.Field && kind.Key.Subject is null
                    ? presenter.Words["commit"] : kind.Key.Label, null, kind))],
            Records = [.. looked.Select(record => Count(presenter, record.Key.PlainTitle, record.Key.Url, record))],
            HasCited = looked.Any(record => record.Any(claim => claim.State == ClaimState.Cited)),
            Disputed = [.. state.Claims.Where(claim => claim.State == ClaimState.Disputed)
                .Select(claim => new DisputeItem(links[(claim.Subject, claim.OfSource)], claim.Label, ProofViews.Value(presenter, claim),
                    claim.Reason ?? ""))],
            Open = [.. byRecord.Where(record => record.Any(claim => claim.State == ClaimState.Cited))
                .Select(record => new OpenItem(record.Key, string.Join(", ", record.Where(claim => claim.State == ClaimState.Cited)
                    .Select(OpenName))))],
            Trees = [.. Trees(site, presenter, state)],
        };
    }

    private static string OpenName(Claim claim) =>
        claim.Question?.Subject == QuestionSubject.Component || claim.OfSource ? claim.Value : claim.Label;

    private static Dictionary<(string, bool), LinkView> Links(SiteModel site, Presenter presenter)
    {
        var links = site.Components.Concat<Record>(site.Releases).ToDictionary(record => (record.Id.Value, false), presenter.Link);
        foreach (var source in site.Sources)
            links[(source.Id.Value, true)] = new(source.Title, presenter.Url(Routes.Source(source.Id)));
        return links;
    }

    private static IEnumerable<TreeItem> Trees(SiteModel site, Presenter presenter, EvidenceState state)
    {
        var seen = state.Claims.SelectMany(claim => claim.Findings).ToLookup(finding => finding.Release, finding => finding.Where);
        return site.Releases.Where(release => seen.Contains(release.Id.Value)).Select(release => new TreeItem(presenter.Link(release),
            string.Join(", ", seen[release.Id.Value].Distinct().Order(StringComparer.Ordinal))));
    }

    private static CountView Count(Presenter presenter, string title, string? url, IEnumerable<Claim> claims)
    {
        var states = claims.CountBy(claim => claim.State).ToDictionary();
        return new(title, url, Number(ClaimState.Proved), Number(ClaimState.Cited), Number(ClaimState.Disputed));

        string Number(ClaimState state) => presenter.Words.Number(states.GetValueOrDefault(state));
    }
}
