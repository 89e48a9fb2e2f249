using System.Globalization;
using System.Text.Json.Nodes;
using Chronicle.Cli;
using Chronicle.Cli.Input;
using Chronicle.Cli.Terminal;
using Chronicle.Domain;
using Chronicle.Extending;
using Chronicle.Input;
using Chronicle.Primitives;
using Chronicle.Testing;

namespace Chronicle.EndToEnd;

/// <summary>Records from a source outside the input folder, which a program adds to the generator.</summary>
public sealed class AddedRecordsTests
{
    private const string Second = "---\ntitle: Second light\ndate: 2001\nkind: launch\nsummary: It is lit again.\nsources: [catalogue-1]\n---\n";

    private readonly TemporaryFolder _folder = new();

    public AddedRecordsTests() => Assert.Equal(0, Generator.Call(_folder.Root, "init", _folder.PathOf("lamps")).ExitCode);

    private static SiteExtensions Adding(string name, string text)
    {
        var extensions = new SiteExtensions();
        extensions.Records.Add("elsewhere", () => [new(name, text)]);
        return extensions;
    }

    [Fact]
    public void Added_records_are_published_like_other_records()
    {
        string[] line = ["build", "--quiet", "--publish", "--base-url", "https://lamps.test/", "--root", _folder.PathOf("lamps")];
        Assert.Equal(0, Cli.Program.Run(line, Adding("milestones/second-light.md", Second)));
        Assert.Contains("It is lit again.", _folder.Read("lamps/output/milestones/second-light/index.html"));
        Assert.Contains("second-light", _folder.Read("lamps/output/chronology/index.html"));
        Assert.Contains("/milestones/second-light/\n", _folder.Read("lamps/input/permalinks.txt"));
        Assert.False(File.Exists(_folder.PathOf("lamps/input/milestones/second-light.md")));
        // A mistake in an added record stops publishing, like any other mistake.
        Assert.Equal(1, Cli.Program.Run(line, Adding("milestones/second-light.md", Second.Replace("kind: launch", "kind: lunch"))));
    }

    // A text of a message, and with it a page or an export, must not depend on the language of the machine.
    [Fact]
    public async Task A_program_runs_in_the_same_culture_in_every_language_of_the_machine()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberGroupSeparator = ".";
        CultureInfo.CurrentCulture = culture;
        var number = "";
        Assert.Equal(0, await Chronicler.RunAsync(["check", "--quiet", "--root", _folder.PathOf("lamps")],
            site => site.Records.Add("elsewhere", () =>
            {
                number = $"{1_000:N0}";
                return [new("milestones/second-light.md", Second)];
            })));
        Assert.Equal(("1,000", "1.000"), (number, $"{1_000:N0}"));
    }

    [Fact]
    public void An_added_record_with_the_path_of_an_existing_file_is_an_error()
    {
        var read = Read(Adding("milestones/first-light.md", Second));
        Assert.Equal("input/milestones/first-light.md:1:1: error T316: the source of records elsewhere gives this file, and it is there already; "
            + "leave one of the two out", Assert.Single(read.Diagnostics).ToString());
    }

    [Fact]
    public void A_command_changes_no_record_from_a_source_of_records()
    {
        var root = _folder.PathOf("lamps");
        var options = new BuildOptions(root, Path.Join(root, "input"), Path.Join(root, "theme"), Path.Join(root, "output"))
        {
            Extensions = Adding("milestones/second-light.md", Second),
        };
        var known = InputFolder.Read(options).Value.Input;
        var file = known.Find("milestones/second-light.md")!;
        const string Reason = "input/milestones/second-light.md comes from the source of records elsewhere, so nothing was written; "
            + "change it there";
        Assert.Equal(Reason, Assert.Throws<RefusedException>(() => InputWriter.Write(options, known, [file], [])).Message);
        Assert.Equal(Reason, Assert.Throws<RefusedException>(() => InputWriter.Write(options, known, [], [file.Path])).Message);
        // A command keeps the source of a file in mind after it changes other files.
        Assert.Equal(Reason,
            Assert.Throws<RefusedException>(() => InputWriter.Write(options, known.With([], []), [file], [])).Message);
        Assert.False(File.Exists(_folder.PathOf("lamps/input/milestones/second-light.md")));
    }

    [Theory]
    [InlineData("../milestones/x.md")]
    [InlineData("/etc/x.md")]
    [InlineData("milestones//x.md")]
    [InlineData("milestones\\x.md")]
    [InlineData("./x.md")]
    [InlineData("")]
    public void A_name_that_is_no_path_below_the_input_folder_is_an_error_of_its_source(string name)
    {
        var read = Read(Adding(name, Second));
        Assert.Equal($"records/elsewhere:1:1: error T316: \"{name}\" is no name of a file below the input folder; write it as "
            + "milestones/first-light.md (source of records elsewhere)", Assert.Single(read.Diagnostics).ToString());
        Assert.Empty(read.Value.Input.Added);
    }

    [Fact]
    public void A_message_about_an_added_record_names_its_source()
    {
        var files = Read(Adding("milestones/second-light.md", Second)).Value;
        var error = new StringWriter();
        DiagnosticWriter.Write(error, "json", [.. new[] { "second-light", "first-light" }.Select(name =>
            Rules.UnknownRecord.At(SourceLocation.StartOf($"input/milestones/{name}.md"), "broken"))], files);
        Assert.Equal(["broken (source of records elsewhere)", "broken"],
            JsonNode.Parse(error.ToString())!.AsArray().Select(one => one!["message"]!.GetValue<string>()));
    }

    [Fact]
    public void A_part_that_fails_ends_the_command_with_the_exit_code_of_an_error()
    {
        Assert.Equal(1, Check(site => site.Records.Add("elsewhere", () => throw new FormatException("broken"))));
        Assert.Equal(1, Check(site => site.Records.Add("elsewhere", () => null!)));
        Assert.Equal(1, Check(site => site.Records.Add("elsewhere", () => [new("milestones/second-light.md", null!)])));
        Assert.Equal(1, Check(site => site.Pipelines.Add("people", _ => throw new FormatException("broken"))));
        Assert.Equal(1, Check(site => site.Checks.Add("dates", _ => throw new IOException("broken"))));
        // A source of records may read disks and networks.
        Assert.Equal(3, Check(site => site.Records.Add("elsewhere", () => throw new IOException("the disk is gone"))));
    }

    private int Check(Action<SiteExtensions> extend)
    {
        var extensions = new SiteExtensions();
        extend(extensions);
        return Cli.Program.Run(["check", "--quiet", "--root", _folder.PathOf("lamps")], extensions);
    }

    private PhaseResult<InputFiles> Read(SiteExtensions extensions)
    {
        var root = _folder.PathOf("lamps");
        return InputFolder.Read(new(root, Path.Join(root, "input"), Path.Join(root, "theme"), Path.Join(root, "output"))
        {
            Extensions = extensions,
        });
    }

    [Fact]
    public void A_second_source_of_records_with_the_same_name_causes_an_exception() =>
        Assert.Throws<ArgumentException>(() => Adding("a.md", "").Records.Add("elsewhere", () => []));
}
