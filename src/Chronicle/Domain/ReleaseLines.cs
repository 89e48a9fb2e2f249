using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Chronicle.Primitives;

namespace Chronicle.Domain;

/// <summary>
/// The lines of releases, which give each release its predecessor. A release follows the previous release of its line. A release with a
/// parent follows the previous patch release of that parent, or the parent itself. A release is given by its index in the order of dates.
/// </summary>
internal sealed partial class ReleaseLines
{
    private sealed record Group(string? Line, string? Parent);

    private readonly ImmutableArray<Release> _releases;
    private readonly ImmutableArray<string?> _names;
    private readonly int?[] _before, _compared, _next;
    private readonly Dictionary<string, int> _indexes;

    public ReleaseLines(ImmutableArray<Release> releases, ReleaseLineRule rule)
    {
        _releases = releases;
        _indexes = releases.Select((release, i) => (release.Id.Value, i)).ToDictionary(StringComparer.Ordinal);
        _names = NamesOf(rule.Pattern);
        (_before, _compared, _next) = (new int?[releases.Length], new int?[releases.Length], new int?[releases.Length]);
        var last = new Dictionary<Group, int>();
        var earlierOnes = new List<int>();
        for (var index = 0; index < releases.Length; index++)
        {
            var group = new Group(_names[index], releases[index].Parent?.Value.Value);
            _before[index] = last.TryGetValue(group, out var earlier) ? earlier
                : group.Parent is { } parent ? Earlier(_indexes[parent], index)
                : rule.Continues ? NewestBelow(index, earlierOnes) : null;
            last[group] = index;
            if (rule.Continues && group.Parent is null)
                earlierOnes.Insert(CountBelow(index, earlierOnes), index);
            _compared[index] = _before[index];
            while (!releases[index].IsPrerelease && _compared[index] is { } before && releases[before].IsPrerelease)
                _compared[index] = _before[before];
        }
        for (var index = releases.Length - 1; index >= 0; index--)
            if (_compared[index] is { } before && (_next[before] is not { } next || Precedes(index, next, before)))
                _next[before] = index;
    }

    /// <summary>The names of the named lines, the line with the newest release first.</summary>
    public ImmutableArray<string> Names => [.. _names.Reverse().OfType<string>().Distinct()];

    /// <summary>The index of a release in the order of dates.</summary>
    public int IndexOf(RecordId release) => _indexes[release.Value];

    /// <summary>The name of the release's line; null if it has none.</summary>
    public string? NameOf(Release release) => _names[IndexOf(release.Id)];

    /// <summary>
    /// The predecessor, pre-releases included; null if there is none. Everything in the predecessor is also in this release.
    /// </summary>
    public int? Before(int index) => _before[index];

    /// <summary>
    /// The predecessor for comparisons by readers; null if there is none. It is not a pre-release, unless this release is a pre-release
    /// too.
    /// </summary>
    public int? Compared(int index) => _compared[index];

    /// <summary>The successor to which the page of a release links; null if there is none.</summary>
    public int? Next(int index) => _next[index];

    /// <summary>
    /// The indexes of the later release and of its predecessors back to the earlier release, which is not included. The later release comes
    /// first.
    /// </summary>
    public IEnumerable<int> Between(int from, int to)
    {
        for (int? index = to; index > from; index = _before[index.Value])
            yield return index.Value;
    }

    private static int? Earlier(int index, int than) => index < than ? index : null;

    // Decides which of two releases with the same predecessor is its successor. The conditions, in this order: the release is not a patch
    // release; it belongs to the line of the predecessor; it is not a pre-release; it is the earlier one.
    private bool Precedes(int index, int other, int before) => Rank(index, before).CompareTo(Rank(other, before)) < 0;

    private (bool, bool, bool, int) Rank(int index, int before) =>
        (_releases[index].Parent is not null, _names[index] != _names[before], _releases[index].IsPrerelease, index);

    // Finds the predecessor of the first release of a line. Candidates are the earlier releases without a parent, sorted by version. The
    // candidate with the highest version below that of this release is the predecessor.
    private int? NewestBelow(int index, List<int> candidates) =>
        CountBelow(index, candidates) is > 0 and var count ? candidates[count - 1] : null;

    /// <summary>The number of candidates with a lower version, by bisection.</summary>
    private int CountBelow(int index, List<int> candidates)
    {
        var (from, to) = (0, candidates.Count);
        while (from < to)
            if (Compare(candidates[(from + to) / 2], index) < 0)
                from = (from + to) / 2 + 1;
            else
                to = (from + to) / 2;
        return from;
    }

    private int Compare(int a, int b) => VersionOrder.Instance.Compare(_releases[a].Version, _releases[b].Version);

    // A release with a parent is in the line of its parent, if it states no line.
    private ImmutableArray<string?> NamesOf(string? pattern)
    {
        // For each release, the release that gives the name of its line. Each parent is followed once, even in a long chain. A circle of
        // parents has been reported and removed.
        var origins = new int?[_releases.Length];
        var way = new List<int>();
        for (var index = 0; index < origins.Length; index++)
        {
            var at = index;
            for (; origins[at] is null && _releases[at] is { StatedLine: null, Parent: { } parent }; at = IndexOf(parent.Value))
                way.Add(at);
            var origin = origins[at] ??= at;
            foreach (var child in way)
                origins[child] = origin;
            way.Clear();
        }
        return [.. origins.Select(origin => _releases[origin!.Value])
            .Select(release => release.StatedLine ?? (pattern is null ? null : Fill(release, pattern)))];
    }

    private static string? Fill(Release release, string pattern)
    {
        var isWhole = true;
        var version = Version().Match(release.Version);
        var name = TextPlaceholders.Fill(pattern, placeholder =>
        {
            var value = placeholder is "major" or "minor" or "name" ? version.Groups[placeholder].Value.Trim('-', '_', ' ')
                : release.Field(placeholder)?.Items[0].Text ?? "";
            isWhole &= value.Length > 0;
            return value;
        });
        return isWhole ? name : null;
    }

    [GeneratedRegex(@"^(?<name>\P{Nd}*?)[vV]?(?<major>\d+)(?:\.(?<minor>\d+))?")]
    private static partial Regex Version();
}
