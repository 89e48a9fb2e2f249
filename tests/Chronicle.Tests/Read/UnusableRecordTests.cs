using Chronicle.Domain;
using Chronicle.Read;
using Chronicle.Testing;

namespace Chronicle.Tests.Read;

/// <summary>
/// Records that cannot be read. The reader keeps the id of such a record, and the name of an unreadable file that contains many records.
/// Later phases use them to avoid further errors.
/// </summary>
public sealed class UnusableRecordTests
{
    [Fact]
    public void A_declared_field_with_the_key_of_the_title_of_another_kind_is_no_title()
    {
        var site = TinyTheme.Site("""
            -- input/site.yml --
            title: Lamps
            url: https://lamps.example/
            language: en
            component_kinds: { lamp: { label: Lamp } }
            statuses: { sold: { label: Sold } }
            milestone_kinds: { launch: { label: Launch } }
            component_fields: { title: { label: Title, type: text } }
            release_fields: { name: { label: Name, type: text } }
            milestone_fields: { name: { label: Name, type: text } }
            -- input/components/lamp.md --
            ---
            name: The `lamp`
            title: Its `field`
            kind: lamp
            status: sold
            summary: S.
            sources: []
            ---
            -- input/components/old.md --
            ---
            name: The old lamp
            title: Its field
            kind: lamp
            status: sold
            summary: S.
            sources: []
            withdrawn: No lamp.
            ---
            -- input/releases/1.md --
            ---
            name: A field
            summary: S.
            sources: []
            withdrawn: No release.
            ---
            -- input/milestones/first.md --
            ---
            title: First light
            name: Its `field`
            date: "1999"
            kind: launch
            summary: S.
            sources: []
            withdrawn: No milestone.
            ---

            """).Model;
        Assert.Equal(["The lamp", "The old lamp", "1", "First light"], new[] { "lamp", "old", "1", "first" }.Select(id => site.Linked[new(id)].Record.Title));
        Assert.Equal(["The `lamp`", null, null, null], new[] { "lamp", "old", "1", "first" }.Select(id => site.Linked[new(id)].Record.MarkedTitle));
    }

    private const string Facts =
        "title: A\nname: A\norder: 1\ndate: 1999\nkind: launch\nstatus: sold\nsummary: S.\nsources: []\nfirst_id: was\n";

    public static MatrixTheoryData<string, string> FoldersAndMistakes => new(
        ["text", "components", "releases", "milestones"],
        ["", "no facts", "---\n" + Facts, $"---\n{Facts}again: a: b\n---\n", $"---\n{Facts}tags: &a b\n---\n", $"---\n{Facts}\n...\n---\n",
            $"---\n{Facts}<<<<<<< a\n=======\n>>>>>>> b\n---\n"]);

    [Theory, MemberData(nameof(FoldersAndMistakes))]
    public void A_record_that_cannot_be_read_keeps_its_id(string folder, string text)
    {
        var parsed = Parse($"input/{folder}/lamp.md", text);
        var unusable = Assert.Single(parsed.Unusable);
        Assert.Equal(new RecordId("lamp"), unusable.Id);
        Assert.Empty(parsed.Records);
    }

    [Fact]
    public void A_milestone_without_a_date_keeps_its_id_and_its_title()
    {
        var unusable = Assert.Single(Parse("input/milestones/lamp.md", "---\ntitle: A\n---\n").Unusable);
        Assert.Equal((new RecordId("lamp"), "A"), (unusable.Id, unusable.Rest?.Title));
    }

    [Theory]
    [InlineData("sources.yml")]
    [InlineData("redirects.yml")]
    [InlineData("permalinks.txt")]
    public void An_unreadable_file_of_many_records_is_listed(string name)
    {
        Assert.Equal(["input/" + name], Parse("input/" + name, "<<<<<<< a\n=======\n>>>>>>> b\n").Unread.Shared);
        Assert.Empty(Parse("input/text/lamp.md", "---\n" + Facts + "---\n").Unread.Shared);
    }

    [Fact]
    public void A_source_that_cannot_be_read_keeps_its_id() =>
        Assert.All(
            new[] { ("input/sources.yml", "paper: A paper\n"), ("input/sources/paper.yml", "A paper\n"), ("input/sources/paper.yml", "") },
            file => Assert.Equal([new SourceId("paper")], Parse(file.Item1, file.Item2).UnusableSources));

    private static ParsedSite Parse(string path, string text) =>
        Reader.Run(TestSite.From("").With(path, System.Text.Encoding.UTF8.GetBytes(text)).Files()).Value;
}
