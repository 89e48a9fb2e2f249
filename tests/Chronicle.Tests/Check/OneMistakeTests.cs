using System.Text;
using Chronicle.Input;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>One mistake gives one error: the build knows that an unreadable file exists, so references to it are not errors.</summary>
public sealed class OneMistakeTests
{
    private const string Archive = """
        -- input/site.yml --
        title: Lamps
        url: https://lamps.example/
        language: en
        tag_authority: lamps.example,1999
        component_kinds: { lamp: { label: Lamp } }
        statuses: { sold: { label: Sold }, planned: { label: Planned } }
        milestone_kinds: { launch: { label: Launch } }
        navigation: [{ title: A lamp, to: desk }, { title: Light, to: /milestones/light/ }]
        -- input/sources.yml --
        paper: { title: A paper, url: "https://paper.example/", kind: news }
        -- input/sources/book.yml --
        title: A book
        url: "https://book.example/"
        kind: book
        -- input/redirects.yml --
        /old/: /milestones/light/
        /old/#x: /components/desk/#shades
        /gone/: { gone: It was a mistake. }
        -- input/assets/plan.svg --
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>
        -- input/text/notes.md --
        ---
        title: Notes
        order: 1
        summary: S.
        sources: [paper]
        ---
        See [[desk#shades]], [[light]], [[1.0]], [it](/milestones/light/), [that](/components/desk/#shades), [then](/chronology/1999/#light), [@paper],
        [the paper](/sources/paper/), [@book], [the book](/sources/book/), [the list](/chronology/#light) and [the data](/api/v1/milestones/light.json).

        ## A part
        -- input/components/desk.md --
        ---
        name: Desk lamp
        summary: S.
        kind: lamp
        status: sold
        since: "1.0"
        sources: [paper]
        ---
        ## Shades
        -- input/components/wall.md --
        ---
        name: Wall lamp
        summary: S.
        kind: lamp
        status: planned
        related: [desk]
        sources: [paper]
        ---
        -- input/releases/1.0.md --
        ---
        date: "1999-05-01"
        summary: S.
        sources: [paper]
        ---
        -- input/releases/2.0.md --
        ---
        date: "2001-05-01"
        summary: S.
        sources: [paper]
        ---
        -- input/milestones/light.md --
        ---
        title: Light
        date: 1999-04-03
        kind: launch
        summary: S.
        release: "1.0"
        changes: { desk: sold }
        sources: [paper]
        ---
        ## How
        -- input/milestones/more-light.md --
        ---
        title: More light
        date: 2001-04-03
        kind: launch
        summary: S.
        supersedes: light
        sources: [paper]
        ---
        [[light#how]] and [[notes#a-part]].

        """;

    private static readonly string[] Files =
    [
        "input/components/desk.md", "input/milestones/light.md", "input/releases/1.0.md", "input/text/notes.md", "input/sources.yml", "input/sources/book.yml",
            "input/redirects.yml",
        "input/assets/plan.svg",
    ];

    public static TheoryData<string, string> Broken
    {
        get
        {
            var broken = new TheoryData<string, string>();
            foreach (var file in Files)
                foreach (var damage in new[] { "encoding", "empty", "yaml", "fences", "unread" })
                    if (file.EndsWith(".md", StringComparison.Ordinal) || damage is not "fences"
                        && file.EndsWith(".yml", StringComparison.Ordinal) || damage == "unread")
                        broken.Add(file, damage);
            return broken;
        }
    }

    [Theory, MemberData(nameof(Broken))]
    public void An_unreadable_file_causes_no_error_in_other_files(string path, string damage)
    {
        var files = Published();
        var file = files.Input.Files.Single(input => input.Path == path);
        var others = files.Input.Files.Remove(file);
        var text = Encoding.UTF8.GetString(file.Bytes.Span);
        files = files with
        {
            Input = damage == "unread" ? files.Input with { Files = others, Unread = [path] } : files.Input with
            {
                Files = others.Add(new(path, damage switch
                {
                    "encoding" => [0xFF, 0xFE, .. file.Bytes.Span],
                    "empty" => [],
                    "yaml" => Encoding.UTF8.GetBytes(text.Replace(": ", ": - : [", StringComparison.Ordinal)),
                    _ => Encoding.UTF8.GetBytes(text.Replace("---", "", StringComparison.Ordinal)),
                })),
            },
        };
        var errors = Errors(files);
        if (damage == "unread")
            // The reader of the folder has already reported the reason.
            Assert.Equal([], errors);
        else
        {
            Assert.All(errors, error => Assert.StartsWith(path, error));
            Assert.InRange(errors.Length, 1, damage == "yaml" ? 4 : 1);
        }
    }

