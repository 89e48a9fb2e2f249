using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Primitives;

namespace Chronicle.Authoring;

/// <summary>A page of the site before and after a renaming.</summary>
internal sealed record MovedPage(UrlPath Old, UrlPath New);

/// <summary>Another id for a record or a source, and the pages that get another address by it: the page itself first.</summary>
internal sealed record Renaming(string From, string To, bool IsMilestone, ImmutableArray<MovedPage> Pages)
{
    /// <summary>
    /// An address as an author wrote it, with the new id in place of the old one. Null if the address leads elsewhere, or writes the id in
    /// another way; then the redirect from the old address answers it.
    /// </summary>
    public string? Apply(string written, UrlPath page)
    {
        if (!WebAddresses.IsRelative(written))
            return null;
        var end = written.AsSpan().IndexOfAny('#', '?');
        var (path, rest) = end < 0 ? (written, "") : (written[..end], written[end..]);
        if (path.Length == 0)
            return null;
        var target = SiteAddress.Resolve(page, path);
        foreach (var moved in Pages)
            if (target == moved.Old.Value.TrimEnd('/') || target.StartsWith(moved.Old.Value, StringComparison.Ordinal))
                return ReplaceSegment(path, Name(moved.Old), Name(moved.New)) is { } renamed ? renamed + rest : null;
        // Each list of milestones has an anchor with the id of the milestone as its name.
        return IsMilestone && rest == "#" + From && Routes.IsListOfMilestones(target) ? path + "#" + To : null;
    }

    private static string Name(UrlPath page) => page.Value.Trim('/').Split('/')[^1];

    private static string? ReplaceSegment(string path, string from, string to)
    {
        var segments = path.Split('/');
        var place = Array.LastIndexOf(segments, from);
        if (place < 0)
            return null;
        segments[place] = to;
        return string.Join('/', segments);
    }
}
