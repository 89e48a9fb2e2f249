using Chronicle.Primitives;

namespace Chronicle.Authoring.Splitting;

/// <summary>The target of a link to a chapter: an anchor, or the whole page if the anchor is null.</summary>
internal sealed record ChapterTarget(string Chapter, string? Anchor)
{
    public string Address => $"/{Chapter}/{(Anchor is null ? "" : "#" + Anchor)}";
}

/// <summary>The anchors that a split moves from a chapter to other chapters, and the new texts of links to them.</summary>
internal sealed class MovedSections(string chapter, IReadOnlyDictionary<string, ChapterTarget> targets)
{
    private readonly UrlPath _page = UrlPath.Page(chapter);

    /// <summary>The new text of a link; null if the link stays unchanged.</summary>
    /// <param name="from">The page that contained the link before the split.</param>
    /// <param name="holder">For a link in the divided chapter: the id of the chapter that contains the link after the split. Null for other
    /// links.</param>
    public string? Rewrite(ProseReference link, UrlPath from, string? holder = null) => link.Form switch
    {
        LinkForm.Record => link.Target == chapter && link.Heading is { } heading
            && targets.TryGetValue(Letters.Compose(heading), out var moved)
                ? moved.Anchor is null ? moved.Chapter : $"{moved.Chapter}#{moved.Anchor}" : null,
        LinkForm.Address => RewriteAddress(link.Target, from, holder),
        _ => null,
    };

    public string? RewriteAddress(string address, UrlPath from, string? holder = null)
    {
        var hash = address.IndexOf('#');
        if (hash < 0 || !WebAddresses.IsRelative(address))
            return null;
        var isOwn = hash == 0;
        var target = isOwn ? from.Value : from.Resolve(address[..hash]).TrimEnd('/') + "/";
        if (target != _page.Value)
            return null;
        var anchor = Letters.Compose(Uri.UnescapeDataString(address[(hash + 1)..]));
        if (!targets.TryGetValue(anchor, out var moved))
            return isOwn && holder is not null && holder != chapter ? _page.Value + address : null;
        return isOwn && holder == moved.Chapter && moved.Anchor is not null ? "#" + moved.Anchor : moved.Address;
    }
}
