using System.Collections.Immutable;
using Chronicle.Link;
using Chronicle.Primitives;

namespace Chronicle.Authoring.Moving;

/// <summary>The addresses of a page before and after a renaming.</summary>
internal sealed record MovedPage(UrlPath Old, UrlPath New);

/// <summary>
/// A new id for a record or a source. <c>Pages</c> has the pages whose addresses change with the id; the page of the record or source is
/// the first.
/// </summary>
internal sealed record Renaming(string From, string To, bool IsMilestone, ImmutableArray<MovedPage> Pages)
{
    /// <summary>
    /// An address as the author wrote it, with the new id instead of the old id. Null if the address leads to a different page and needs
    /// no change. Null also if the address contains the id in another form: the redirect from the old address works.
    /// </summary>
    /// <param name="page">The page that contains the address.</param>
    public string? Apply(string written, UrlPath page)
    {
        if (!WebAddresses.IsRelative(written))
            return null;
        var end = written.AsSpan().IndexOfAny('#', '?');
        var (path, rest) = end < 0 ? (written, "") : (written[..end], written[end..]);
        if (path.Length == 0)
            return null;
        var target = page.Resolve(path);
        foreach (var moved in Pages)
            if (target == moved.Old.Value.TrimEnd('/') || target.StartsWith(moved.Old.Value, StringComparison.Ordinal))
                return ReplaceSegment(path, Name(moved.Old), Name(moved.New)) is { } renamed ? renamed + rest : null;
        // In each list of milestones, the anchor of a milestone is its id.
        return IsMilestone && rest == "#" + From && Routes.IsListOfMilestones(target) ? path + "#" + To : null;
    }

    private static string Name(UrlPath page) => page.Value.Trim('/').Split('/')[^1];

    private static string? ReplaceSegment(string path, string from, string to)
    {
        var segments = path.Split('/');
        var index = Array.LastIndexOf(segments, from);
        if (index < 0)
            return null;
        segments[index] = to;
        return string.Join('/', segments);
    }
}