    [Theory]
    [InlineData("kind: launch", "kind: lunch")]
    [InlineData("date: 1999-04-03", "date: May")]
    [InlineData("date: 1999-04-03\n", "")]
    public void A_milestone_without_a_valid_date_or_kind_is_one_error(string oldText, string newText)
    {
        var files = Edit(Published(), "input/milestones/light.md", text => text.Replace(oldText, newText));
        Assert.StartsWith("input/milestones/light.md", Assert.Single(Errors(files)));
    }

    [Theory]
    [InlineData("date: 1999-04-03", "date: 1998-04-03")]
    [InlineData("date: 1999-04-03", "date: 1998")]
    [InlineData("title: Light", "title: Another light")]
    public void A_changed_date_or_title_of_a_published_milestone_is_no_error(string oldText, string newText) =>
        Assert.Equal([], Errors(Edit(Published(), "input/milestones/light.md", text =>
            text.Replace(oldText, newText).Replace("release: \"1.0\"\n", ""))));

    [Fact]
    public void A_published_year_without_milestones_redirects_to_the_chronology()
    {
        var files = Edit(Published(), "input/milestones/light.md", text => text.Replace("1999-04-03", "1998-04-03"));
        files = Edit(files, "input/text/notes.md", text => text.Replace("/chronology/1999/#light", "/chronology/1998/#light"));
        Assert.Equal([], Errors(files));
        var page = Build.Run(files, TestSite.From("").Options).Files.Single(file => file.Address.Value == "/chronology/1999/");
        Assert.Contains("url=/chronology/", Encoding.UTF8.GetString(page.Bytes.Span));
    }

    [Theory]
    [InlineData("milestones", "more-light")]
    [InlineData("releases", "2.0")]
    [InlineData("components", "wall")]
    public void A_deleted_record_is_one_error_and_one_redirect_corrects_it(string folder, string id)
    {
        var files = Published();
        files = files with
        {
            Input = files.Input with
            {
                Files =
            [.. files.Input.Files.Where(file => file.Path != $"input/{folder}/{id}.md")]
            }
        };
        var error = Assert.Single(Errors(files));
        Assert.Contains($"the address /{folder}/{id}/ was published", error);
        Assert.Equal([], Errors(Edit(files, "input/redirects.yml", text => text + $"/{folder}/{id}/: {{ gone: Entered by mistake. }}\n")));
    }

    [Theory]
    [InlineData("data")]
    [InlineData("compare")]
    [InlineData("support")]
    [InlineData("robots.txt")]
    [InlineData("manifest.json")]
    [InlineData("sitemap.xml")]
    [InlineData("feed.atom")]
    [InlineData("calendar.ics")]
    [InlineData("404.html")]
    [InlineData("index.html")]
    [InlineData("objects.inv")]
    public void A_reserved_address_is_one_error_at_the_chapter_or_the_redirect(string id)
    {
        var chapter = Encoding.UTF8.GetBytes("---\ntitle: A chapter\norder: 2\nsummary: S.\n---\nSee [[desk]] [@paper].\n\n## A part\n");
        Assert.StartsWith($"input/text/{id}.md:2:1: error T304: ", Assert.Single(Errors(Add(Published(), $"input/text/{id}.md", chapter))));
        foreach (var address in new[] { $"/{id}/", $"/{id}" }.Where(address =>
            address.EndsWith('/') || address.EndsWith(".html", StringComparison.Ordinal)))
            Assert.StartsWith("input/redirects.yml:4:1: error T304: ",
                Assert.Single(Errors(Edit(Published(), "input/redirects.yml", text => text + $"{address}: /notes/\n"))));
    }

    private static InputFiles Published() => PublishedOnce.Value;

    private static readonly Lazy<InputFiles> PublishedOnce = new(() =>
    {
        var files = TinyTheme.Site(TinyTheme.Moved + Archive).Files();
        var build = Build.Run(files, TestSite.From("").Options);
        Assert.Equal([], build.Diagnostics.Where(diagnostic => diagnostic.IsError).Select(diagnostic => diagnostic.ToString()));
        return Add(files, "input/permalinks.txt", Encoding.UTF8.GetBytes(string.Concat(build.Permalinks.Select(line => line + "\n"))));
    });

    private static InputFiles Edit(InputFiles files, string path, Func<string, string> edit) =>
        Add(files, path, Encoding.UTF8.GetBytes(edit(Encoding.UTF8.GetString(files.Input.Files.Single(file =>
            file.Path == path).Bytes.Span))));

    private static InputFiles Add(InputFiles files, string path, byte[] bytes) =>
        files with { Input = files.Input with { Files = [.. files.Input.Files.Where(file => file.Path != path), new(path, bytes)] } };

    private static string[] Errors(InputFiles files) =>
        [.. Build.Run(files, TestSite.From("").Options).Diagnostics.Where(diagnostic => diagnostic.IsError)
            .Select(diagnostic => diagnostic.ToString())];
}
