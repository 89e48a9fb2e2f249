using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Chronicle.Testing;

namespace Chronicle.EndToEnd;

/// <summary>
/// The command of a proof, which readers copy into a shell. The command repeats the recorded answer. No name in a tree, a record or an
/// evidence file can make it do anything else.
/// </summary>
public sealed class ProofCommandTests
{
    private const string Site = """
        -- input/site.yml --
        title: Lamps
        url: https://lamps.test/
        language: en
        component_kinds: { lamp: { label: Lamp } }
        statuses: { sold: { label: On sale } }
        milestone_kinds: { launch: { label: Launch } }
        component_fields:
          drawings: { label: Drawings, type: code-list }
          symbols: { label: Symbols, type: code-list }
          shades: { label: Shades, type: code-list }
        release_fields:
          pages: { label: Pages, type: text }
          shops: { label: Shops, type: list }
        figures: { drawn: { label: Drawn }, lines: { label: Lines }, texts: { label: Texts } }
        evidence:
          repository: https://code.example/lamps
          present: [sold]
          components:
            drawings: { ask: path }
            symbols: { ask: text, files: ["**/lamps.txt"], pattern: '^lamp {value}$' }
            shades: { ask: text, files: ["**/lamps.txt"], pattern: '^shade {value}$', command: "git grep -nE 'shade {value}$' {tag} -- '*lamps.txt'" }
          releases:
            pages: { ask: value, files: ["the catalogue"], pattern: '^PAGES = (?<value>[0-9]+)$' }
            shops: { ask: list, files: ["shops/*/lamps.txt"], name: '^shops/(?<value>[^/]+)/' }
          figures:
            drawn: { ask: files, files: ["drawings/**"], except: ["drawings/old/**"] }
            lines: { ask: lines, files: ["drawings/**", "nowhere/**"] }
            texts: { ask: lines, files: ["**/*.txt"] }
        -- input/releases/1.md --
        ---
        date: 1999
        summary: The first.
        sources: []
        pages: "12"
        shops: ["$(touch trap)"]
        figures: { drawn: 9, lines: 19, texts: 16 }
        ---

        """;

    private static readonly string[] Names =
    [
        "drawings/it's; touch trap", "drawings/$(touch trap)", "drawings/`touch trap`", "drawings/a & touch trap", "drawings/\"q\" a",
        "drawings/a b.txt", "drawings/[a]*?", "drawings/\u00e4.txt", "-x/drawing", ":(glob)x", "drawings/\\a",
    ];

    private static readonly string[] Values = ["DESK", "it's $(touch trap)", "`touch trap`", "-e", "'; touch trap; '", "$(touch trap)"];

    private readonly TemporaryFolder _folder = new();

    private string Repository => _folder.PathOf("lamps.git");

    public ProofCommandTests()
    {
        _folder.WriteAll(TinyTheme.Archive + Site);
        _folder.Write("input/components/desk-lamp.md", $"""
            ---
            name: Desk lamp
            summary: A lamp for desks.
            kind: lamp
            status: sold
            since: "1"
            sources: []
            drawings:
            {Lines([.. Names, "drawings/"], name => $"  - '{name.Replace("'", "''")}'")}
            symbols:
            {Lines(Values, value => $"  - '{value.Replace("'", "''")}'")}
            shades:
            {Lines(Values, value => $"  - '{value.Replace("'", "''")}'")}
            ---

            """);
        var story = new GitStory();
        story.Commit("main", "1999-01-02",
        [
            ("the catalogue", "PAGES = 12\n"), ("shops/$(touch trap)/lamps.txt", Lines(Values, value => $"lamp {value}\nshade {value}") + "\n"),
            ("drawings/old/x", "1\n2"), .. Names.Select(name => (name, (string?)"1\n2\n")),
        ]);
        story.LightTag("v1", story.Entry("main", "1999-01-02", "120000", "drawings/link"u8.ToArray(), "nowhere"));
        story.Write(Repository);
    }

