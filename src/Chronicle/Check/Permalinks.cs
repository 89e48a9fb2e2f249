using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Presentation;
using Chronicle.Primitives;
using Chronicle.Read;

namespace Chronicle.Check;

/// <summary>All addresses that are published now or were published before, sorted, and the number of new ones.</summary>
internal sealed record KeptAddresses(ImmutableArray<string> All, int Added)
{
    public static KeptAddresses None { get; } = new([], 0);
}

/// <summary>
/// Compares the site with <c>permalinks.txt</c>, the list of everything that the site ever published: addresses, anchors and the ids of
/// feed entries. An address may move or be removed, but then it needs a redirect or a page that gives the reason.
/// </summary>
internal static class Permalinks
{
    public static PhaseResult<KeptAddresses> Check(
        ParsedSite parsed, SiteModel site, RenderedSite rendered, ImmutableArray<PageAnchors> pages, bool locked, MissingPages missing)
    {
        var diagnostics = new DiagnosticBag();
        var published = parsed.Permalinks;
        var current = Current(site, rendered, pages);
        var lost = Lost(published, current);
        if (lost.Length > 0 && !missing.HidesAddresses)
        {
            var answers = new Answers(site, [.. current], [.. lost.Select(line => line.Value).Where(address => !address.Contains('#'))],
                pages);
            // A message about a line of another branch is at the equal line of the own file, or else at site.yml.
            var ownLocations = parsed.OwnPermalinks?.DistinctBy(line => line.Value).ToDictionary(line => line.Value, line => line.At);
            // A different authority changes all ids of the former one, so it is reported once.
            var former = TagAuthorities.Published(parsed) is { } authority && authority != site.Settings.TagAuthority ? authority : null;
            if (former is not null)
                diagnostics.Add(Rules.PermalinkLost, site.Settings.TagAuthorityAt ?? site.Settings.At,
                    $"the published ids in feeds begin with tag:{former}, and programs of readers store them; "
                        + $"write tag_authority: {former} again");
            foreach (var line in lost.Where(line => former is null || !line.Value.StartsWith($"tag:{former}:", StringComparison.Ordinal)))
                if (diagnostics.HasRoom && answers.Explain(line.Value) is { } message)
                    diagnostics.Add(Rules.PermalinkLost,
                        ownLocations is null ? line.At : ownLocations.GetValueOrDefault(line.Value, Start(site)), message);
        }
        string[] added = [.. current.Except(published.Select(line => line.Value), StringComparer.Ordinal)];
        if (locked && !missing.HidesPermalinks && added is [var first, .. var others])
            diagnostics.Add(Rules.PermalinkNew, Start(site),
                $"{first}{(others.Length > 0 ? " and others are" : " is")} not in the ledger; "
                    + "run `build --publish` and commit the file with the change");
        if (parsed.OwnPermalinks is { } own)
            CheckTakenOut(published, own, site, diagnostics);
        return diagnostics.With(new KeptAddresses(
            lost.Length == 0 ? current : InOrder([.. current, .. lost.Select(line => line.Value)]), added.Length));
    }

    // Without this check, a change could delete a page together with its line in permalinks.txt.
    private static void CheckTakenOut(ImmutableArray<Located<string>> published, ImmutableArray<Located<string>> own, SiteModel site,
        DiagnosticBag diagnostics)
    {
        if (published.Select(line => line.Value).Except(own.Select(line => line.Value), StringComparer.Ordinal)
            .ToArray() is [var first, .. var others])
            diagnostics.Add(Rules.PermalinkTakenOut, Start(site),
                (others.Length > 0 ? $"{first} and {others.Length} more are not in the file any more, and were published; "
                    : $"{first} is not in the file any more, and was published; ")
                    + "restore the file from the branch into which this change is merged");
    }

