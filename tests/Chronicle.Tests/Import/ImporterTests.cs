using System.Text;
using Chronicle.Testing;

namespace Chronicle.Tests.Import;

/// <summary>The records that an import makes fit together: <c>check</c> has no error after it.</summary>
public sealed class ImporterTests
{
    private const string Site = """
        -- input/releases/8.md --
        ---
        summary: The eighth.
        sources: []
        ---
        -- mapping.yml --
        format: csv
        records:
          - kind: source
            once: true
            id: all
            facts: { title: All, url: "https://all.example/", kind: news }
          - kind: source
            id: "{paper}"
            facts: { title: The paper, url: "{url}", kind: news }
          - kind: milestone
            id: "{id}"
            facts: { title: "{id}", date: "2001", kind: launch, summary: It is lit., release: "{release}", sources: ["{paper}"] }
          - kind: release
            id: "{release}"
            facts: { summary: "{summary}", sources: [all] }

        """;

    [Theory]
    [InlineData("one,9,good,https://paper.example/,", "I506 I509", "input/milestones/one.md input/sources/good.yml")]
    [InlineData("one,8,good,https://paper.example/,", "I506", "input/milestones/one.md input/sources/good.yml")]
    [InlineData("one,9,good,https://paper.example/,The ninth", "", "input/milestones/one.md input/releases/9.md input/sources/all.yml input/sources/good.yml")]
    [InlineData("one,9,bad,no address,The ninth", "I506 I506 I507 I509", "input/releases/9.md input/sources/all.yml")]
    public void A_record_that_is_not_made_is_not_named_by_other_records(string row, string codes, string files)
    {
        var site = TinyTheme.Site(Site).With("table.csv", Encoding.UTF8.GetBytes($"id,release,paper,url,summary\n{row}\n"));
        var plan = site.Import();
        Assert.Equal(codes, string.Join(' ', plan.Diagnostics.Select(found => found.Rule.Code).Order(StringComparer.Ordinal)));
        Assert.Equal(files, string.Join(' ', plan.Files.Select(file => file.Path).Order(StringComparer.Ordinal)
            .Where(path => !path.StartsWith("input/imports/", StringComparison.Ordinal))));
        Assert.Equal([], site.With(plan).Build().Diagnostics.Where(found => found.IsError));
    }

    [Fact]
    public void An_import_that_makes_no_record_leaves_no_file()
    {
        var plan = TinyTheme.Site("""
            -- mapping.yml --
            format: csv
            records:
              - { kind: source, id: "{nmae}", facts: { title: "{name}", url: "https://paper.example/", kind: news } }

            """).With("table.csv", "name\nA\nB\n"u8.ToArray()).Import();
        Assert.Empty(plan.Files);
        Assert.Equal(["I505"], plan.Diagnostics.Select(found => found.Rule.Code));
    }

    private static TestSite Components(string rule, string csv, string settings = "") => TinyTheme.Site($$"""
        -- input/site.yml --
        title: Lamps
        url: https://lamps.example/
        language: en
        component_kinds: { lamp: { label: Lamp } }
        statuses: { sold: { label: Sold } }
        milestone_kinds: { launch: { label: Launch } }
        {{settings}}
        -- mapping.yml --
        format: csv
        {{rule}}

        """).With("table.csv", Encoding.UTF8.GetBytes(csv));

    [Fact]
    public void An_entry_that_a_list_has_twice_is_written_once()
    {
        var site = Components("records: [{ kind: component, id: lamp, facts: { name: Lamp, kind: lamp, status: sold, summary: S., sources: [], "
            + "aliases: \"{names|split}\" } }]", "names\n\"A light, A lamp, A light\"\n");
        Assert.Empty(site.Import().Diagnostics);
        Assert.EndsWith("aliases:\n  - A light\n  - A lamp\n---\n", site.With(site.Import()).TextOf("input/components/lamp.md"));
    }

    [Fact]
    public void Two_former_ids_of_one_record_give_one_entry()
    {
        var site = Components("records: [{ kind: component, id: shade, facts: { name: Shade, kind: lamp, status: sold, summary: S., sources: [], "
            + "related: \"{others|split}\" } }]", "others\n\"old, lamp, older\"\n")
            .With("input/redirects.yml", "/components/old/: /components/lamp/\n/components/older/: /components/lamp/\n"u8.ToArray())
            .With("input/components/lamp.md", "---\nname: Lamp\nkind: lamp\nstatus: sold\nsummary: S.\nsources: []\n---\n"u8.ToArray());
        Assert.EndsWith("related:\n  - lamp\n---\n", site.With(site.Import()).TextOf("input/components/shade.md"));
        Assert.DoesNotContain(site.Build().Diagnostics, found => found.Rule.Code == "R131");
    }

