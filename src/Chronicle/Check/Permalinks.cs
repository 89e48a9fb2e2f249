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
            ReportLost(parsed, site, lost, new(site, current, lost.Select(line => line.Value), pages, new(Input(site))), diagnostics);
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

    private static void ReportLost(
        ParsedSite parsed, SiteModel site, Located<string>[] lost, PermalinkAnswers answers, DiagnosticBag diagnostics)
    {
        // A message about a line of another branch is at the equal line of the own file, or else at the beginning of the own file.
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
}