    /// <summary>
    /// All addresses that people and programs may store, sorted: pages with their anchors, data files, and ids of feed entries.
    /// </summary>
    private static ImmutableArray<string> Current(SiteModel site, RenderedSite rendered, ImmutableArray<PageAnchors> pages)
    {
        var addresses = new List<string>(rendered.Files.Length + 4 * pages.Length + site.Milestones.Length);
        var page = 0;
        // Both lists are sorted by address, and the anchors of a page come before the next address. So the addresses are collected in their
        // order, and InOrder needs no sort.
        foreach (var file in rendered.Files)
        {
            var isPermanent = Routes.IsPermanent(file.Address);
            if (isPermanent)
                addresses.Add(file.Address.Value);
            if (page == pages.Length || pages[page].Page != file.Address)
                continue;
            if (isPermanent)
                foreach (var anchor in pages[page].Anchors.Order(StringComparer.Ordinal))
                    if (!Anchors.IsNumbered(anchor))
                        addresses.Add($"{file.Address.Value}#{anchor}");
            page++;
        }
        addresses.AddRange(TagIds.OfEntries(site).Order(StringComparer.Ordinal));
        return InOrder(addresses);
    }

    // The addresses, sorted, each once. A list that is in order already is only copied.
    private static ImmutableArray<string> InOrder(List<string> addresses)
    {
        for (var i = 1; i < addresses.Count; i++)
            if (string.CompareOrdinal(addresses[i - 1], addresses[i]) >= 0)
                return [.. addresses.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return [.. addresses];
    }

    private static Located<string>[] Lost(ImmutableArray<Located<string>> published, ImmutableArray<string> current)
    {
        var lost = new List<Located<string>>();
        var index = 0;
        foreach (var line in published)
        {
            // The lines of permalinks.txt are sorted too. So the next published address is usually the next current address, and a search
            // is rarely needed.
            if (index == current.Length || current[index] != line.Value)
                index = current.BinarySearch(line.Value, StringComparer.Ordinal);
            if (index < 0)
                lost.Add(line);
            index = index < 0 ? ~index : index + 1;
        }
        return [.. lost];
    }

    private static SourceLocation Start(SiteModel site) => SourceLocation.StartOf($"{Input(site)}/{InputNames.Permalinks}");

    private static string Input(SiteModel site) => site.Settings.At.Path[..site.Settings.At.Path.LastIndexOf('/')];

    /// <summary>
    /// Decides whether the site answers a request for a published address that no longer exists. The answer is a redirect, a page that
    /// gives the reason, or a list.
    /// </summary>
    private sealed class Answers(SiteModel site, HashSet<string> current, HashSet<string> lost, ImmutableArray<PageAnchors> pages)
    {
        private readonly Dictionary<string, Redirect> _redirects = site.Redirects.ToDictionary(redirect => redirect.From.Value,
            StringComparer.Ordinal);
        private readonly Dictionary<string, IReadOnlySet<string>> _anchors = pages.ToDictionary(page => page.Page.Value, page =>
            page.Anchors, StringComparer.Ordinal);
        private readonly HashSet<string> _former = FormerEntries(site, lost);
        private readonly NameHints _hints = new();

        /// <summary>Null if the site has an answer; otherwise a description of the missing answer and of the correction.</summary>
        public string? Explain(string address)
        {
            if (address.StartsWith("tag:", StringComparison.Ordinal))
                return _former.Contains(address) ? null
                    : $"the feed entry {address} was published, and the site no longer has it; "
                        + "write `first_id` with the old id in its record, or retire the record";
            var hash = address.IndexOf('#');
            var (path, fragment) = hash < 0 ? (address, null) : (address[..hash], address[(hash + 1)..]);
            if (fragment is null)
                return IsAnsweredWithItsPage(path) ? null : LostPage(path);
            // If an earlier version of the program wrote permalinks.txt, the file also lists numbered anchors, for example of notes.
            // Numbered anchors are not permanent.
            if (Anchors.IsNumbered(fragment))
                return null;
            // A lost page is reported once, not once for each of its anchors.
            if (!current.Contains(path))
                return lost.Contains(path) ? null : LostPage(path);
            if (_redirects.TryGetValue(path, out var redirect)
                && (redirect.IsGenerated || redirect.To is not { } to || to.Contains('#') || HasAnchor(to, fragment)))
                return null;
            // A list has the anchor of a year or a month only while one of its milestones has a date in that year or month. Without the
            // anchor, the link still leads to the list.
            if (Routes.IsListOfMilestones(path) && (PartialDate.TryParse(fragment, out _) || IsAnsweredWithItsMilestone(path, fragment)))
                return null;
            return LostAnchor(path, fragment);
        }

        private bool HasAnchor(string page, string fragment) => _anchors.TryGetValue(page, out var anchors) && anchors.Contains(fragment);

        // The anchor of a milestone on a list is not reported in two cases. If the page of the milestone is lost, that page is reported
        // instead. If the list is split into pages of years, a script on the list leads to the milestone.
        private bool IsAnsweredWithItsMilestone(string path, string id)
        {
            var page = Routes.Milestone(id).Value;
            return lost.Contains(page) || current.Contains(page) && YearPagination.IsSplit(site, path);
        }

        // A file beside a page, or the file of a record in the API, belongs to a page. Such a lost file is not reported if its page is lost
        // too, is deleted with a reason, or has a generated redirect. A lost calendar of an existing page is not reported either. A
        // calendar is published even without events, so it is lost only if the site no longer publishes calendars.
        private bool IsAnsweredWithItsPage(string path) => PageOf(path) is { } page
            && (lost.Contains(page) || _redirects.TryGetValue(page, out var redirect)
                && (redirect.To is null || redirect.IsGenerated)
                || current.Contains(page) && path == Routes.CalendarOf(UrlPath.Page(page.Trim('/'))).Value);

        /// <summary>
        /// The ids of the feed entries of records that have a redirect with <c>gone</c>, or whose pages are lost. Such an id is not
        /// reported: the redirect gives the reason, or the lost page is reported.
        /// </summary>
        private static HashSet<string> FormerEntries(SiteModel site, HashSet<string> lost) =>
            [.. site.Redirects.Where(redirect => redirect is { Fragment: null, To: null }).Select(redirect => redirect.Path).Concat(lost)
                .Select(page => TagIds.OfAddress(site, page)).OfType<string>()];

        private static string? PageOf(string path) =>
            path.EndsWith('/') ? null
            : ApiRoutes.PageOf(path) ?? path[..(path.LastIndexOf('/') + 1)];

        private string LostPage(string path)
        {
            var record = RecordOf(path);
            var mend = path.EndsWith('/')
                ? $"bring it back, or write in {Input(site)}/{RedirectRules.FileFor(path)}: \"{path}\": the new address, "
                    + $"or \"{path}\": {{ gone: why }}"
                    : "restore the file or the setting that made it";
            return $"the address {path} was published{(record is null ? "" : $" (from {record})")} "
                + $"and the site has no page, file or redirect for it; {mend}. "
                + "If it never went online, take this line out";
        }

        private string LostAnchor(string path, string fragment)
        {
            var record = Routes.IsListOfMilestones(path) ? $"{Input(site)}/milestones/{fragment}.md" : RecordOf(path);
            var hint = _anchors.TryGetValue(path, out var anchors) ? _hints.Find(fragment, anchors) : "";
            return $"the place #{fragment} on {path} was published{(record is null ? "" : $" (from {record})")} "
                + $"and is not there any more{hint}; "
                + $"bring it back, or write in {Input(site)}/{RedirectRules.FileFor(path)}: \"{path}#{fragment}\": where it is now";
        }

        private string? RecordOf(string path) => path.Trim('/').Split('/') switch
        {
            [("components" or "releases" or "milestones") and var folder, var id, ..] => $"{Input(site)}/{folder}/{id}.md",
            ["sources", var id, ..] => $"{Input(site)}/sources/{id}.yml",
            [var id] when path.EndsWith('/') && !Routes.IsOfGenerator(path) => $"{Input(site)}/text/{id}.md",
            _ => null,
        };
    }
}
