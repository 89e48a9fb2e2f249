using System.Text.RegularExpressions;
using Chronicle.Input;
using Chronicle.Presentation;
using Chronicle.Primitives;
using Chronicle.Read;
using Chronicle.Read.Schema;
using Chronicle.Read.Yaml;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>
/// Checks the text of the source files against the rules of the project. The compiler checks that the engine does no input and output.
/// <see cref="ArrowTests"/> checks which folders a folder uses.
/// </summary>
public sealed partial class TidyTests
{
    private static readonly string[] SubjectWords = ["Linux", "Rust", "kernel"];

    /// <summary>Names of components that are also ordinary words or terms of programming.</summary>
    private static readonly HashSet<string> CommonWords = new(StringComparer.OrdinalIgnoreCase) { "samples", "alloc", "templates",
        "macros", "build" };

    /// <summary>The greatest number of lines of a file, without lines of comments.</summary>
    private const int LongestFile = 245;

    /// <summary>The greatest number of characters of a C# line below <c>src/</c>.</summary>
    private const int LongestLine = 140;

    [Fact]
    public void Generator_and_theme_contain_no_word_of_the_subject()
    {
        var records = FixedChronicle.Files.Input.Files.Where(file =>
            file.Path.StartsWith("input/components/", StringComparison.Ordinal)
            && !file.Path.EndsWith("README.md", StringComparison.Ordinal));
        var names = records.SelectMany(NamesOf).Where(name => !CommonWords.Contains(name)).ToArray();
        Assert.True(names.Length > 40, "the names of the components were not read");
        AssertNoMatch([.. Source("src"), .. Source("theme")], AnyOf([.. SubjectWords, .. names]));
    }

    [Fact]
    public void No_file_of_code_is_too_long() =>
        AssertNone(Source("src").Concat(Source("theme")).Where(file => IsCode(file.Name) && CountCode(file.Text) > LongestFile)
            .Select(file => $"{file.Name} has {CountCode(file.Text)} lines of code, at most {LongestFile}; move a part to another file"));

    [Fact]
    public void Git_ignores_the_output_and_the_help_for_editors()
    {
        Assert.Contains("*", File.ReadAllLines(Repository.PathOf("output", ".gitignore")));
        Assert.Contains(".vscode/schemas/", File.ReadAllLines(Repository.PathOf(".gitignore")));
    }

