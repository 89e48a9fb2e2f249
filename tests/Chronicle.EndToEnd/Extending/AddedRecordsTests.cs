using System.Globalization;
using Chronicle.Cli;
using Chronicle.Cli.Input;
using Chronicle.Domain;
using Chronicle.Extending;
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
        var root = _folder.PathOf("lamps");
        var read = InputFolder.Read(new(root, Path.Join(root, "input"), Path.Join(root, "theme"), Path.Join(root, "output"))
        {
            Extensions = Adding("milestones/first-light.md", Second),
        });
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
        Assert.Equal(Reason, Assert.Throws<RefusedException>(() => InputFolder.Write(options, known, [file], [])).Message);
        Assert.Equal(Reason, Assert.Throws<RefusedException>(() => InputFolder.Write(options, known, [], [file.Path])).Message);
        // A command keeps the source of a file in mind after it changes other files.
        Assert.Equal(Reason,
            Assert.Throws<RefusedException>(() => InputFolder.Write(options, known.With([], []), [file], [])).Message);
        Assert.False(File.Exists(_folder.PathOf("lamps/input/milestones/second-light.md")));
    }

    [Fact]
    public void A_second_source_of_records_with_the_same_name_causes_an_exception() =>
        Assert.Throws<ArgumentException>(() => Adding("a.md", "").Records.Add("elsewhere", () => []));
}
