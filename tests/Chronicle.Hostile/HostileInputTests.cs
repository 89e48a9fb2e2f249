using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Chronicle.Presentation;
using Chronicle.Primitives;
using Chronicle.Testing;

namespace Chronicle.Hostile;

/// <summary>Hostile texts stay texts in the pages. A parser that follows the HTML standard reads the pages.</summary>
public sealed class HostileInputTests
{
    // The elements and attributes that prose may contain. A style can only align the column of a table.
    private static readonly string[] ProseElements =
    [
        "p", "a", "em", "strong", "code", "pre", "br", "hr", "img", "ul", "ol", "li", "blockquote", "div", "table", "thead", "tbody", "tr",
            "th", "td",
        "dl", "dt", "dd", "sup", "h2", "h3", "h4", "h5", "h6",
    ];

    private static readonly string[] ProseAttributes = ["href", "id", "class", "src", "alt", "title", "loading", "tabindex", "role",
        "aria-label", "style", "start", "type", "value"];

    public static IEnumerable<TheoryDataRow<string>> Slots => HostileSite.Slots.Select(slot => new TheoryDataRow<string>(slot));

    public static IEnumerable<TheoryDataRow<string>> Texts => Injections.Texts.Select(text => new TheoryDataRow<string>(text));

    public static IEnumerable<TheoryDataRow<string>> ProseRows => HostileProse.Texts.Select(prose => new TheoryDataRow<string>(prose));

    public static IEnumerable<TheoryDataRow<string, string>> Addresses =>
        from key in new[] { "source", "archived", "link", "repository", "site", "redirect", "redirected", "navigation" }
        from address in Injections.At("address")
        select new TheoryDataRow<string, string>(key, address.Text);

    public static IEnumerable<TheoryDataRow<string, string>> AllowedAddresses =>
        from key in new[] { "source", "archived", "link" }
        from address in Injections.At("allowed address")
        select new TheoryDataRow<string, string>(key, address.Text);

    public static IEnumerable<TheoryDataRow<string>> Refused =>
        Injections.All.Where(injection => injection.Place is "file name" or "yaml" or "redirect" or "vocabulary" or "asset")
            .Select(injection => new TheoryDataRow<string>(injection.Id));

