using System.Text.Json;
using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Presentation;

namespace Chronicle.Exports.Search;

/// <summary>
/// Writes the pages that are not records. The home page has the name of the site. The title of each other page is a word of the theme. The
/// theme also gives other words for which people search.
/// </summary>
internal static class SearchTools
{
    public static void Write(Utf8JsonWriter json, SiteModel site, Presenter presenter, IEnumerable<Document.Page> pages)
    {
        SearchIndex.Begin(json, Routes.Home, site.Settings.Title);
        SearchIndex.Texts(json, "names", [site.Settings.Subject]);
        SearchIndex.Text(json, "summary", site.Settings.Tagline);
        json.WriteEndObject();
        foreach (var page in pages)
        {
            if (page.SearchWord is not { } word)
                continue;
            SearchIndex.Begin(json, page.Address, presenter.Words[word]);
            if (presenter.Words.All.GetValueOrDefault("search_words_" + word) is string others)
                SearchIndex.Texts(json, "names", [.. others.Split(' ')]);
            SearchIndex.Text(json, "summary", presenter.Words.Fill(word + "_description", ("site", site.Settings.Subject)));
            json.WriteEndObject();
        }
    }
}
