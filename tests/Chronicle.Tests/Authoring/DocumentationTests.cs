using System.Text.RegularExpressions;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>The documents: their links and the files that they name exist, and some documents have a limit for their length.</summary>
public sealed partial class DocumentationTests
{
    private const int LongestArchitecture = 1_000, LongestDecision = 200;

    public static TheoryData<string> Documents => [.. AllDocuments()];

    [Theory, MemberData(nameof(Documents))]
    public void Every_link_leads_to_an_existing_file_or_heading(string name)
    {
        foreach (var target in LinksIn(name))
        {
            var parts = target.Split('#');
            var document = Repository.PathOf(name);
            var path = parts[0].Length == 0 ? document : Path.GetFullPath(Path.Join(Path.GetDirectoryName(document), parts[0]));
            Assert.True(File.Exists(path) || Directory.Exists(path), $"{name} leads to {target}, which does not exist");
            if (parts.Length > 1)
                Assert.True(AnchorsIn(File.ReadAllText(path)).Contains(parts[1]), $"{name} leads to {target}, which is no heading");
        }
    }

    [Fact]
    public void Every_file_and_folder_of_code_that_a_document_names_exists()
    {
        string[] files = [.. new[] { "src", "tests", "theme" }.SelectMany(FilesBelow)];
        foreach (var name in AllDocuments().Where(name => name.StartsWith("docs/", StringComparison.Ordinal)).Append("theme/README.md"))
            foreach (Match match in CodeFile().Matches(File.ReadAllText(Repository.PathOf(name))))
                Assert.True(Exists(match.Groups[1].Value), $"{name} names {match}, which does not exist");

        bool Exists(string named) => files.Any(file => $"/{file}".Contains($"/{named}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("component")]
    [InlineData("release")]
    public void The_sentences_with_the_word_of_a_record_are_listed_for_chronicles_that_replace_it(string record)
    {
        // Release notes are a kind of source in every chronicle.
        var sentences = File.ReadAllLines(Repository.PathOf("theme", "i18n", "en.yml")).Select(line => line.Split(':', 2))
            .Where(word => word is [var key, var text] && key != record && key != record + "s"
                && !key.StartsWith("source_kind_", StringComparison.Ordinal)
                && Regex.IsMatch(text, $@"(?<!\{{)\b{record}s?\b", RegexOptions.IgnoreCase))
            .Select(word => word[0]).Order(StringComparer.Ordinal);
        var list = File.ReadLines(Repository.PathOf("docs", "new-chronicle.md"))
            .Single(line => line.Contains($"contain the word \"{record}\"", StringComparison.Ordinal));
        Assert.Equal(sentences, Regex.Matches(list.Split("contain the word")[1], "`([a-z_]+)`").Select(word => word.Groups[1].Value)
            .Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_architecture_document_lists_every_folder_of_the_source()
    {
        var text = File.ReadAllText(Repository.PathOf("docs", "architecture.md"));
        foreach (var project in Directory.EnumerateDirectories(Repository.PathOf("src")).Where(HasCode))
            foreach (var folder in Directory.EnumerateDirectories(project).Where(HasCode))
                Assert.Contains($"{Path.GetFileName(folder)}/`", text);
    }

    [Fact]
    public void The_architecture_document_has_at_most_1000_words() => Assert.InRange(WordsIn("docs/architecture.md"), 1, LongestArchitecture);

    [Fact]
    public void A_decision_has_at_most_200_words_and_is_in_the_list()
    {
        var list = File.ReadAllText(Repository.PathOf("docs", "decisions", "README.md"));
        foreach (var name in AllDocuments().Where(name => DecisionName().IsMatch(name)))
        {
            Assert.True(WordsIn(name) <= LongestDecision, $"{name} has {WordsIn(name)} words; at most {LongestDecision} are allowed");
            Assert.Contains($"({Path.GetFileName(name)})", list);
        }
    }

    private static bool HasCode(string folder) =>
        Path.GetFileName(folder) is not ("bin" or "obj") && Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Any();

    private static int WordsIn(string name) =>
        File.ReadAllText(Repository.PathOf(name)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    private static string[] AllDocuments() =>
    [
        .. new[] { "docs", ".github", "theme" }.SelectMany(FilesBelow).Where(name => name.EndsWith(".md", StringComparison.Ordinal)),
        "README.md", "CHANGELOG.md", "input/README.md",
    ];

    private static IEnumerable<string> FilesBelow(string folder) => Directory
        .EnumerateFiles(Repository.PathOf(folder), "*", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
        .Where(name => !name.Contains("/bin/", StringComparison.Ordinal) && !name.Contains("/obj/", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    // Links in code are examples, so they are left out.
    private static IEnumerable<string> LinksIn(string name) => Link()
        .Matches(Code().Replace(File.ReadAllText(Repository.PathOf(name)), ""))
        .Select(match => match.Groups[1].Value).Where(target => !target.Contains(':', StringComparison.Ordinal));

    // The anchors that GitHub makes: in lower case, with a hyphen for each space, without other punctuation.
    private static HashSet<string> AnchorsIn(string markdown) =>
        [.. Heading().Matches(markdown).Select(match => AnchorOf(match.Groups[1].Value))];

    private static string AnchorOf(string heading) => NoAnchor().Replace(heading.Trim().ToLowerInvariant(), "").Replace(' ', '-');

    [GeneratedRegex(@"\]\(([^()\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"(?m)^ {4}.*$|`[^`\n]+`(?!\]\()")]
    private static partial Regex Code();

    [GeneratedRegex(@"(?m)^#+ (.*)$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NoAnchor();

    [GeneratedRegex(@"`((?:[\w.]+/)*[\w.]+\.cs|src/[\w./]+/)`")]
    private static partial Regex CodeFile();

    [GeneratedRegex(@"^docs/decisions/\d{3}-[a-z-]+\.md$")]
    private static partial Regex DecisionName();
}
