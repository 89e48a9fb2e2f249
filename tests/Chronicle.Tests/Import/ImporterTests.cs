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
    [InlineData("one,9,good,https://paper.example/,", "I506 I509", "input/milestones/one.md input/sources/all.yml input/sources/good.yml")]
    [InlineData("one,8,good,https://paper.example/,", "I506", "input/milestones/one.md input/sources/all.yml input/sources/good.yml")]
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
