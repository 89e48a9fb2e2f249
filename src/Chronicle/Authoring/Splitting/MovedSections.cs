using Chronicle.Primitives;

namespace Chronicle.Authoring.Splitting;

/// <summary>A place in a chapter: an anchor, or the whole page if the anchor is null.</summary>
internal sealed record ChapterPlace(string Chapter, string? Anchor)
{
    public string Address => $"/{Chapter}/{(Anchor is null ? "" : "#" + Anchor)}";
}

/// <summary>The anchors that a split moves from a chapter to other chapters, and the new texts of links to them.</summary>
internal sealed class MovedSections(string chapter, IReadOnlyDictionary<string, ChapterPlace> places)
{
    private readonly UrlPath _page = UrlPath.Page(chapter);

    /// <summary>The new text of a link; null if the link stays unchanged.</summary>
    /// <param name="from">The page that contained the link before the split.</param>
    /// <param name="holder">For a link in the divided chapter: the id of the chapter that contains the link after the split. Null for other
    /// links.</param>
    public string? Rewrite(ProseReference link, UrlPath from, string? holder = null) => link.Form switch
    {
        LinkForm.Record => link.Target == chapter && link.Heading is { } heading
            && places.TryGetValue(Letters.Compose(heading), out var place)
                ? place.Anchor is null ? place.Chapter : $"{place.Chapter}#{place.Anchor}" : null,
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
        if (!places.TryGetValue(anchor, out var place))
            return isOwn && holder is not null && holder != chapter ? _page.Value + address : null;
        return isOwn && holder == place.Chapter && place.Anchor is not null ? "#" + place.Anchor : place.Address;
    }
}
