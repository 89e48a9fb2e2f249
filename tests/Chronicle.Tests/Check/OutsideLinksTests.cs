using AngleSharp.Html.Parser;
using Chronicle.Check;
using Chronicle.Testing;

namespace Chronicle.Tests.Check;

/// <summary>The list of links to other sites: it contains every address to which a page links, with its places in the input.</summary>
public sealed class OutsideLinksTests
{
    private const string Lamps = """
        -- input/site.yml --
        title: Lamps
        url: https://lamps.example/shop/
        repository: https://code.example/lamps
        language: en
        component_kinds: { lamp: { label: Lamp } }
        statuses: { sold: { label: On sale } }
        milestone_kinds: { launch: { label: Launch } }
        -- input/sources.yml --
        paper:
          title: The paper
          url: https://paper.example/a
          archived: https://archive.example/a
          kind: news
        -- input/components/desk-lamp.md --
        ---
        name: Desk lamp
        summary: See https://no-link.example/ for more.
        kind: lamp
        status: sold
        sources: [paper]
        links: [{ title: The maker, url: "https://maker.example/ü" }]
        ---
        A [word](https://words.example/(a)), <https://bare.example/b.>, [by name][n], ![x](/assets/x.png), [mail](mailto:a@b.example),
        [here](/milestones/), [there](https://lamps.example/shop/about/) and [near](https://lamps.example/other).

        [n]: https://named.example/c?d=1#e
        -- input/milestones/first-light.md --
        ---
        title: First light
        date: 1999-03
        kind: launch
        summary: Lit.
        sources: []
        ---
        It shines [@paper], as [the paper](https://paper.example/a) says.
        """;

    [Fact]
    public void Every_address_of_a_fact_and_of_prose_is_listed_once_with_its_places()
    {
        var links = Find(TinyTheme.Site(Lamps));
        Assert.Equal(
            ["https://archive.example/a", "https://bare.example/b.", "https://code.example/lamps", "https://lamps.example/other",
                "https://maker.example/%C3%BC", "https://named.example/c?d=1#e", "https://paper.example/a", "https://words.example/(a)"],
            links.Select(link => link.Address));
        Assert.Equal(
            ["milestones/first-light at input/milestones/first-light.md:8:24, cited by ",
                "sources/paper at input/sources.yml:3:8, cited by components/desk-lamp milestones/first-light"],
            links[6].Uses.Select(use => $"{use.Record} at {use.At}, cited by {string.Join(' ', use.CitedBy)}"));
        Assert.Equal("site.yml at input/site.yml:3:13", $"{links[2].Uses[0].Record} at {links[2].Uses[0].At}");
    }

    [Theory, InlineData("fixed"), InlineData("second")]
    public void Every_address_to_which_a_page_links_is_listed(string name)
    {
        var site = Chronicles.Of(name);
        var (files, options) = name == "fixed" ? (FixedChronicle.Files, FixedChronicle.Options)
            : (GermanChronicle.Shared.Files, GermanChronicle.Options);
        var listed = Build.Plan(files, options).FindOutsideLinks(files).Select(link => Normal(link.Address)).ToHashSet();
        var linked = new HashSet<string>();
        foreach (var page in site.Files.Where(file => file.Address.File.EndsWith(".html", StringComparison.Ordinal)))
            foreach (var link in new HtmlParser().ParseDocument(Text(page)).Links)
                if (link.GetAttribute("href") is { } href && href.StartsWith("http", StringComparison.Ordinal)
                    && !href.StartsWith(Chronicles.Home(name), StringComparison.Ordinal)
                    // The theme makes the links to the files of records and to the issue forms from the address of the repository. They are
                    // not in the list.
                    && !href.Contains("/edit/", StringComparison.Ordinal) && !href.Contains("/commits/", StringComparison.Ordinal)
                    && !href.EndsWith("/issues/new/choose", StringComparison.Ordinal)
                    // The links to proofs of evidence are made from one pattern, and are not in the list.
                    && !href.Contains("/linux.git/tree/", StringComparison.Ordinal))
                    linked.Add(Normal(href));
        Assert.NotEmpty(linked);
        Assert.Empty(linked.Except(listed));
    }

    [Fact]
    public void An_address_with_a_placeholder_in_the_settings_or_in_a_mapping_is_not_listed()
    {
        var links = Find(TinyTheme.Site(Lamps.Replace("language: en", "language: en\nevidence:\n  repository: https://code.example/tree\n"
            + "  commit_view: https://code.example/tree/{commit}\n", StringComparison.Ordinal) + """

            -- input/imports/shop.yml --
            version: 1
            format: csv
            records:
              - kind: source
                id: "lamp-{number}"
                facts: { title: "{name}", kind: docs, url: "https://shop.example/{number}", archived: "https://shop.example/all" }
            """));
        Assert.Contains(links, link => link.Address == "https://shop.example/all");
        Assert.DoesNotContain(links, link => link.Address.Contains("%7B", StringComparison.Ordinal));
    }

    private static string Text(Presentation.RenderedFile file) => System.Text.Encoding.UTF8.GetString(file.Bytes.Span);

    private static string Normal(string address) => Uri.UnescapeDataString(new Uri(address).AbsoluteUri);

    private static IReadOnlyList<OutsideLink> Find(TestSite site)
    {
        var plan = Build.Plan(site.Files(), site.Options);
        Assert.Empty(plan.Diagnostics.Where(diagnostic => diagnostic.IsError));
        return plan.FindOutsideLinks(site.Files());
    }
}
