using System.Collections.Immutable;
using Site.Domain;
using Site.Text;

namespace Site.Render;

/// <summary>
/// The files beside a page, such as its feed or its badge, stay at the page's old addresses too: whole, since what fetches them often follows no
/// redirect of ours. The API has an answer of its own.
/// </summary>
public static class MovedFiles
{
    public static ImmutableArray<RenderedFile> AddTo(ImmutableArray<RenderedFile> files, SiteModel site)
    {
        var moved = site.Redirects.Where(redirect => redirect is { Fragment: null, To: not null } && redirect.To != "/" && redirect.To.EndsWith('/')).ToArray();
        if (moved.Length == 0)
            return files;
        var beside = files.Where(file => !file.Address.Value.EndsWith('/')).ToLookup(file => file.Address.Value[..(file.Address.Value.LastIndexOf('/') + 1)], StringComparer.Ordinal);
        var taken = files.Select(file => file.Address.Value).ToHashSet(StringComparer.Ordinal);
        var copies = moved.SelectMany(redirect => beside[redirect.To!].Select(file => file with
        {
            Address = UrlPath.OfFile((redirect.Path[1..] + file.Address.Value[redirect.To!.Length..]).Split('/')),
            Source = redirect.From.At,
        })).Where(copy => taken.Add(copy.Address.Value));
        return [.. files.Concat(copies).OrderBy(file => file.Address)];
    }
}
