using Chronicle.Exports.Search;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>Single entries and words of the search index.</summary>
public sealed class SearchEntryTests
{
    [Theory]
    [InlineData("mailing-list", "https://lore.example/20240108012055.519813-1@mail.example/", "", null)]
    [InlineData("mailing-list", "https://lore.example/c0ffee0123456789abcdef@mail.example/", "", null)]
    [InlineData("commit", "https://git.example/log/20240108012055/", "", null)]
    [InlineData("commit", "https://git.example/c/C0FFEE0123456789abcdef0123456789abcdef01", "", "c0ffee012345")]
    [InlineData("commit", "https://git.example/20240108012055/c/c0ffee012345", "", "c0ffee012345")]
    [InlineData("commit", "https://git.example/c/0123456789012345678901234567890123456789", "", "012345678901")]
    [InlineData("mailing-list", "https://lore.example/x/", ", commit: c0ffee0123456789", "c0ffee012345")]
    [InlineData("news", "https://news.example/", ", commit: c0ffee0", "c0ffee0")]
    public void An_entry_has_the_commit_of_its_source_and_no_date_as_a_commit(string kind, string url, string more, string? commit)
    {
        var site = TinyTheme.Site($"-- input/sources.yml --\ns: {{ title: A paper, url: \"{url}\", kind: {kind}{more} }}\n").Build();
        Assert.Equal(commit, Chronicles.Json(site, "/search/index.json").List("source")[0]!["commit"]?.GetValue<string>());
    }

    [Fact]
    public void A_month_of_an_early_year_leads_to_its_anchor()
    {
        var site = TestSite.From("""
            -- input/sources.yml --
            s: { title: A paper, url: "https://paper.example/", kind: news }
            -- input/milestones/old.md --
            ---
            title: Old
            date: 0800-12
            kind: launch
            summary: It was.
            sources: [s]
            ---

            """).Build();
        Assert.All(Chronicles.Json(site, "/search/index.json").List("chronology").Select(entry => entry!.Word("path"))
            .Where(path => path.Contains('#')), path =>
            Assert.Contains($"id=\"{path.Split('#')[1]}\"", Chronicles.Text(site, "/" + path.Split('#')[0])));
        Assert.Contains("<a href=\"#0800\">", Chronicles.Text(site, "/chronology/"));
        Assert.Contains("id=\"0800\"", Chronicles.Text(site, "/chronology/"));
    }

    [Fact]
    public void A_word_in_every_record_is_kept()
    {
        var site = TinyTheme.Site("-- input/text/light.md --\n---\ntitle: Light\norder: 1\nsummary: S.\nsources: []\n---\nA candela.\n"
            + string.Concat(Enumerable.Range(1, 20).Select(number => $"-- input/milestones/day-{number}.md --\n---\n"
                + $"title: Day {number}\ndate: {1999 + number}\nkind: launch\nsummary: S.\nsources: []\n---\nA candela.\n"))).Build();
        Assert.Equal([0, .. Enumerable.Repeat(1, 20)],
            Chronicles.Json(site, "/search/words.json")["candela"]!.AsArray().Select(step => step!.GetValue<int>()));
    }

    [Fact]
    public void The_home_page_is_found_by_the_names_of_the_site()
    {
        var site = TinyTheme.Site("-- input/site.yml --\ntitle: The chronicle\nsubject: Lamps\ntagline: About lamps\n").Build();
        Assert.Equal("""{"path":"","title":"The chronicle","names":["Lamps"],"summary":"About lamps"}""",
            Chronicles.Json(site, "/search/index.json").List("tool")[0]!.ToJsonString());
    }

    [Theory]
    [InlineData("Lumen\n: Amount", "amount lumen")]
    [InlineData("Lumen\n\nAmount", "amount lumen")]
    [InlineData("- Lumen\n- Amount", "amount lumen")]
    [InlineData("| Lumen | Amount |\n| - | - |\n| Flux | Sum |", "amount flux lumen sum")]
    [InlineData("## Lumen\n\nAmount[^1]\n\n[^1]: Sum", "amount lumen sum")]
    [InlineData("un*lit*", "unlit")]
    public void Words_end_with_their_block(string prose, string words)
    {
        var site = TinyTheme.Site($"-- input/text/light.md --\n---\ntitle: Light\norder: 1\nsummary: S.\nsources: []\n---\n{prose}\n").Build();
        Assert.Equal(words, string.Join(' ', Chronicles.Json(site, "/search/words.json").AsObject().Select(entry => entry.Key)));
    }

    [Theory]
    [InlineData("Reading", "reading")]
    [InlineData("src/list.c", "src/list.c")]
    [InlineData("it", "")]
    [InlineData("支持Rust语言", "支持 rust 语言")]
    [InlineData("社区决定", "社区 区决 决定")]
    [InlineData("Linux内核", "linux 内核")]
    [InlineData("灯", "灯")]
    [InlineData("東京で", "東京 京で")]
    [InlineData("𠮷野家", "𠮷野 野家")]
    [InlineData("ภาษา", "ภา าษ ษา")]
    [InlineData("v6.12-内核", "v6.12 内核")]
    public void Text_without_spaces_between_words_is_indexed_by_pairs_of_characters(string text, string words) =>
        Assert.Equal(words, string.Join(' ', SearchWords.Split(text)));
}
