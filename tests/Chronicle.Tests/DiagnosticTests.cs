using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using Chronicle.Cli.Input;
using Chronicle.Extending;
using Chronicle.Primitives;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>
/// Checks the exact message of every diagnostic. <c>Diagnostics/CODE.txt</c> contains a site and then the messages of its build. More
/// sites with their messages may follow. Test methods cause the mistakes that such a file cannot contain (bytes, sizes, symbolic links).
/// </summary>
public sealed partial class DiagnosticTests
{
    private static readonly string Fixtures = Repository.PathOf("tests", "Chronicle.Tests", "Diagnostics");

    private static readonly ConcurrentDictionary<string, string> Built = new(StringComparer.Ordinal);

    /// <summary>The messages for a site. Each site is built only once, because several tests use it.</summary>
    private static string MessagesOf(string site) => Built.GetOrAdd(site, archive => TinyTheme.Site(archive).Messages());

    public static TheoryData<string> Codes => [.. FixtureCodes()];

    [Theory, MemberData(nameof(Codes))]
    public void A_fixture_gives_exactly_its_expected_messages(string code)
    {
        var sites = Sites(code);
        Assert.True(sites.Length > 0, $"{code}.txt has no section {ExpectedHeader}");
        Assert.All(sites, site => Assert.Contains($" {code}: ", MessagesOf(site)));
        ExpectedFile.Check(PathOf(code), string.Concat(sites.Select(site => $"{site}{ExpectedHeader}\n{MessagesOf(site)}")));
    }

    [Theory, MemberData(nameof(Codes))]
    public void CRLF_line_ends_change_no_message(string code)
    {
        foreach (var site in Sites(code))
            Assert.Equal(MessagesOf(site), TinyTheme.Site(site).WithCarriageReturns().Messages());
    }

    [Fact]
    public void Every_code_has_a_fixture_or_a_test_method()
    {
        var (codes, tested) = (Rules.All.Select(rule => rule.Code).ToArray(), FixtureCodes().Union(CodesOfMethods()).ToArray());
        Assert.Empty(codes.Except(tested));
        Assert.Empty(tested.Except(codes));
    }

    [Fact]
    public void The_documentation_explains_every_code_with_its_message()
    {
        var page = File.ReadAllText(Repository.PathOf("docs", "diagnostics.md")).ReplaceLineEndings("\n");
        var sections = Section().Matches(page).ToDictionary(match => match.Groups["code"].Value, match => match.Groups["text"].Value);
        Assert.Equal(Rules.All.Select(rule => rule.Code), sections.Keys.Order(StringComparer.Ordinal));
        Assert.All(Section().Matches(page).Select(match => match.Groups["code"].Value).GroupBy(code => code[0]),
            group => Assert.Equal(group.Order(StringComparer.Ordinal), group));
        Assert.Equal("", string.Join('\n', Rules.All.SelectMany(rule => new[] { rule.Name, $"    {FirstMessage(rule.Code)}\n" }
            .Where(text => !sections[rule.Code].Contains(text, StringComparison.Ordinal))
            .Select(text => $"docs/diagnostics.md, {rule.Code}, must contain: {text}"))));
    }

    [Fact]
    public void A_removed_code_is_never_used_again() => Assert.DoesNotContain("L216", Rules.All.Select(rule => rule.Code));

    [Fact]
    public void R101_not_utf8() => Assert.Equal(NotUtf8, TinyTheme.Site("").With("input/text/lamps.md", Latin1).Messages());

    [Fact]
    public void R103_file_too_large()
    {
        var folder = new TemporaryFolder();
        folder.CreateLarge("input/text/huge.md", 50 * 1024 * 1024);
        folder.CreateLarge("input/sources.yml", 50 * 1024 * 1024);
        folder.CreateLarge("input/assets/film.bin", 50 * 1024 * 1024);
        Assert.Equal(TooLarge, Messages(folder));
    }

