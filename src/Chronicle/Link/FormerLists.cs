using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Link;

/// <summary>
/// Finds the published lists that are gone. Four kinds of list can go: a year of the chronology that has no milestone any more; a year of a
/// kind, if the year has no milestone of that kind any more, or if the list of the kind fits on one page again; the comparison of two
/// releases that the site no longer compares; and a page of earlier corrections, if the corrections are fewer because records were retired.
/// </summary>
internal static class FormerLists
{
    /// <summary>A redirect for each published list that is gone, to the list of all entries.</summary>
    public static IEnumerable<Redirect> Find(ParsedSite parsed, RecordIndex index, ReleaseLines lines, Limits limits)
    {
        var taken = parsed.Redirects.Select(redirect => redirect.From.Value).ToHashSet(StringComparer.Ordinal);
        taken.UnionWith(CurrentLists(index, lines, limits).Select(address => address.Value));
        foreach (var line in parsed.Permalinks)
            if (line.Value.EndsWith('/') && !taken.Contains(line.Value)
                && ListOf(line.Value, parsed.Settings!.MilestoneKinds) is { } list)
                yield return new(line, list, null) { IsGenerated = true };
    }

    /// <summary>The lists of these kinds that the site has.</summary>
    private static IEnumerable<UrlPath> CurrentLists(RecordIndex index, ReleaseLines lines, Limits limits)
    {
        var pairs = Comparisons.Pairs(index.Releases, lines, limits).Select(pair =>
            Routes.Comparison(index.Releases[pair.From].Id, index.Releases[pair.To].Id));
        var years = index.Milestones.Select(milestone => milestone.Date.Value.Year).Distinct().Select(Routes.Year);
        var yearsOfKinds = index.Milestones.GroupBy(milestone => milestone.Kind.Value)
            .Where(kind => YearPagination.Splits(kind.Count(), limits))
            .SelectMany(kind => kind.Select(milestone => milestone.Date.Value.Year).Distinct().Select(year => Routes.Kind(kind.Key, year)));
        // Only the number of these pages is needed, so the order of the corrections does not matter.
        var corrections = index.Records.Where(record => record is not Retired).SelectMany(record => record.Corrections);
        var partsOfCorrections = Corrections.EarlierPages(corrections, limits).Select((_, i) => Routes.CorrectionsPart(i + 1));
        return pairs.Concat(years).Concat(yearsOfKinds).Concat(partsOfCorrections);
    }

    // The list that replaces a former list; null for any other address. The list of a kind is not here, because it exists as long as the
    // kind.
    private static string? ListOf(string address, Vocabulary kinds) => address.Trim('/').Split('/') switch
    {
        ["chronology", { Length: 4 } year] when year.All(char.IsAsciiDigit) => Routes.Chronology.Value,
        ["kinds", var kind, { Length: 4 } year] when year.All(char.IsAsciiDigit) && kinds.Find(kind) is not null =>
            Routes.Kind(kind).Value,
        ["compare", var pair] when pair.Split("..") is [var from, var to] && Ids.IsValid(from) && Ids.IsValid(to) =>
            Routes.Compare.Value,
        ["corrections", var part] when part.All(char.IsAsciiDigit) => Routes.Corrections.Value,
        _ => null,
    };
}