    [Fact]
    public void The_command_of_each_proof_repeats_the_answer_and_does_nothing_else()
    {
        var asked = Generator.Call(_folder.Root, "evidence", "--repository", Repository);
        Assert.Equal("", asked.Error);
        Assert.Equal(0, Generator.Call(_folder.Root, "build").ExitCode);
        var commands = 0;
        foreach (var file in new[] { "components/desk-lamp", "releases/1" })
            foreach (var proof in Proofs(file))
            {
                Assert.Equal("proved", proof.GetProperty("state").GetString());
                var value = proof.GetProperty("value").GetString()!;
                if (!proof.TryGetProperty("command", out var command) || command.GetString() is not { } text)
                {
                    // site.yml gives the command of this field, with quotes around the value. So only a simple value gets a command.
                    Assert.Equal(("shades", false), (proof.GetProperty("field").GetString()!, value == "DESK"));
                    continue;
                }
                commands++;
                var output = Shell(text).Trim();
                switch (proof.GetProperty("field").GetString())
                {
                    case "drawn" or "lines" or "texts":
                        Assert.Equal(value, output);
                        break;
                    case "pages":
                        Assert.Equal("PAGES = 12", output);
                        break;
                    case "shops":
                        Assert.Equal("shops/$(touch trap)/lamps.txt", output);
                        break;
                    case "drawings":
                        // If the path ends with a slash, the command lists the folder.
                        Assert.Equal(value == "drawings/" ? 11 : 1, output.Split('\n').Count(line => line.Length > 0));
                        break;
                    default:
                        Assert.Contains(value, output);
                        break;
                }
                Assert.False(File.Exists(_folder.PathOf("lamps.git/trap")), text);
            }
        Assert.Equal(Names.Length + 1 + Values.Length + 1 + 5, commands);
    }

    [Fact]
    public void An_evidence_file_with_an_option_of_git_as_an_object_is_refused()
    {
        ChangeEvidence("object: \"[0-9a-f]+\"", "object: \"--output=trap\"");
        var build = Generator.Call(_folder.Root, "build");
        Assert.Equal(1, build.ExitCode);
        Assert.Contains("error E603: an object is named by its 40 or 64 hexadecimal digits: \"--output=trap\"", build.Error);
    }

    /// <summary>A path is quoted. A command contains its tag without quotes, so a tag that needs quotes gets no command.</summary>
    [Theory]
    [InlineData("tag: \"v1\"", "tag: \"v1;touch${IFS}trap;from-evidence\"", false)]
    [InlineData("path: \"[^\"]+\"", "path: \"$(touch trap)';touch trap;'from-evidence\"", true)]
    public void A_hostile_evidence_file_cannot_add_code_to_a_command(string from, string to, bool isQuoted)
    {
        ChangeEvidence(from, to);
        var build = Generator.Call(_folder.Root, "build");
        Assert.Equal((0, ""), (build.ExitCode, build.Error));
        var proofs = Proofs("components/desk-lamp");
        Assert.NotEmpty(proofs);
        var commands = proofs.Select(proof => proof.TryGetProperty("command", out var command) ? command.GetString() : null)
            .OfType<string>().ToArray();
        foreach (var command in commands)
        {
            Shell(command);
            Assert.False(File.Exists(_folder.PathOf("lamps.git/trap")), command);
        }
        Assert.Equal(isQuoted, commands.Any(command => command.Contains("from-evidence", StringComparison.Ordinal)));
    }

    private void ChangeEvidence(string from, string to)
    {
        Generator.Call(_folder.Root, "evidence", "--repository", Repository);
        var evidence = _folder.Read("input/evidence/desk-lamp.yml");
        Assert.Matches(from, evidence);
        _folder.Write("input/evidence/desk-lamp.yml", Regex.Replace(evidence, from, to.Replace("$", "$$")));
    }

    private static string Lines(string[] texts, Func<string, string> write) => string.Join('\n', texts.Select(write));

    private JsonElement[] Proofs(string record)
    {
        using var document = JsonDocument.Parse(_folder.Read($"output/api/v1/{record}.json"));
        return [.. document.RootElement.GetProperty("data").GetProperty("evidence").EnumerateArray().Select(proof => proof.Clone())];
    }

    private string Shell(string command)
    {
        var start = new ProcessStartInfo("sh", ["-c", command])
        {
            WorkingDirectory = Repository,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output;
    }
}
