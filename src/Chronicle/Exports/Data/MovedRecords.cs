using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Primitives;

namespace Chronicle.Exports.Data;

/// <summary>The files at the former addresses of records that moved or retired.</summary>
internal static class MovedRecords
{
    private static readonly ImmutableArray<string> Folders = ["components", "releases", "milestones", "sources"];

    public static IEnumerable<(UrlPath Address, UrlPath Page, SourceLocation At, ApiMoved Moved)> Find(SiteModel site, ApiData data)
    {
        foreach (var record in site.Retired)
            yield return (ApiRoutes.Of(record), Routes.Of(record), record.At, new(
                record.Withdrawn is not null ? ApiFate.Withdrawn : record.SupersededBy is not null ? ApiFate.Merged : ApiFate.Split,
                record.Withdrawn, [.. record.SplitInto.Append(record.SupersededBy).OfType<Located<RecordId>>()
                    .Select(reference => data.Link(site.Find<Record>(reference)).Json)]));

        var files = site.Linked.Values.Where(linked => linked.Record is not Retired)
            .Select(linked => (linked.Address.Value, data.Link(linked.Record).Json))
            .Concat(site.Sources.Select(source => (Routes.Source(source.Id).Value, data.Link(source).Json)))
            .ToDictionary(StringComparer.Ordinal);
        foreach (var redirect in site.Redirects.Where(redirect => redirect.Fragment is null))
            if (Former(redirect, files) is { } address)
                yield return (address, redirect.Address, redirect.From.At,
                    new(redirect.To is null ? ApiFate.Gone : ApiFate.Moved, redirect.Gone, redirect.To is { } to
                        && files.TryGetValue(to.Split('#')[0], out var json) ? [json] : []));
    }

    // The former address of the API file of a record; null if the redirect is not from the page of a record, because only such pages had a
    // file. A page at the top level was a chapter if its redirect leads to a chapter.
    private static UrlPath? Former(Redirect redirect, Dictionary<string, string> files) => redirect.Path.Trim('/').Split('/') switch
    {
        // An old address may have a form that no id can have.
        [.., var name] when !Ids.IsValid(name) || !redirect.Path.EndsWith('/') => null,
        [var folder, var id] when Folders.Contains(folder) => ApiRoutes.Former(folder, id),
        [var id] when redirect.To is { } to && to.Trim('/').Split('/').Length == 1 && files.ContainsKey(to) => ApiRoutes.Former("", id),
        _ => null,
    };
}
