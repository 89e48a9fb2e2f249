using System.Collections.Immutable;
using Chronicle.Authoring;
using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Presentation;
using Chronicle.Primitives;

namespace Chronicle.Check;

/// <summary>
/// Holds what the site has against the ledger of what it ever published: an address, an anchor or the id of a feed entry may move and may go, but
/// never without an answer.
/// </summary>
internal static class Permalinks
{
    /// <summary>The ledger as it should be: all that was published and all that is, sorted.</summary>
    public static PhaseResult<ImmutableArray<string>> Check(ImmutableArray<Located<string>> ledger, SiteModel site, RenderedSite rendered, ImmutableArray<PageAnchors> pages, bool locked)
    {
        var diagnostics = new DiagnosticBag();
        var current = Current(site, rendered, pages);
        var missing = Missing(ledger, current);
        if (missing.Length > 0 && rendered.Failed.IsEmpty)
        {
            var answers = new NewRecord(site, current.ToHashSet(StringComparer.Ordinal), [.. missing.Select(line => line.Value).Where(address => !address.Contains('#'))], pages);
            foreach (var line in missing)
                if (diagnostics.HasRoom && answers.Lost(line.Value) is { } problem)
                    diagnostics.Add(Rules.PermalinkLost, line.At, problem);
        }
        if (locked && current.Except(ledger.Select(line => line.Value), StringComparer.Ordinal).ToArray() is [var first, .. var others])
            diagnostics.Add(Rules.PermalinkNew, SourceLocation.StartOf($"{Input(site)}/permalinks.txt"),
                $"{first}{(others.Length > 0 ? " and others are" : " is")} not in the ledger; run `build` and commit the file with the change");
        return diagnostics.With(missing.Length == 0 ? current : InOrder([.. current, .. missing.Select(line => line.Value)]));
    }

    /// <summary>All addresses that others may keep, sorted: pages with their places, files of data, ids of feed entries.</summary>
    private static ImmutableArray<string> Current(SiteModel site, RenderedSite rendered, ImmutableArray<PageAnchors> pages)
    {
        var addresses = new List<string>(rendered.Files.Length + 4 * pages.Length + site.Milestones.Length);
        var page = 0;
        // Both are sorted by address, and a page's places come before the next address: of what is made in order nothing must be put in order.
        foreach (var file in rendered.Files)
        {
            var isPermanent = Routes.IsPermanent(file.Address);
            if (isPermanent)
                addresses.Add(file.Address.Value);
            if (page == pages.Length || pages[page].Page != file.Address)
                continue;
            if (isPermanent)
                foreach (var anchor in pages[page].Anchors.Order(StringComparer.Ordinal))
                    if (!Anchors.IsReserved(anchor))
                        addresses.Add($"{file.Address.Value}#{anchor}");
            page++;
        }
        addresses.AddRange(Identities.OfEntries(site).Order(StringComparer.Ordinal));
        return InOrder(addresses);
    }

