using System.Diagnostics;
using System.Text.Json;
using Chronicle.Testing;

namespace Chronicle.EndToEnd;

/// <summary>The program of <c>samples/people</c>, which adds a page, a file and a check to the generator.</summary>
public sealed class SamplePeopleTests
{
    private readonly TemporaryFolder _folder = new();

    public SamplePeopleTests()
    {
        Assert.Equal(0, Generator.Call(_folder.Root, "init", _folder.PathOf("lamps")).ExitCode);
        _folder.Write("lamps/theme/layouts/people.html",
            File.ReadAllText(Repository.PathOf("samples", "people", "theme", "layouts", "people.html")));
        _folder.Write("lamps/input/milestones/first-light.md", _folder.Read("lamps/input/milestones/first-light.md")
            .Replace("sources:", "people: [A. Maker, B. Seller]\nsources:"));
    }

    [Fact]
    public void The_program_has_forty_lines_at_most() =>
        Assert.InRange(File.ReadAllLines(Repository.PathOf("samples", "people", "Program.cs")).Length, 10, 40);

    [Fact]
    public void The_added_page_and_file_are_published_and_the_page_is_searchable()
    {
        var (code, output, error) = Run("build");
        Assert.Equal((0, ""), (code, error));
        var page = _folder.Read("lamps/output/people/index.html");
        Assert.Contains("<dt>A. Maker</dt>\n<dd><a href=\"/milestones/first-light/\">", page);
        Assert.Equal(["A. Maker", "B. Seller"], JsonDocument.Parse(_folder.Read("lamps/output/data/people.json")).RootElement
            .EnumerateObject().Select(person => person.Name));
        Assert.Contains("/people/</loc>", _folder.Read("lamps/output/sitemap.xml"));
        Assert.Contains("\"page\":[{\"path\":\"people/\"", _folder.Read("lamps/output/search/index.json").Replace("\"/people/", "\"people/"));
        Assert.Contains("data-in=\"page\"", _folder.Read("lamps/output/search/index.html"));
        Assert.Contains("<a href=\"/people/\">People</a>", _folder.Read("lamps/output/milestones/first-light/index.html"));
        Assert.Contains("\"people/index.html\"", _folder.Read("lamps/output/manifest.json"));
        Assert.Contains("nothing changed", Run("build").Output);
        Assert.DoesNotContain("nothing changed", output);
    }

    [Fact]
    public void The_added_addresses_are_in_the_ledger_of_permalinks()
    {
        Assert.Equal(0, Run("build", "--publish", "--base-url", "https://lamps.test/").Code);
        Assert.Superset(new HashSet<string> { "/people/", "/data/people.json" },
            _folder.Read("lamps/input/permalinks.txt").Split('\n').ToHashSet());
        var without = Generator.Call(_folder.PathOf("lamps"), "check");
        Assert.Equal(1, without.ExitCode);
        Assert.Contains("error C411", without.Error);
        Assert.Contains("/people/", without.Error);
    }

    [Fact]
    public void The_added_check_reports_a_warning()
    {
        _folder.Write("lamps/input/milestones/first-light.md",
            _folder.Read("lamps/input/milestones/first-light.md").Replace("people: [A. Maker, B. Seller]\n", ""));
        var (code, _, error) = Run("check");
        Assert.Equal((0, "input/milestones/first-light.md:1:1: warning T317: no person is named; add people (check people)\n"), (code, error));
    }

    [Fact]
    public void The_help_and_the_completion_name_the_program()
    {
        Assert.Contains("\n  People build [options]\n", Run("build", "--help").Output.ReplaceLineEndings("\n"));
        Assert.Contains("complete -o default -F _People People\n", Run("completion", "bash").Output.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void A_misspelt_member_in_the_added_layout_is_reported()
    {
        _folder.Write("lamps/theme/layouts/people.html",
            _folder.Read("lamps/theme/layouts/people.html").Replace("person.name", "person.nam"));
        var (code, _, error) = Run("check");
        Assert.Equal(1, code);
        Assert.Contains("theme/layouts/people.html:", error);
        Assert.Contains("did you mean \"name\"?", error);
    }

    private (int Code, string Output, string Error) Run(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet",
            ["exec", Path.Join(AppContext.BaseDirectory, "People.dll"), .. arguments])
        {
            WorkingDirectory = _folder.PathOf("lamps"),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result.ReplaceLineEndings("\n"));
    }
}
