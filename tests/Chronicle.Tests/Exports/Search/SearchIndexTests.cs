using System.IO.Compression;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Chronicle.Domain;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>The files of the search index, and the compressed size of the search.</summary>
public sealed class SearchIndexTests
{
    private static readonly string[] Kinds = ["chapter", "component", "release", "milestone", "chronology", "source"];

    [Fact]
    public void Every_record_is_in_the_index_once_and_leads_to_a_page()
    {
        using var index = Json(FixedChronicle.Result, "/search/index.json");
        var entries = Kinds.SelectMany(kind => index.RootElement.GetProperty(kind).EnumerateArray()).ToArray();
        var paths = entries.Select(Path).ToArray();
        Assert.Equal(paths.Distinct(), paths);
        var pages = FixedChronicle.Result.Files.ToDictionary(file => file.Address.Value, file => file.Bytes);
        foreach (var group in entries.SelectMany(Places).Concat(paths).GroupBy(path => path.Split('#')[0]))
        {
            Assert.True(pages.ContainsKey("/" + group.Key), $"no page /{group.Key}");
            if (!group.Any(path => path.Contains('#')))
                continue;
            var page = new HtmlParser().ParseDocument(Encoding.UTF8.GetString(pages["/" + group.Key].Span));
            Assert.All(group.Where(path => path.Contains('#')), path => Assert.NotNull(page.GetElementById(path.Split('#')[1])));
        }
        foreach (var folder in (string[])["/components/", "/releases/", "/milestones/", "/sources/"])
            Assert.Equal(pages.Keys.Where(address => address.StartsWith(folder, StringComparison.Ordinal) && address.EndsWith('/')
                && address != folder).Order(StringComparer.Ordinal),
                paths.Select(path => "/" + path).Where(path => path.StartsWith(folder, StringComparison.Ordinal))
                    .Order(StringComparer.Ordinal));

        static IEnumerable<string> Places(JsonElement entry) => entry.TryGetProperty("headings", out var headings)
            ? headings.EnumerateArray().Select(heading => $"{Path(entry)}#{heading[0].GetString()}") : [];
    }

    [Fact]
    public void A_word_of_the_prose_leads_to_the_records_that_have_it()
    {
        var site = TestSite.From("""
            -- input/sources.yml --
            s: { title: A paper, url: "https://paper.example/", kind: news }
            -- input/text/lamps.md --
            ---
            title: The lamps
            order: 1
            summary: All of them
            ---
            The Filament glows [@s].
            -- input/components/lamp.md --
            ---
            name: Lamp
            summary: It shines
            kind: lamp
            status: planned
            sources: [s]
            ---
            See `src/Filament.c` and [[lamps|the filament]].
            -- input/milestones/light.md --
            ---
            title: Light
            date: "2000"
            kind: launch
            summary: Words
            sources: [s]
            ---
            A filament.
            """).Build();
        using var words = Json(site, "/search/words.json");
        Assert.Equal([0, 1, 1], Steps("filament"));
        Assert.Equal([1], Steps("src/filament.c"));
        Assert.False(words.RootElement.TryGetProperty("is", out _));

        IEnumerable<int> Steps(string word) => words.RootElement.GetProperty(word).EnumerateArray().Select(step => step.GetInt32());
    }

    [Fact]
    public void Hostile_text_is_unchanged_in_the_index()
    {
        const string Hostile = "</script><b>\"'\\\u2028=1 é\u0130 😀";
        var site = TestSite.From($$"""
            -- input/sources.yml --
            s: { title: {{JsonSerializer.Serialize(Hostile)}}, url: "https://code.example/?id=0123456789ABCDEF0123456789abcdef01234567", kind: commit }
            t: { title: Half, url: "https://code.example/2024/0123456789", kind: news }
            """).Build();
        using var index = Json(site, "/search/index.json");
        var sources = index.RootElement.GetProperty("source");
        Assert.Equal(Hostile, sources[0].GetProperty("title").GetString());
        Assert.Equal("0123456789ab", sources[0].GetProperty("commit").GetString());
        Assert.False(sources[1].TryGetProperty("commit", out _));
    }

