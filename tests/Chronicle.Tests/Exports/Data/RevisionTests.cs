using System.Text;
using Chronicle.Input;
using Chronicle.Read;
using Chronicle.Testing;

namespace Chronicle.Tests;

public sealed class RevisionTests
{
    private static readonly (string Name, string Text)[] Files =
        [("site.yml", "title: Lamps\n"), ("components/a.md", "one\n"), ("components/b.md", "two\n"), ("assets/a.svg", "<svg/>\n")];

    [Fact]
    public void File_order_folder_name_and_line_ends_do_not_change_the_revision()
    {
        var revision = RevisionOf("input", Files);
        Assert.Equal(revision, RevisionOf("input", Files.Reverse()));
        Assert.Equal(revision, RevisionOf("elsewhere/input", Files));
        Assert.Equal(revision, RevisionOf("input", Files.Select(file => (file.Name, file.Text.Replace("\n", "\r\n")))));
    }

    [Fact]
    public void Files_without_data_do_not_change_the_revision() =>
        Assert.Equal(RevisionOf("input", Files),
            RevisionOf("input", [.. Files, ("README.md", "For people"), ("components/README.md", "For people"), ("permalinks.txt", "/a/\n"),
                ("imports/a.yml", "format: csv\n"), ("imports/a.txt", "x\n")]));

    [Fact]
    public void Every_other_change_changes_the_revision()
    {
        (string, string)[][] changes =
        [
            Files, [.. Files.Skip(1)], [.. Files, ("components/c.md", "")], [.. Files.SkipLast(1), ("assets/a.svg", "<svg />\n")],
                [.. Files.Take(2), ("components/b.md", "two"), Files[3]],
            [Files[0], ("components/a.md", "two\n"), ("components/b.md", "one\n"), Files[3]],
                [Files[0], ("components/a.md", "one\ntwo\n"), ("components/b.md", ""), Files[3]],
                [Files[0], ("components/ab.md", "one\n"), Files[2], Files[3]],
        ];
        Assert.Equal(changes.Length, changes.Select(files => RevisionOf("input", files)).Distinct().Count());
    }

    [Fact]
    public void The_revision_of_a_site_as_of_a_day_ends_with_the_day()
    {
        var site = TestSite.From("", asOf: new(2001, 2, 3)).Build();
        Assert.EndsWith("@2001-02-03", Chronicles.Json(site, "/api/v1/index.json")["meta"]!.Word("revision"));
    }

    [Fact]
    public void An_edit_of_a_chapter_changes_only_the_files_that_contain_the_chapter()
    {
        const string Lamp = """
            -- input/text/lamps.md --
            ---
            title: Lamps
            order: 1
            summary: All about lamps.
            ---
            They shine.
            -- input/components/desk-lamp.md --
            ---
            name: Desk lamp
            kind: lamp
            status: sold
            summary: It stands on a desk.
            sources: []
            ---

            """;
        var (before, after) = (Api(Lamp), Api(Lamp.Replace("They shine.", "They glow.", StringComparison.Ordinal)));
        Assert.Equal(["/api/v1/all.json", "/api/v1/chapters/lamps.json", "/api/v1/index.json"],
            before.Where(file => after[file.Key] != file.Value).Select(file => file.Key).Order(StringComparer.Ordinal));

        static Dictionary<string, string> Api(string site) => TestSite.From(site).Build().Files
            .Where(file => file.Address.Value.StartsWith("/api/v1/", StringComparison.Ordinal))
            .ToDictionary(file => file.Address.Value, file => Encoding.UTF8.GetString(file.Bytes.Span));
    }

    private static string RevisionOf(string folder, IEnumerable<(string Name, string Text)> files) =>
        InputHash.Create(new(folder, [.. files.Select(file => new InputFile($"{folder}/{file.Name}", Encoding.UTF8.GetBytes(file.Text)))]))
            .ToString();
}