    // Lines of comments do not count.
    private static int CountCode(string text) => text.Split('\n').Count(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal));

    [Fact]
    public void No_line_of_code_is_too_long() => AssertNone(Source("src").Where(file => file.Name.EndsWith(".cs", StringComparison.Ordinal))
        .SelectMany(file => file.Text.Split('\n').Select((line, i) => (Place: $"{file.Name}:{i + 1}", line.Length)))
        .Where(line => line.Length > LongestLine).Select(line => $"{line.Place} has {line.Length} characters; wrap it"));

    [Fact]
    public void Files_are_moved_and_deleted_only_with_repeated_attempts()
    {
        // The exceptions delete files that nobody needs, and continue if the system refuses.
        string[] exceptions = ["RetryingMover.cs", "AtomicFile.cs", "OutputLock.cs"];
        AssertNoMatch(Source("src/Site").Where(file => !exceptions.Contains(Path.GetFileName(file.Name))), MoveOrDelete());
    }

    [Fact]
    public void No_line_ends_with_a_space_or_a_tab() => AssertNoMatch(AllFiles().Where(file => !IsData(file.Name)), TrailingBlanks());

    [Fact]
    public void Every_file_has_LF_line_ends_and_exactly_one_at_its_end() =>
        AssertNone(AllFiles().Where(file => !IsData(file.Name)
            && (file.Text.Contains('\r') || !file.Text.EndsWith('\n') || file.Text.EndsWith("\n\n", StringComparison.Ordinal)))
            .Select(file => file.Name));

    [Fact]
    public void Every_interface_has_two_implementations()
    {
        var types = new[] { typeof(Chronicle.Build), typeof(Chronicle.Templates.ViewMembers), typeof(Chronicle.Drawing.Canvas),
            typeof(Extending.Chronicler) }.SelectMany(type => type.Assembly.GetTypes()).ToArray();
        AssertNone(types.Where(type => type.IsInterface && type.Namespace?.StartsWith("Chronicle", StringComparison.Ordinal) == true
            && types.Count(other => other.IsClass && other.GetInterfaces().Any(one => one.Name == type.Name)) < 2).Select(type => type.FullName!));
    }

    [Fact]
    public void Every_partial_and_every_layout_of_the_theme_is_used()
    {
        var templates = string.Concat(Source("theme").Where(file => file.Name.EndsWith(".html", StringComparison.Ordinal))
            .Select(file => file.Text));
        Assert.Equal(NamesIn("theme/partials"), NamesIn("theme/partials").Where(name => templates.Contains($"include \"{name}\"")));
        var code = string.Concat(Code().Select(file => file.Text));
        Assert.Equal(NamesIn("theme/layouts"), NamesIn("theme/layouts").Where(name => code.Contains($"\"{name}\"")));
    }

    [Fact]
    public void Every_word_of_the_theme_is_used()
    {
        var templates = string.Concat(Source("theme").Where(file => file.Name.EndsWith(".html", StringComparison.Ordinal))
            .Select(file => file.Text));
        var code = string.Concat(Code().Select(file => file.Text));
        var kinds = Schemas.SourceKinds.Select(Presenter.SourceKindKey).SelectMany(key => new[] { key, key + "_plural" }).ToHashSet();
        var inCode = WordsIn(code);
        const string Synonyms = "search_words_";
        var used = WordsOf("en").Where(key => kinds.Contains(key) || key.StartsWith(Synonyms, StringComparison.Ordinal)
            && WordsOf("en").Contains(key[Synonyms.Length..]) || inCode.Contains(key) || Regex.IsMatch(templates, $@"\bt\.{key}\b"));
        AssertNone(WordsOf("en").Except(used));
        AssertNone(kinds.Except(WordsOf("en")));
    }

    // The arguments of the methods that need a word, alone or as one of two. A text with the name of a word can also be a key of a file.
    private static HashSet<string> WordsIn(string code) =>
        Regex.Matches(code, @"\b(?:[wW]ords|this)\[|\b(?:Texts|Fill|Plural|Count|Link)\(")
            .Select(call => call.Index + call.Length)
            .Select(start => Regex.Match(code[start..Math.Min(start + 300, code.Length)],
                @"^(?:[^;""]*\?)?\s*""(?<word>\w+)""(?:\s*:\s*""(?<word>\w+)"")?"))
            .SelectMany(match => match.Groups["word"].Captures.Select(word => word.Value)).ToHashSet(StringComparer.Ordinal);

    [Fact]
    public void Every_language_of_the_theme_has_the_same_keys_in_the_same_order()
    {
        var languages = Directory.EnumerateFiles(Repository.PathOf("theme", "i18n"), "*.yml")
            .Select(path => Path.GetFileNameWithoutExtension(path)).ToArray();
        Assert.Superset(new HashSet<string> { "en", "de" }, languages.ToHashSet());
        Assert.All(languages, language => Assert.Equal(WordsOf("en"), WordsOf(language)));
    }

    [Fact]
    public void Every_rule_is_used()
    {
        var code = string.Concat(Code().Where(file => !file.Name.EndsWith("/Rules.cs", StringComparison.Ordinal))
            .Select(file => file.Text));
        var rules = typeof(Rules).GetFields().Where(field => field.FieldType == typeof(Rule)).Select(field => field.Name).ToArray();
        Assert.Equal(rules, rules.Where(rule => Regex.IsMatch(code, $@"\bRules\.{rule}\b")));
    }

    private sealed record SourceFile(string Name, string Text);

    private static void AssertNoMatch(IEnumerable<SourceFile> files, Regex forbidden)
    {
        var read = files.ToArray();
        Assert.NotEmpty(read);
        AssertNone(read.SelectMany(file => forbidden.Matches(file.Text)
            .Select(match => $"{file.Name}:{1 + file.Text.AsSpan(0, match.Index).Count('\n')}: {match.Value.Trim()}")));
    }

    /// <summary>The id, the name and the aliases of the component in this file.</summary>
    private static IEnumerable<string> NamesOf(InputFile file)
    {
        var diagnostics = new DiagnosticBag();
        var map = FrontMatter.Read(Utf8.Decode(file, diagnostics)!, diagnostics)!;
        return [Path.GetFileNameWithoutExtension(file.Path), map.Text("name")!, .. map.Texts("aliases")];
    }

    private static Regex AnyOf(IEnumerable<string> words) =>
        new($@"(?<![\w-])({string.Join('|', words.Select(Regex.Escape))})(?![\w-])",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static void AssertNone(IEnumerable<string> found)
    {
        var all = found.ToArray();
        Assert.True(all.Length == 0, string.Join('\n', all));
    }

    private static IEnumerable<string> WordsOf(string language)
    {
        var name = $"theme/i18n/{language}.yml";
        var map = YamlReader.ReadMapping(new SourceText(name, File.ReadAllText(Repository.PathOf(name))), .., new());
        return map!.Entries.Select(entry => entry.Key);
    }

    private static string[] NamesIn(string folder) =>
        [.. Directory.EnumerateFiles(Repository.PathOf(folder), "*.html").Select(path => Path.GetFileNameWithoutExtension(path))
            .Order(StringComparer.Ordinal)];

    private static IEnumerable<SourceFile> Code() => Source("src").Where(file => file.Name.EndsWith(".cs", StringComparison.Ordinal));

    private static bool IsCode(string name) => Path.GetExtension(name) is ".cs" or ".html" or ".css" or ".js";

    // Fixtures may contain any spaces and line ends. NuGet writes the lock files.
    private static bool IsData(string name) => name.EndsWith("packages.lock.json", StringComparison.Ordinal)
        || name.StartsWith("tests/", StringComparison.Ordinal) && Path.GetExtension(name) is not ".cs" and not ".csproj";

    private static IEnumerable<SourceFile> AllFiles() => [.. Source("src"), .. Source("theme"), .. Source("tests"), .. Source("input"),
        .. Source(".github")];

    private static IEnumerable<SourceFile> Source(string folder) =>
        Directory.EnumerateFiles(Repository.PathOf(folder), "*", SearchOption.AllDirectories)
            .Select(path => (Path: path, Name: Path.GetRelativePath(Repository.Root, path).Replace('\\', '/')))
            .Where(file => !MadeByBuilds().IsMatch(file.Name)
                && Path.GetExtension(file.Name) is not (".png" or ".ico" or ".woff2" or ".webp"))
            .Select(file => new SourceFile(file.Name, File.ReadAllText(file.Path)));

    [GeneratedRegex(@"/(bin|obj|TestResults|node_modules)/|\.received\.|(^|/)\.[^/]*\.sw.$")]
    private static partial Regex MadeByBuilds();

    [GeneratedRegex(@"\b(File|Directory)\.(Move|Delete)\(")]
    private static partial Regex MoveOrDelete();

    [GeneratedRegex(@"[ \t]+$", RegexOptions.Multiline)]
    private static partial Regex TrailingBlanks();
}
