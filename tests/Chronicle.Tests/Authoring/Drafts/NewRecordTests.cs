using Chronicle.Authoring.Drafts;
using Chronicle.Testing;
using Chronicle.Writing;

namespace Chronicle.Tests;

/// <summary>The values and the ids that a new record accepts.</summary>
public sealed class NewRecordTests
{
    private const string Site = """
        -- input/components/desk-lamp.md --
        ---
        name: Desk lamp
        kind: lamp
        status: sold
        summary: It stands on a desk.
        sources: []
        ---
        -- input/redirects.yml --
        /components/table-lamp/: /components/desk-lamp/
        /sources/paper/: /components/desk-lamp/
        /old-lamps/: /components/desk-lamp/

        """;

    private static NewRecord New(string kind) => new(RecordKind.Find(kind)!, TinyTheme.Site(Site).Files());

    [Theory]
    [InlineData("desk-lamp:sold,desk-lamp:planned")]
    [InlineData("desk-lamp:sold,table-lamp:planned")]
    [InlineData("{ desk-lamp: sold, table-lamp: planned }")]
    [InlineData("desk-lamp:sold", "desk-lamp:sold")]
    public void A_key_of_a_map_is_accepted_once(params string[] values)
    {
        var record = New("milestone");
        foreach (var value in values[..^1])
            Assert.Null(record.Give("changes", value));
        Assert.Equal("\"changes\" has the key \"desk-lamp\" twice", record.Give("changes", values[^1]));
    }

    [Theory]
    [InlineData("chapter", "Sources", "sources", "/sources/ is the address of a list or another page of the site; choose another id")]
    [InlineData("chapter", "Book", "book", "/book/ is the address of a list or another page of the site; choose another id")]
    [InlineData("chapter", "Old lamps", "old-lamps", "/old-lamps/ was published once and leads elsewhere (input/redirects.yml:3:1), and an address never gets another meaning; choose another id")]
    [InlineData("component", "Table lamp", "table-lamp", "/components/table-lamp/ was published once and leads elsewhere (input/redirects.yml:1:1), and an address never gets another meaning; choose another id")]
    [InlineData("source", "Paper", "paper", "/sources/paper/ was published once and leads elsewhere (input/redirects.yml:2:1), and an address never gets another meaning; choose another id")]
    public void An_id_with_a_taken_address_is_refused_and_not_suggested(string kind, string title, string id, string reason)
    {
        var record = New(kind);
        Assert.Null(record.Give(kind == "component" ? "name" : "title", title));
        Assert.Equal(id + "-2", record.SuggestId());
        Assert.Equal(reason, record.ExplainId(id));
    }

    [Theory]
    [InlineData("component", "sources")]
    [InlineData("milestone", "table-lamp")]
    [InlineData("chapter", "paper")]
    public void An_id_is_free_if_its_own_address_is_free(string kind, string id) => Assert.Null(New(kind).ExplainId(id));

    [Theory]
    [InlineData("source", "paper-2.yml", "\"paper-2.yml\" ends in .yml; an id is the name of the file without its ending: paper-2")]
    [InlineData("chapter", "lamps.md", "\"lamps.md\" ends in .md; an id is the name of the file without its ending: lamps")]
    [InlineData("release", "1.yml", "\"1.yml\" ends in .yml; an id is the name of the file without its ending: 1")]
    public void The_ending_of_a_file_is_no_part_of_an_id(string kind, string id, string? reason) =>
        Assert.Equal(reason, New(kind).ExplainId(id));
}