    [Fact]
    public void R104_symbolic_link_leaves_the_folder()
    {
        var folder = new TemporaryFolder();
        folder.Write("elsewhere/secret.md", "secret");
        folder.Write("input/text/lamps.md", "lamps");
        File.CreateSymbolicLink(folder.PathOf("input/text/linked.md"), folder.PathOf("elsewhere/secret.md"));
        File.CreateSymbolicLink(folder.PathOf("input/text/nowhere.md"), folder.PathOf("elsewhere/none.md"));
        File.CreateSymbolicLink(folder.PathOf("input/text/same.md"), folder.PathOf("input/text/lamps.md"));
        Directory.CreateSymbolicLink(folder.PathOf("input/milestones"), folder.PathOf("elsewhere"));
        Directory.CreateSymbolicLink(folder.PathOf("input/releases"), folder.PathOf("input/text"));
        Assert.Equal(LinkLeaves, Messages(folder));
        Assert.Equal(["input/text/lamps.md", "input/text/same.md"],
            InputFolder.Read(folder.Options).Value.Input.Files.Select(file => file.Path));
    }

    [Fact]
    public void Settings_that_may_not_be_read_are_not_reported_as_missing()
    {
        var folder = new TemporaryFolder();
        folder.Write("elsewhere/site.yml", "title: Lamps\n");
        Directory.CreateDirectory(folder.PathOf("input"));
        File.CreateSymbolicLink(folder.PathOf("input/site.yml"), folder.PathOf("elsewhere/site.yml"));
        var files = InputFolder.Read(folder.Options);
        Assert.Equal("R104", Assert.Single(files.Diagnostics).Rule.Code);
        Assert.Empty(Build.Run(files.Value, folder.Options).Diagnostics);
    }