    [Fact]
    public void Two_keys_with_the_same_name_are_written_once()
    {
        var site = Components("records: [{ kind: release, id: '1', facts: { summary: S., sources: [], figures: { \"{a}\": 1, \"{b}\": 2 } } }]",
            "a,b\nlamps,lamps\n", "figures: { lamps: { label: Lamps } }");
        Assert.EndsWith("figures:\n  lamps: 1\n---\n", site.With(site.Import()).TextOf("input/releases/1.md"));
    }

    [Fact]
    public void An_unknown_id_in_a_part_is_left_out()
    {
        var site = Components("records: [{ kind: component, id: lamp, facts: { name: Lamp, kind: lamp, status: sold, summary: S., sources: [], "
            + "parts: { Foot: { summary: The foot, since: \"{since}\" } } } }]", "since\n9\n");
        Assert.Equal("I509", Assert.Single(site.Import().Diagnostics).Rule.Code);
        Assert.EndsWith("parts:\n  Foot:\n    summary: The foot\n---\n", site.With(site.Import()).TextOf("input/components/lamp.md"));
    }

    [Fact]
    public void A_made_column_replaces_the_column_of_the_table_with_the_same_name()
    {
        var site = Components("""
            words: { kinds: { desk lamp: lamp } }
            columns: { kind: "{kind|word:kinds}" }
            records: [{ kind: component, id: lamp, facts: { name: Lamp, kind: "{kind}", status: sold, summary: S., sources: [] } }]
            """, "kind\ndesk lamp\n");
        Assert.Empty(site.Import().Diagnostics);
        Assert.Contains("\nkind: lamp\n", site.With(site.Import()).TextOf("input/components/lamp.md"));
    }

    [Fact]
    public void A_wrong_word_of_the_mapping_is_reported_once()
    {
        var site = Components("records: [{ kind: component, id: \"{id}\", facts: { name: \"{id}\", kind: lamp, status: slod, summary: S., sources: [] } }]",
            "id\na\nb\n");
        Assert.Equal(["I506", "I506", "I508"], site.Import().Diagnostics.Select(found => found.Rule.Code).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_source_of_the_whole_table_that_no_record_cites_is_not_written()
    {
        const string Rule = """
            records:
              - { kind: source, once: true, id: all, facts: { title: All, url: "https://all.example/", kind: news } }
              - { kind: component, id: "{id}", facts: { name: "{name}", kind: lamp, status: sold, summary: S., sources: [all] } }
            """;
        Assert.Empty(Components(Rule, "id,name\na,\n").Import().Files);
        Assert.Equal(3, Components(Rule, "id,name\na,A\n").Import().Files.Length);
        Assert.Equal(2, Components(Rule[..Rule.IndexOf("  - { kind: component", StringComparison.Ordinal)], "id,name\na,A\n").Import().Files.Length);
    }

    [Theory]
    [InlineData("maker", true)]
    [InlineData("series", true)]
    [InlineData("sold", true)]
    [InlineData("shop", true)]
    [InlineData("makr", false)]
    [InlineData("kind", false)]
    public void A_given_text_that_the_mapping_does_not_use_is_an_error(string key, bool isUsed)
    {
        var plan = TinyTheme.Site("""
            -- mapping.yml --
            format: csv
            values: { shop: The shop }
            columns: { name: "{maker|or:nobody} {id}" }
            records:
              - kind: source
                when: ["!sold"]
                id: "paper-{id}"
                facts: { title: { first_of: ["{name} {series.label}", "{name}"] }, url: "https://paper.example/{id}", kind: news }

            """).With("table.csv", "id\n1\n"u8.ToArray()).Import((key, "x"));
        Assert.Equal(isUsed ? [] : ["I502"], plan.Diagnostics.Where(found => found.IsError).Select(found => found.Rule.Code));
        Assert.Equal(key == "makr", plan.Diagnostics.Any(found =>
            found.Message == "the mapping does not use \"makr\", which --set gives; did you mean \"maker\"?"));
    }
}
