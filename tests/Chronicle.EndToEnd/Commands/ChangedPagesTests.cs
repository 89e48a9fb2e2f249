using System.Text;
using System.Text.Json;
using Chronicle.Exports;
using Chronicle.Presentation;
using Chronicle.Testing;

namespace Chronicle.EndToEnd;

/// <summary>The list of pages that differ between two sites.</summary>
public sealed class ChangedPagesTests
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Each_page_is_listed_with_its_change_its_title_and_its_addresses()
    {
        Write("before", Page("", "Home"), Page("gone", "Gone"), Page("milestones/a", "A"), Page("milestones/b", "Old b"),
            Page("milestones/c", "C"));
        Write("after", Page("", "Home", version: "89abcdef"), Page("milestones/a", "A", redirectTo: "/repo/milestones/d/"),
            Page("milestones/b", "New b"), Page("milestones/c", "C", body: "New words."), Page("milestones/d", "<b> @d | [x](y)"));
        Assert.Equal((0, """
            removed  /gone/  Gone
            added    /milestones/d/  <b> @d | [x](y)
            changed  /milestones/b/  New b
            changed  /milestones/c/  C
            moved    /milestones/a/ to /repo/milestones/d/  A
            1 added, 2 changed, 1 moved, 1 removed

            """, ""), Run());
        Assert.Equal("""
            ### Changed pages

            1 added, 2 changed, 1 moved, 1 removed.

            <details><summary>The home page, chapters and lists: 1 removed</summary>

            | | page | before | after |
            | --- | --- | --- | --- |
            | removed | Gone | [\/gone\/](https://lamps.example/repo/gone/) | – |

            </details>

            <details><summary><code>/milestones/</code>: 1 added, 2 changed, 1 moved</summary>

            | | page | before | after |
            | --- | --- | --- | --- |
            | added | &#60;b&#62; &#64;d &#124; \[x\]\(y\) | – | `/milestones/d/` |
            | changed | New b (before: Old b) | [\/milestones\/b\/](https://lamps.example/repo/milestones/b/) | `/milestones/b/` |
            | changed | C | [\/milestones\/c\/](https://lamps.example/repo/milestones/c/) | `/milestones/c/` |
            | moved | A | [\/milestones\/a\/](https://lamps.example/repo/milestones/a/) | `/repo/milestones/d/` |

            </details>

            """, Run("--format", "markdown", "--before-at", "https://lamps.example/repo/").Output);
    }

    [Fact]
    public void Markdown_in_an_address_is_escaped_and_direction_marks_are_replaced()
    {
        Write("before", Page("old-lamps/c", "C"));
        Write("after", Page("old-lamps/a", "A"), Page("old-lamps/b\u202e", "B"),
            Page("old-lamps/c", "C", redirectTo: "/repo/new/%28c%29/#d"));
        var list = Run("--format", "markdown").Output;
        Assert.Contains("<summary><code>/old-lamps/</code>: 2 added, 1 moved</summary>", list);
        Assert.Contains("| added | A | – | `/old-lamps/a/` |", list);
        Assert.Contains("| added | B | – | `/old-lamps/b·/` |", list);
        Assert.Contains("| [\\/repo\\/new\\/\\%28c\\%29\\/\\#d](https://lamps.example/repo/new/%28c%29/#d) |",
            Run("--format", "markdown", "--after-at", "https://lamps.example/repo/").Output);
    }

    [Fact]
    public void The_JSON_has_the_counts_and_the_pages()
    {
        Write("before", Page("a", "A"));
        Write("after", Page("a", "B"), Page("b", "C"));
        var list = JsonDocument.Parse(Run("--format", "json", "--limit", "1").Output).RootElement;
        Assert.Equal((1, 1, 1), (list.GetProperty("added").GetInt32(), list.GetProperty("changed").GetInt32(),
            list.GetProperty("pages").GetArrayLength()));
        Assert.Equal("/b/", list.GetProperty("pages")[0].GetProperty("after").GetString());
    }

    [Fact]
    public void Two_equal_sites_have_no_changes()
    {
        Write("before", Page("a", "A"));
        Write("after", Page("a", "A", version: "01234568"));
        Assert.Equal((0, "no page changes\n", ""), Run());
        Assert.Equal("### Changed pages\n\nNone.\n", Run("--format", "markdown").Output);
    }

    [Fact]
    public void A_long_list_is_cut_but_all_pages_are_counted()
    {
        const int Many = 2000;
        Write("before", [.. Enumerable.Range(0, Many).Select(i => Page($"milestones/m{i}", "Old"))]);
        Write("after", [.. Enumerable.Range(0, Many).Select(i => Page($"milestones/m{i}", "New"))]);
        var (code, output, error) = Run("--format", "markdown");
        Assert.Equal((0, ""), (code, error));
        Assert.Contains($"\n{Many} changed.\n", output);
        Assert.Contains($"\nAnd {Many - 500} more.\n", output);
        Assert.InRange(Encoding.UTF8.GetByteCount(output), 1, 200_000);
    }

    [Fact]
    public void The_path_of_a_manifest_is_accepted_instead_of_a_folder()
    {
        Write("before", Page("a", "A"), Page("b", "B"));
        Write("after", Page("a", "New"), Page("b", "B"));
        Assert.Equal((0, "changed  /a/  New\n1 changed\n", ""), Run(_folder.PathOf("before/manifest.json"), _folder.PathOf("after"), []));
    }

    [Fact]
    public void A_manifest_that_is_a_link_is_read()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a symbolic link needs rights on Windows");
        Write("before", Page("a", "A"));
        Write("after", Page("a", "A"));
        File.CreateSymbolicLink(_folder.PathOf("old.json"), _folder.PathOf("before/manifest.json"));
        Assert.Equal((0, "no page changes\n", ""), Run(_folder.PathOf("old.json"), _folder.PathOf("after"), []));
    }

    [Fact]
    public void A_part_of_a_manifest_that_differs_from_its_hash_is_refused()
    {
        Write("before", Page("a", "A"));
        Write("after", Page("a", "A"));
        var part = new Manifest("x", [], []).ToBytes();
        File.WriteAllBytes(_folder.PathOf("after/manifest.json"),
            new Manifest("x", [], [ManifestEntry.Create("manifest-1.json", part)]).ToBytes());
        File.WriteAllBytes(_folder.PathOf("after/manifest-1.json"), [.. new Manifest("y", [], []).ToBytes()]);
        var (code, _, error) = Run();
        Assert.Equal(1, code);
        Assert.EndsWith("after: manifest-1.json: changed\n", error);
    }

    [Fact]
    public async Task A_published_site_is_compared_with_a_folder()
    {
        await using var host = new StaticHost();
        Write("before", Page("a", "A"), Page("b", "B"));
        Write("after", Page("a", "New"), Page("b", "B"));
        host.Add("repo", Directory.EnumerateFiles(_folder.PathOf("before"), "*", SearchOption.AllDirectories).Select(path =>
            (Path.GetRelativePath(_folder.PathOf("before"), path).Replace('\\', '/'), (ReadOnlyMemory<byte>)File.ReadAllBytes(path))));
        Assert.Equal("changed  /a/  New\n1 changed\n", Run($"{host.Origin}/repo/", _folder.PathOf("after"), []).Output);
    }

    [Fact]
    public void A_folder_without_a_manifest_is_refused()
    {
        Write("before", Page("a", "A"));
        _folder.Write("after/index.html", "");
        var (code, _, error) = Run();
        Assert.Equal(1, code);
        Assert.EndsWith("after: manifest.json: missing; a built site has this file\n", error);
    }

    [Fact]
    public void A_missing_folder_and_invalid_options_are_refused()
    {
        Write("before", Page("a", "A"));
        Write("after", Page("a", "A"));
        AssertRefused("nowhere is no site; name ", Run("nowhere", _folder.PathOf("after"), []));
        AssertRefused("--limit is a number from 1 to 5000", Run("--limit", "0"));
        AssertRefused("--before-at \"javascript:1\" is no address; ", Run("--before-at", "javascript:1"));

        static void AssertRefused(string message, (int Code, string Output, string Error) run)
        {
            Assert.Equal((2, ""), (run.Code, run.Output));
            Assert.StartsWith(message, run.Error);
        }
    }

    private (int Code, string Output, string Error) Run(params string[] options) =>
        Run(_folder.PathOf("before"), _folder.PathOf("after"), options);

    private (int Code, string Output, string Error) Run(string before, string after, string[] options)
    {
        var run = Generator.Call(_folder.Root, ["changed-pages", before, after, .. options]);
        return (run.ExitCode, run.Output, run.Error);
    }

    private static (string Path, string Html) Page(
        string address, string title, string body = "", string version = "01234567", string? redirectTo = null) =>
        (address == "" ? "index.html" : address + "/index.html",
            $"<title>{System.Net.WebUtility.HtmlEncode(title)}</title><link href=\"/theme/site.css?{version}\">"
            + (redirectTo is null ? "" : $"<noscript><meta http-equiv=\"refresh\" content=\"0; url={redirectTo}\"></noscript>") + body);

    private void Write(string folder, params (string Path, string Html)[] pages)
    {
        foreach (var (path, html) in pages)
            _folder.Write($"{folder}/{path}", html);
        var manifest = new Manifest("x", [.. pages.Select(page => ManifestEntry.Create(page.Path, Encoding.UTF8.GetBytes(page.Html)))], []);
        File.WriteAllBytes(_folder.PathOf($"{folder}/manifest.json"), manifest.ToBytes());
    }
}