    [Fact]
    public void R118_no_regular_file()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no pipes in folders");
        var folder = new TemporaryFolder();
        folder.Write("input/text/lamps.md", "lamps");
        folder.CreatePipe("input/text/pipe.md");
        Assert.Equal(SpecialFile, Messages(folder));
    }

    [Fact]
    public void R106_no_settings()
    {
        var site = TinyTheme.Site("");
        var files = site.Files() with { Input = new("input", []) };
        Assert.Equal(NoSettings, string.Concat(Build.Run(files, site.Options).Diagnostics.Select(diagnostic => diagnostic + "\n")));
        files = files with { Input = new("input", [new("input/site.yaml", "title: Lamps"u8.ToArray())]) };
        Assert.EndsWith("; rename input/site.yaml", Assert.Single(Build.Run(files, site.Options).Diagnostics).Message);
    }

    [Fact]
    public void C412_not_in_the_ledger()
    {
        var site = TinyTheme.Site("-- input/permalinks.txt --\n/\n/components/\n");
        Assert.False(site.Build().HasErrors);
        Assert.Equal(NotInLedger,
            string.Concat(Build.Run(site.Files(), site.Options with { Locked = true }).Diagnostics.Select(diagnostic => diagnostic + "\n")));
    }

    [Fact]
    public void C413_lines_removed_from_the_ledger()
    {
        var site = TinyTheme.Site("-- input/permalinks.txt --\n/\n");
        var ledger = new Input.InputFile("input/permalinks.txt", "/\n/components/\n/kinds/launch/\n"u8.ToArray());
        Assert.Equal(RemovedFromLedger, Messages(site.Files() with { Ledger = ledger }, site.Options));
        Assert.Equal("", Messages(site.Files() with { Ledger = ledger with { Bytes = default } }, site.Options));
    }

    [Fact]
    public void C414_C415_C416_and_C426_placeholders()
    {
        const string Settings = "-- input/site.yml --\ntitle: Lamps\nurl: https://lamps.example/\nrepository: https://github.com/example/lamps\n"
            + "branch: main\nlanguage: en\ntag_authority: lamps.example,2026\ncomponent_kinds: { lamp: { label: Lamp } }\n"
            + "statuses: { sold: { label: Sold } }\nmilestone_kinds: { launch: { label: Launch } }\n";
        var site = TinyTheme.Site(Settings);
        Assert.Equal("", site.Messages());
        var options = site.Options with { ReportsPlaceholders = true, Branch = "trunk" };
        Assert.Equal(Placeholders, Messages(site.Files(), options));
        Assert.StartsWith(Published, Messages(site.Files(), options with { IsPublishing = true }));
        // The address on the command line replaces the example address. A tag authority in the ledger is already published, so the build
        // does not report it.
        var online = options with { IsPublishing = true, Branch = "main", Url = new("https://name.github.io", "/lamps") };
        Assert.Equal(2, Messages(site.Files(), online).Split('\n').Count(line => line.Contains("C415")));
        Assert.Contains("or give both with --tag-authority", Messages(site.Files(), online));
        Assert.DoesNotContain("tag_authority", Messages(site.Files(), online with { TagAuthority = "name.github.io,2027-01-02" }));
        var withLedger = TinyTheme.Site(Settings.Replace("github.com/example/", "github.com/name/")
            + "-- input/permalinks.txt --\ntag:lamps.example,2026:corrections\n");
        Assert.DoesNotContain("C415", Messages(withLedger.Files(), online));
        var withoutExamples = TinyTheme.Site(Settings.Replace("url: https://lamps.example/\nrepository: https://github.com/example/lamps\n", "")
            .Replace("tag_authority: lamps.example,2026\n", ""));
        Assert.Equal(WithoutFeeds, Messages(withoutExamples.Files(), online));
        Assert.Equal("", Messages(withoutExamples.Files(), online with { TagAuthority = "name.github.io,2027-01-02" }));
        Assert.Equal("", Messages(withoutExamples.Files(), online with { IsPublishing = false }));
        Assert.Contains("C415: the site has no address", Messages(withoutExamples.Files(), online with { Url = null }));
    }

    private static string Messages(Input.InputFiles files, Domain.BuildOptions options) =>
        string.Concat(Build.Run(files, options).Diagnostics.Select(diagnostic => diagnostic + "\n"));

    private const string RemovedFromLedger = "input/permalinks.txt:1:1: error C413: /components/ and 1 more are not in the file any more, and were published; restore the file from the branch into which this change is merged\n";

    private const string Placeholders = """
        input/site.yml:2:6: warning C414: "url" is the address of an example (https://lamps.example); write where the site is published, or leave the key out and give the address with --base-url
        input/site.yml:3:13: warning C414: "repository" is that of an example (https://github.com/example/lamps); write the address of yours, or leave the key out: the edit links then lead to the address of --repository
        input/site.yml:4:9: warning C416: the edit links lead to the branch "main", and the site is made from "trunk"; write that one, or leave the key out
        input/site.yml:6:16: warning C414: "tag_authority" names a host of an example (lamps.example,2026), and the first publishing fixes the host for good; write a host, a comma and a day on which the host is yours, or give both with --tag-authority when you publish, as the workflow for GitHub Pages does

        """;

    private const string WithoutFeeds = "input/site.yml:1:1: warning C426: the site has no \"tag_authority\", so it is published without feeds "
        + "and calendars; write a host, a comma and a day on which the host is yours, or give both with --tag-authority\n";

    private const string Published = """
        input/site.yml:2:6: error C415: "url" is the address of an example (https://lamps.example); write where the site is published, or leave the key out and give the address with --base-url
        """;

    [Fact]
    public void T316_and_T317_from_an_added_pipeline_and_an_added_check()
    {
        var site = TinyTheme.Site("");
        var extensions = new SiteExtensions();
        extensions.Pipelines.Add("people", _ => [new SiteFile("people.json", "{}")]);
        extensions.Checks.Add("tagline", chronicle => [new($"{chronicle.Title} has no tagline; write one")]);
        Assert.Equal(AddedWarning + AddedError, string.Concat(Build.Run(site.Files(), site.Options with { Extensions = extensions })
            .Diagnostics.Select(diagnostic => diagnostic + "\n")));
    }

    private const string AddedError = "pipelines/people:1:1: error T316: \"people.json\" is no address of a file; write it as /folder/name.json, in lower case (pipeline people)\n";

    private const string AddedWarning = "input/site.yml:1:1: warning T317: Lamps has no tagline; write one (check tagline)\n";

    private const string ExpectedHeader = "-- expected --";

    private static readonly byte[] Latin1 = Encoding.Latin1.GetBytes("---\ntitle: A lamp\norder: 1\nsummary: Für alle\n---\n");

    private const string NotUtf8 = "input/text/lamps.md:4:11: error R101: the file is not UTF-8; save it in that encoding\n";

    private const string TooLarge = """
        input/assets/film.bin:1:1: error R103: the file has 52,428,800 bytes; at most 33,554,432 are read
        input/sources.yml:1:1: error R103: the file has 52,428,800 bytes; at most 16,777,216 are read
        input/text/huge.md:1:1: error R103: the file has 52,428,800 bytes; at most 1,048,576 are read

        """;

    private const string LinkLeaves = """
        input/milestones:1:1: error R104: the symbolic link leads out of the folder; put a copy of the file here
        input/releases:1:1: error R104: a symbolic link to a folder is not followed; put the folder itself here
        input/text/linked.md:1:1: error R104: the symbolic link leads out of the folder; put a copy of the file here
        input/text/nowhere.md:1:1: error R104: the symbolic link leads out of the folder; put a copy of the file here

        """;

    private const string SpecialFile = "input/text/pipe.md:1:1: error R118: this is a pipe, a socket or a device, not a file; remove it\n";

    private const string NoSettings =
        "input/site.yml:1:1: error R106: this file is missing; it contains the title, the address and the vocabularies of the site\n";

    private const string NotInLedger = "input/permalinks.txt:1:1: error C412: /api/v1/all.json and others are not in the ledger; run `build --publish` and commit the file with the change\n";

    private static string FirstMessage(string code) => (code switch
    {
        "C412" => NotInLedger,
        "C413" => RemovedFromLedger,
        "C414" => Placeholders,
        "C415" => Published,
        "C416" => Placeholders[Placeholders.IndexOf("input/site.yml:4:", StringComparison.Ordinal)..],
        "C426" => WithoutFeeds,
        "E620" => EvidenceRunTests.OtherFinding,
        "E621" => EvidenceRunTests.NoFinding,
        "R101" => NotUtf8,
        "R103" => TooLarge,
        "R104" => LinkLeaves,
        "R106" => NoSettings,
        "R118" => SpecialFile,
        "T316" => AddedError,
        "T317" => AddedWarning,
        "I503" => Import.HostileTableTests.TooLarge,
        "R114" => LimitTests.TextTooLong,
        "R115" => LimitTests.TooManyMistakes,
        _ => Fixture(code),
    }).Split('\n').First(line => line.Contains($" {code}: ", StringComparison.Ordinal));

    // The order of the files in a folder is undefined, so the diagnostics are sorted.
    private static string Messages(TemporaryFolder folder) =>
        string.Concat(InputFolder.Read(folder.Options).Diagnostics.OrderBy(diagnostic => diagnostic.At)
            .Select(diagnostic => diagnostic + "\n"));

    private static string Fixture(string code) => File.ReadAllText(PathOf(code)).ReplaceLineEndings("\n");

    private static string[] Sites(string code) => [.. FixtureSite().Matches(Fixture(code)).Select(match => match.Groups["site"].Value)];

    private static string PathOf(string code) => Path.Join(Fixtures, code + ".txt");

    private static IEnumerable<string> FixtureCodes() =>
        Directory.EnumerateFiles(Fixtures, "*.txt").Where(path => !ExpectedFile.IsReceived(path))
            .Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);

    /// <summary>The codes in the names of test methods, as in <c>R101_not_utf8</c>.</summary>
    private static IEnumerable<string> CodesOfMethods() => typeof(DiagnosticTests).Assembly.GetTypes().SelectMany(type => type.GetMethods())
        .Where(method => method.IsDefined(typeof(FactAttribute), inherit: false))
        .SelectMany(method => CodeInName().Matches(method.Name)).Select(match => match.Value);

    // No message begins with "-- ", so a line that begins with it is the header of the next site.
    [GeneratedRegex(@"(?<site>(?:(?!-- expected --\n).*\n)+)-- expected --\n(?:(?!-- ).*(?:\n|$))*")]
    private static partial Regex FixtureSite();

    [GeneratedRegex(@"(?<![A-Za-z0-9])[A-Z]\d{3}(?=_)")]
    private static partial Regex CodeInName();

    [GeneratedRegex(@"^## (?<code>[A-Z]\d{3})\n(?<text>(?:(?!## ).*\n)*)", RegexOptions.Multiline)]
    private static partial Regex Section();
}
