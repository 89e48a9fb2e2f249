using System.Collections.Immutable;
using System.Text.Json;
using Chronicle.Domain;
using Chronicle.Exports.Data;
using Chronicle.Link;
using Chronicle.Presentation;
using Chronicle.Primitives;

namespace Chronicle.Exports.Search;

/// <summary>The milestones and sources that do not fit into the first file of the index.</summary>
internal sealed record FurtherEntries(ImmutableArray<Milestone> Milestones, ImmutableArray<Source> Sources);

/// <summary>The files that the search fetches: the index, in one or several files, and the words of the prose.</summary>
internal static class SearchFiles
{
    public static IEnumerable<Document> Create(SiteModel site, Presenter presenter, ImmutableArray<Document.Page> pages)
    {
        // The records that can have prose, in the order in which words.json counts them.
        ImmutableArray<Record> records = [.. site.Records];
        var whole = records.Length <= site.Limits.RecordsInFullSearch;
        var (newest, others) = Spread(site, records.Length, whole);
        yield return File(site, Routes.SearchIndex, writer =>
            SearchIndex.Write(writer, site, presenter, pages, whole, newest, others.Length));
        for (var i = 0; i < others.Length; i++)
        {
            var further = others[i];
            yield return File(site, Routes.Part(Routes.SearchIndex, i + 2), writer =>
                SearchIndex.Write(writer, site, presenter, whole, further));
        }
        if (whole)
            yield return File(site, Routes.SearchWords, writer => SearchWords.Write(writer, site, records));
    }

    // The numbers in words.json are positions in the lists of the first file. So if there is a words.json, the first file must contain all
    // milestones.
    private static (ImmutableArray<Milestone> Newest, ImmutableArray<FurtherEntries> Others) Spread(SiteModel site, int records, bool whole)
    {
        var most = site.Limits.EntriesPerSearchFile;
        if (records + site.Sources.Length <= most)
            return (site.Milestones, []);
        var older = whole ? 0 : Math.Clamp(records - most, 0, site.Milestones.Length);
        return (site.Milestones[older..],
        [
            .. Chunks.Split([.. site.Milestones[..older].Reverse()], most).Where(part => !part.IsEmpty)
            .Select(part => new FurtherEntries(part, [])),
            .. Chunks.Split(site.Sources, most).Where(part => !part.IsEmpty).Select(part => new FurtherEntries([], part)),
        ]);
    }

    private static Document File(SiteModel site, UrlPath address, Action<Utf8JsonWriter> write) =>
        new Document.Made(address, site.Settings.At, () => ApiJson.Write(write, indented: false));
}
