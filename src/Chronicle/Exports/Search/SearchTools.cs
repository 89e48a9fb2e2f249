using System.Text.Json;
using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Presentation;
using Chronicle.Primitives;

namespace Chronicle.Exports.Search;

/// <summary>
/// Writes the pages that are not records. The title of a page is a word of the theme. The theme also gives other words for which people
/// search.
/// </summary>
internal static class SearchTools
{
    public static void Write(Utf8JsonWriter json, SiteModel site, Presenter presenter)
    {
        ReadOnlySpan<(string Word, UrlPath Page, bool Exists)> tools =
        [
            ("data", Routes.Data, site.Settings.Publishes(ExportKind.Data)), ("follow", Routes.Follow, true),
            ("compare", Routes.Compare, true),
            ("figures", Routes.Figures, true), ("support", Routes.StatusTable, true), ("book", Routes.Book, !site.Chapters.IsEmpty),
            ("corrections", Routes.Corrections, true), ("quality", Routes.Quality, true),
        ];
        foreach (var (word, page, exists) in tools)
        {
            if (!exists)
                continue;
            SearchIndex.Begin(json, page, presenter.Words[word]);
            if (presenter.Words.All.GetValueOrDefault("search_words_" + word) is string others)
                SearchIndex.Texts(json, "names", [.. others.Split(' ')]);
            SearchIndex.Text(json, "summary", presenter.Words.Fill(word + "_description", ("site", site.Settings.Subject)));
            json.WriteEndObject();
        }
    }
}