    [Theory]
    [MemberData(nameof(Slots))]
    public void A_hostile_text_in_one_place_changes_only_texts(string slot)
    {
        var attack = HostileSite.AcceptedIn(slot, Injections.AllTexts);
        var pages = AssertSameSkeletons(SlotsByName.Value, HostileSite.With(slot, attack));
        // Pages show every text unchanged, except the branch, which is only in links.
        if (slot is not "site-branch")
            Assert.True(pages.Any(page => Shown(page).Contains(HostileProse.InOneLine(attack), StringComparison.Ordinal)
                || Shown(page).Contains(HostileProse.InOneLine(InlineCode.Strip(attack)), StringComparison.Ordinal)),
                "no page shows the text as it was written");
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_hostile_text_in_every_place_changes_only_texts(string attack) =>
        AssertSameSkeletons(Harmless.Value, HostileSite.WithEverywhere(attack));

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_hostile_text_is_refused_as_the_name_of_a_fact(string attack)
    {
        // A key of YAML has at most 1,024 characters, including its escapes.
        var name = JsonSerializer.Serialize(attack.Length > 150 ? attack[..150] : attack);
        foreach (var declared in new[] { "component_fields", "release_fields", "figures" })
        {
            var site = TinyTheme.Site($$"""
                -- input/site.yml --
                title: Lamps
                url: https://lamps.example/
                language: en
                component_kinds: { lamp: { label: Lamp } }
                statuses: { sold: { label: Sold } }
                milestone_kinds: { launch: { label: Launch } }
                {{declared}}: { {{name}}: { label: Attack{{(declared == "figures" ? "" : ", type: text")}} } }
                """).Build();
            // The name "constructor" has a meaning in scripts, but it is allowed. It is written only as a key of JSON, which is harmless.
            Assert.True(attack == "constructor" || site.Diagnostics.Any(found => found.Rule == Rules.BadId), declared);
        }
    }

    /// <summary>The pages of all accepted prose, built in one site.</summary>
    private static readonly Lazy<Dictionary<string, IDocument>> ProsePages = new(() =>
    {
        var accepted = HostileProse.Accepted;
        var build = HostileProse.Site(accepted).Build();
        Assert.Empty(build.Diagnostics.Where(diagnostic => diagnostic.IsError));
        Assert.InRange(accepted.Length, 50, HostileProse.Texts.Distinct().Count() - 10);
        return accepted.Select((prose, i) => (prose, i)).ToDictionary(
            text => text.prose, text =>
                Parse(build.Files.Single(file => file.Address.Value == $"/milestones/{HostileProse.IdOf(text.i)}/").Bytes));
    });

    [Theory]
    [MemberData(nameof(ProseRows))]
    public void Prose_is_refused_or_harmless(string prose)
    {
        if (!ProsePages.Value.TryGetValue(prose, out var page))
            return;
        foreach (var element in page.QuerySelectorAll(".prose *"))
        {
            Assert.Contains(element.LocalName, ProseElements);
            foreach (var attribute in element.Attributes)
                Assert.Contains(attribute.Name, ProseAttributes);
            if (element.GetAttribute("style") is { } style)
                Assert.Matches("^text-align: (left|center|right);$", style);
        }
        AssertHarmless(page);
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public void A_hostile_address_is_refused(string key, string address)
    {
        // The test reads no page, so it uses the small theme.
        var build = WithAddress(key, address, TinyTheme.Archive).Build();
        Assert.True(build.HasErrors, $"the site was built with {JsonSerializer.Serialize(address)} as {key}");
    }

    [Theory]
    [MemberData(nameof(AllowedAddresses))]
    public void An_address_with_unusual_characters_is_published_unchanged(string key, string address)
    {
        IDocument[] pages = [.. Files(WithAddress(key, address)).Select(file => Parse(file.Bytes))];
        foreach (var page in pages)
            AssertHarmless(page);
        Assert.Contains(pages.SelectMany(page => page.QuerySelectorAll("a[href]")), link => link.GetAttribute("href") == address);
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void Hostile_input_outside_of_texts_is_refused(string id)
    {
        var injection = Injections.All.Single(injection => injection.Id == id);
        var site = With(injection);
        var build = site.Build();
        if (injection.Id == "from-fragment")
            // This fragment is allowed, because pages show it as text.
            Assert.All(Files(site), file => AssertHarmless(Parse(file.Bytes)));
        else
            Assert.True(build.HasErrors, $"the site was built with {injection.Text} as {injection.Place}");
        // The message has one line, without characters that a terminal would execute as commands.
        Assert.All(build.Diagnostics, found => Assert.DoesNotContain(found.ToString(), character =>
            char.IsControl(character) || character is '\u202e' or '\u200b' or '\u2028'));
    }

    [Fact]
    public void The_table_of_hostile_texts_is_long_and_has_no_duplicates()
    {
        Assert.True(Injections.All.Count > 300 && HostileSite.Slots.Count > 40);
        Assert.Equal(Injections.All.Count, Injections.All.Select(injection => (injection.Place, injection.Text)).Distinct().Count());
        Assert.Equal(Injections.All.Count, Injections.All.Select(injection => injection.Id).Distinct().Count());
    }

    private static TestSite With(Injection injection)
    {
        var (id, yaml, redirect, term, asset) = ("event", "", "/old/", "launch", "dot.svg");
        switch (injection.Place)
        {
            case "file name": id = injection.Text; break;
            case "yaml": yaml = injection.Text; break;
            case "redirect": redirect = injection.Text; break;
            case "vocabulary": term = injection.Text; break;
            case "asset": asset = injection.Text; break;
        }
        var milestone = $$"""
            ---
            {{yaml}}
            title: Event
            date: "2000"
            kind: {{JsonSerializer.Serialize(term)}}
            summary: Words
            sources: [s]
            ---
            """;
        return TestSite.From($$"""
            -- input/site.yml --
            title: Lamps
            url: https://lamps.example/
            language: en
            component_kinds: { lamp: { label: Lamp } }
            statuses: { sold: { label: On sale } }
            milestone_kinds: { {{JsonSerializer.Serialize(term)}}: { label: Launch } }
            -- input/sources.yml --
            s: { title: A paper, url: "https://paper.example/", kind: news }
            -- input/redirects.yml --
            {{JsonSerializer.Serialize(redirect)}}: /releases/
            -- input/text/chapter.md --
            ---
            title: Chapter
            order: 1
            summary: Words
            ---
            Words [@s].
            """).With($"input/milestones/{id}.md", Encoding.UTF8.GetBytes(milestone)).With("input/assets/" + asset, "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"u8.ToArray());
    }

    private static TestSite WithAddress(string key, string address, string theme = "")
    {
        string At(string place, string harmless) => JsonSerializer.Serialize(place == key ? address : harmless);
        return TestSite.From(theme + $$"""
            -- input/site.yml --
            title: Lamps
            url: {{At("site", "https://lamps.example/")}}
            repository: {{At("repository", "https://code.example/")}}
            language: en
            component_kinds: { lamp: { label: Lamp } }
            statuses: { sold: { label: On sale } }
            milestone_kinds: { launch: { label: Launch } }
            navigation: [{ title: There, to: {{At("navigation", "/releases/")}} }]
            -- input/sources.yml --
            s: { title: A paper, url: {{At("source", "https://paper.example/")}}, archived: {{At("archived", "https://paper.example/")}}, kind: news }
            -- input/redirects.yml --
            {{At("redirect", "/old/")}}: {{At("redirected", "/releases/")}}
            -- input/releases/1.0.md --
            ---
            summary: Words
            links: [{ title: There, url: {{At("link", "https://link.example/")}} }]
            sources: [s]
            ---
            """);
    }

    /// <summary>A page of a harmless site, with its skeleton: the elements and attributes.</summary>
    private sealed record HarmlessPage(ReadOnlyMemory<byte> Bytes, string Skeleton);

    /// <summary>
    /// The pages of the two harmless sites by address, built once. The slots contain their own names, or all the same word.
    /// </summary>
    private static readonly Lazy<SortedDictionary<string, HarmlessPage>>
        SlotsByName = new(() => Pages(HostileSite.With("", ""))), Harmless = new(() => Pages(HostileSite.WithEverywhere("harmless")));

    private static SortedDictionary<string, HarmlessPage> Pages(TestSite site) =>
        new(Files(site).ToDictionary(file => file.Address.Value, file => new HarmlessPage(file.Bytes, Skeleton(Parse(file.Bytes)))),
            StringComparer.Ordinal);

    /// <summary>
    /// Asserts that the pages have the skeletons of the harmless site. Returns the pages whose bytes differ, because they show a hostile
    /// text.
    /// </summary>
    private static List<IDocument> AssertSameSkeletons(SortedDictionary<string, HarmlessPage> expected, TestSite hostile)
    {
        var (files, changed) = (Files(hostile), new List<IDocument>());
        Assert.Equal(expected.Keys, files.Select(file => file.Address.Value).Order(StringComparer.Ordinal));
        foreach (var file in files)
        {
            var harmless = expected[file.Address.Value];
            if (file.Bytes.Span.SequenceEqual(harmless.Bytes.Span))
                continue;
            changed.Add(Parse(file.Bytes));
            Assert.Equal(harmless.Skeleton, Skeleton(changed[^1]));
        }
        return changed;
    }

    private static RenderedFile[] Files(TestSite site)
    {
        var build = site.Build();
        Assert.True(!build.HasErrors, string.Join("\n", build.Diagnostics));
        return [.. build.Files.Where(file => file.Address.File.EndsWith(".html", StringComparison.Ordinal))];
    }

    private static IDocument Parse(ReadOnlyMemory<byte> page) =>
        new HtmlParser(new HtmlParserOptions { IsScripting = true }).ParseDocument(Encoding.UTF8.GetString(page.Span));

    /// <summary>
    /// Every element of a page with its attributes. The values of attributes that can show a text of an author are left out. The links with
    /// the branch are left out too.
    /// </summary>
    private static string Skeleton(IDocument page)
    {
        AssertHarmless(page);
        // Inline code in a title becomes an element without attributes. The element depends on the text, so it is left out.
        return string.Join("\n", page.All.Where(element => element.LocalName != "code" || element.Attributes.Length > 0).Select(element => $"{element.LocalName} {string.Join(' ', element.Attributes.Select(attribute =>
            attribute.Name is "title" or "content" or "alt" or "aria-label" || attribute.Value.Contains("/edit/", StringComparison.Ordinal)
            || attribute.Value.Contains("/commits/", StringComparison.Ordinal) ? attribute.Name : $"{attribute.Name}={attribute.Value}"))}"));
    }

    private static string Shown(IDocument page) =>
        HostileProse.InOneLine(page.DocumentElement.TextContent
            + string.Concat(page.All.SelectMany(element => element.Attributes).Select(attribute => attribute.Value)));

    private static void AssertHarmless(IDocument page)
    {
        // The scripts, drawings and forms of the theme itself are allowed.
        var data = page.QuerySelectorAll("head > script[type='application/ld+json']:not([src])");
        Assert.InRange(data.Length, 0, 2);
        Assert.All(data, block => System.Text.Json.JsonDocument.Parse(block.TextContent).Dispose());
        var ofTheme = page.QuerySelectorAll("head > script[type='application/ld+json']:not([src]), script[src^='/theme/']:empty, :is(.drawing, .overview, .chart) svg, form.filters");
        Assert.DoesNotContain(page.All.Except(ofTheme), element =>
            element.LocalName is "script" or "iframe" or "object" or "embed" or "base" or "form" or "style" or "svg" or "math");
        foreach (var attribute in page.All.SelectMany(element => element.Attributes))
        {
            Assert.False(attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase), $"{attribute.Name}={attribute.Value}");
            if (attribute.Name is "href" or "src")
                Assert.Matches("^((https?|webcal)://[a-z]|mailto:|#|\\?|/(?![/\\\\])|[a-z0-9.]+(/|$))", attribute.Value);
        }
    }
}
