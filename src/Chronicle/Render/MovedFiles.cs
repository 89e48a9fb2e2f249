using Chronicle.Domain;
using Chronicle.Presentation;
using Chronicle.Primitives;

namespace Chronicle.Render;

/// <summary>
/// Copies the files of a page, such as its feed or its badge, to the page's old addresses. Redirects would not be enough, because many
/// programs that fetch such files follow no redirect. The API handles moved records separately (see <c>MovedRecords</c>).
/// </summary>
internal static class MovedFiles
{
    public static IEnumerable<Document> Create(IReadOnlyCollection<Document> documents, SiteModel site)
    {
        var moved = site.Redirects.Where(redirect => redirect is { Fragment: null, To: not null, IsGenerated: false }
            && redirect.Path.EndsWith('/') && redirect.To != "/" && redirect.To.EndsWith('/')).ToArray();
        if (moved.Length == 0)
            return [];
        var beside = documents.Where(document => !document.Address.Value.EndsWith('/'))
            .ToLookup(document => document.Address.Value[..(document.Address.Value.LastIndexOf('/') + 1)], StringComparer.Ordinal);
        var taken = documents.Select(document => document.Address.Value).ToHashSet(StringComparer.Ordinal);
        return moved.SelectMany(redirect => beside[redirect.To!].Select(document => document with
        {
            Address = UrlPath.OfFile((redirect.Path[1..] + document.Address.Value[redirect.To!.Length..]).Split('/')),
            Source = redirect.From.At,
        })).Where(copy => taken.Add(copy.Address.Value));
    }
}