    [Fact]
    public void The_index_of_a_large_chronicle_has_only_names()
    {
        var (small, large) = (Chronicle(12), Chronicle(13));
        using var whole = Json(small, "/search/index.json");
        Assert.True(whole.RootElement.GetProperty("words").GetBoolean());
        Assert.Equal("What it means", whole.RootElement.GetProperty("milestone")[7].GetProperty("summary").GetString());

        using var names = Json(large, "/search/index.json");
        Assert.False(names.RootElement.GetProperty("words").GetBoolean());
        Assert.Equal("Event 7", names.RootElement.GetProperty("milestone")[7].GetProperty("title").GetString());
        Assert.False(names.RootElement.GetProperty("milestone")[7].TryGetProperty("summary", out _));
        Assert.DoesNotContain(large.Files, file => file.Address.Value == "/search/words.json");

        static BuildResult Chronicle(int milestones) => TinyTheme.Site(string.Concat(Enumerable.Range(0, milestones).Select(i => $"""
            -- input/milestones/event-{i:0000}.md --
            ---
            title: Event {i}
            date: "2000"
            kind: launch
            summary: What it means
            sources: [s]
            ---

            """).Prepend("-- input/sources.yml --\ns: { title: A paper, url: \"https://paper.example/\", kind: news }\n"))).With(new Limits { RecordsInFullSearch = 12 }).Build();
    }

    [Fact]
    public void The_index_of_a_very_large_chronicle_is_divided_with_the_newest_milestones_first()
    {
        var site = LargeChronicle.Of(40, 7, "[search]").With(new Limits { RecordsInFullSearch = 20, EntriesPerSearchFile = 30 }).Build();
        using var first = Json(site, "/search/index.json");
        using var older = Json(site, "/search/index-2.json");
        using var sources = Json(site, "/search/index-3.json");
        Assert.Equal(3, first.RootElement.GetProperty("files").GetInt32());
        Assert.Equal(3, site.Files.Count(file => file.Address.Value.StartsWith("/search/index", StringComparison.Ordinal)));
        Assert.Equal(["milestone"], older.RootElement.EnumerateObject().Select(list => list.Name));
        Assert.Equal(["source"], sources.RootElement.EnumerateObject().Select(list => list.Name));
        // The two components are in the first file too, so it has only 28 milestones.
        Assert.Equal((28, 12, 7), (Dates(first).Length, Dates(older).Length, sources.RootElement.GetProperty("source").GetArrayLength()));
        Assert.True(string.CompareOrdinal(Dates(first).Min(), Dates(older).Max()) >= 0,
            "the first file contains an older milestone than the second file");
        Assert.Equal(40, new[] { first, older }.SelectMany(file => file.RootElement.GetProperty("milestone").EnumerateArray()).Select(Path)
            .Distinct().Count());

        static string[] Dates(JsonDocument file) =>
            [.. file.RootElement.GetProperty("milestone").EnumerateArray().Select(entry => entry.GetProperty("date").GetString()!)];
    }

    [Fact]
    public void Milestones_whose_prose_is_searched_stay_in_one_file()
    {
        var site = LargeChronicle.Of(19, 12, "[search]").With(new Limits { RecordsInFullSearch = 30, EntriesPerSearchFile = 30 }).Build();
        using var first = Json(site, "/search/index.json");
        using var second = Json(site, "/search/index-2.json");
        Assert.Equal((true, 2), (first.RootElement.GetProperty("words").GetBoolean(), first.RootElement.GetProperty("files").GetInt32()));
        Assert.Equal(19, first.RootElement.GetProperty("milestone").GetArrayLength());
        Assert.Equal(12, second.RootElement.GetProperty("source").GetArrayLength());
        Assert.False(first.RootElement.TryGetProperty("source", out _));
    }

    [Fact]
    public void The_search_and_the_scripts_of_every_page_are_small()
    {
        var search = CompressedSize("/search/index.json", "/search/words.json", "/theme/search.js", "/theme/search-index.js", "/theme/search.css",
            "/search/");
        Assert.True(search <= 80 * 1024, $"the compressed search has {search} bytes");
        var scripts = CompressedSize("/theme/head.js", "/theme/site.js");
        Assert.True(scripts <= 10 * 1024, $"the compressed scripts of every page have {scripts} bytes");

        static long CompressedSize(params string[] addresses) => addresses.Sum(address =>
        {
            using var packed = new MemoryStream();
            using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
                gzip.Write(FixedChronicle.Result.Files.Single(file => file.Address.Value == address).Bytes.Span);
            return packed.Length;
        });
    }

    private static string Path(JsonElement entry) => entry.GetProperty("path").GetString()!;

    private static JsonDocument Json(BuildResult site, string address)
    {
        Assert.True(!site.HasErrors, string.Join("\n", site.Diagnostics));
        return JsonDocument.Parse(site.Files.Single(file => file.Address.Value == address).Bytes);
    }
}