    // Each once.
    private static ImmutableArray<string> InOrder(List<string> addresses)
    {
        for (var i = 1; i < addresses.Count; i++)
            if (string.CompareOrdinal(addresses[i - 1], addresses[i]) >= 0)
                return [.. addresses.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return [.. addresses];
    }

    private static Located<string>[] Missing(ImmutableArray<Located<string>> ledger, ImmutableArray<string> current)
    {
        var missing = new List<Located<string>>();
        var place = 0;
        foreach (var line in ledger)
        {
            // The ledger is sorted too, so a line's address is nearly always the one behind the last line's.
            if (place == current.Length || current[place] != line.Value)
                place = current.BinarySearch(line.Value, StringComparer.Ordinal);
            if (place < 0)
                missing.Add(line);
            place = place < 0 ? ~place : place + 1;
        }
        return [.. missing];
    }

    private static string Input(SiteModel site) => site.Settings.At.Path[..site.Settings.At.Path.LastIndexOf('/')];

    /// <summary>What the site says to those who come with an address that is no more.</summary>
    private sealed class NewRecord(SiteModel site, HashSet<string> current, HashSet<string> lost, ImmutableArray<PageAnchors> pages)
    {
        private readonly HashSet<string> _lost = lost;
        private readonly HashSet<string> _retired = [.. site.Retired.Select(record => Routes.Of(record).Value)];
        private readonly Dictionary<string, Redirect> _redirects = site.Redirects.ToDictionary(redirect => redirect.From.Value, StringComparer.Ordinal);
        private readonly Dictionary<string, IReadOnlySet<string>> _anchors = pages.ToDictionary(page => page.Page.Value, page => page.Anchors, StringComparer.Ordinal);

        /// <summary>Null if there is an answer, else what is missing and how to mend it.</summary>
        public string? Lost(string address)
        {
            if (address.StartsWith("tag:", StringComparison.Ordinal))
                return $"the feed entry {address} was published and is made no more; give the record that had it `first_id` with its old id, or retire it";
            var hash = address.IndexOf('#');
            var (path, fragment) = hash < 0 ? (address, null) : (address[..hash], address[(hash + 1)..]);
            if (fragment is null)
                return IsToldWithItsPage(path) ? null : LostPage(path);
            // A page that is lost is told once, not for each of its places.
            if (!current.Contains(path))
                return _lost.Contains(path) ? null : LostPage(path);
            if (_redirects.TryGetValue(path, out var redirect) && (redirect.To is not { } to || to.Contains('#') || HasAnchor(to, fragment)))
                return null;
            // So is a milestone, and not for each list that it stood on.
            if (Routes.IsListOfMilestones(path) && (_lost.Contains(Routes.Milestone(fragment).Value) || current.Contains(Routes.Milestone(fragment).Value) && YearPagination.IsSplit(site, path)))
                return null;
            return LostPlace(path, fragment);
        }

        private bool HasAnchor(string page, string fragment) => _anchors.TryGetValue(page, out var anchors) && anchors.Contains(fragment);

        // A file beside a page, or the file of a record in the API: gone with the page, retired with it, or lost with it.
        private bool IsToldWithItsPage(string path) => PageOf(path) is { } page && (_lost.Contains(page) || _retired.Contains(page) || _redirects.TryGetValue(page, out var redirect) && redirect.To is null);

        private static string? PageOf(string path) =>
            path.EndsWith('/') ? null
            : ApiRoutes.PageOf(path) ?? path[..(path.LastIndexOf('/') + 1)];

        private string LostPage(string path)
        {
            var record = RecordOf(path);
            var mend = path.EndsWith('/') ? $"bring it back, or add it to {Input(site)}/redirects.yml: \"{path}\": the new address, or \"{path}\": {{ gone: why }}" : "bring back what made it";
            return $"the address {path} was published{(record is null ? "" : $" (from {record})")} and nothing answers it any more; {mend}. If it never went online, take this line out";
        }

        private string LostPlace(string path, string fragment)
        {
            var record = Routes.IsListOfMilestones(path) ? $"{Input(site)}/milestones/{fragment}.md" : RecordOf(path);
            return $"the place #{fragment} on {path} was published{(record is null ? "" : $" (from {record})")} and is not there any more{Nearest.Hint(fragment, _anchors.GetValueOrDefault(path) ?? (IReadOnlySet<string>)new HashSet<string>())}; bring it back, or add to {Input(site)}/redirects.yml: \"{path}#{fragment}\": where it is now";
        }

        private string? RecordOf(string path) => path.Trim('/').Split('/') switch
        {
            ["components" or "releases" or "milestones", var id, ..] and [var folder, ..] => $"{Input(site)}/{folder}/{id}.md",
            ["sources", ..] => $"{Input(site)}/sources.yml",
            [var id] when path.EndsWith('/') => $"{Input(site)}/text/{id}.md",
            _ => null,
        };
    }
}
