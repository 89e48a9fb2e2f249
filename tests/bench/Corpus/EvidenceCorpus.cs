using System.Diagnostics;
using System.Text;

namespace Bench.Corpus;

/// <summary>
/// A Git repository with 80,000 files and 25 tags, and a chronicle of 40 components and 25 releases whose evidence comes from it. Between
/// two tags, 6,000 files change, in half of the 9,000 folders.
/// </summary>
public static class EvidenceCorpus
{
    public const int Files = 80_000, Lists = 1_600, Changed = 6_000, Releases = 25, Components = 40;

    public static string Repository(string root) => Path.Join(root, "subject.git");

    public static void Write(string root)
    {
        foreach (var (path, text) in Input())
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Join(root, path))!);
            File.WriteAllText(Path.Join(root, path), text);
        }
        Directory.CreateDirectory(Path.Join(root, "theme"));
        Git("init", "--quiet", "--bare", Repository(root)).WaitForExit();
        using (var import = Git($"--git-dir={Repository(root)}", "fast-import", "--quiet"))
        {
            using (var stream = new StreamWriter(import.StandardInput.BaseStream, new UTF8Encoding(false)))
                WriteHistory(stream);
            import.WaitForExit();
        }
        // Puts all objects into one pack, as in a clone.
        Git($"--git-dir={Repository(root)}", "gc", "--quiet").WaitForExit();
    }

    private static void WriteHistory(StreamWriter stream)
    {
        var dice = new Dice(Releases);
        for (var release = 1; release <= Releases; release++)
        {
            stream.Write($"commit refs/heads/main\nmark :{release}\ncommitter A <a@subject.example> {1_000_000_000 + release * 5_000_000} +0000\n");
            Data(stream, $"release {release}");
            foreach (var number in release == 1 ? Enumerable.Range(0, Files + Lists) : Enumerable.Range(0, Changed).Select(_ => dice.Below(Files)))
                Entry(stream, PathOf(number), ContentOf(number, release));
            Entry(stream, "Makefile", $"VERSION = {release}\n");
            stream.Write($"reset refs/tags/v{release}\nfrom :{release}\n\n");
        }
    }

    private static string PathOf(int number) => number >= Files ? $"d{number % 40}/s{number / 40 % 25}/Kconfig{number}"
        : $"d{number % 40}/s{number / 40 % 25}/t{number / 1000 % 8}/f{number}.{(number % 10 == 0 ? "rs" : "c")}";

    private static string ContentOf(int number, int release) => number >= Files
        ? $"config OPTION_{number - Files}\n\tbool \"An option\"\n"
        : $"{string.Concat(Enumerable.Repeat("a line of code\n", 20 + number % 50))}{number} {release}\n";

    private static IEnumerable<(string Path, string Text)> Input()
    {
        yield return ("input/site.yml", """
            title: Subject
            url: https://subject.example/
            language: en
            component_kinds: { part: { label: Part } }
            statuses: { in: { label: Part of the tree } }
            milestone_kinds: { merge: { label: Merge } }
            component_fields: { paths: { label: Paths, type: code-list }, options: { label: Options, type: code-list } }
            release_fields: { edition: { label: Edition, type: version } }
            figures: { files: { label: Files }, lines: { label: Lines } }
            evidence:
              repository: https://code.example/subject
              present: [in]
              components:
                paths: { ask: path }
                options: { ask: text, files: ["**/Kconfig*"], pattern: '^config {value}$' }
              releases:
                edition: { ask: value, files: [Makefile], pattern: '^VERSION = (?<value>[0-9]+)$' }
              figures:
                files: { ask: files, files: ["**/*.rs"] }
                lines: { ask: lines, files: ["**/*.rs"] }

            """);
        for (var i = 0; i < Components; i++)
            yield return ($"input/components/part-{i}.md", $"---\nname: Part {i}\nkind: part\nstatus: in\nsummary: A part.\nsince: \"1\"\nsources: []\n"
                + $"paths: [d{i}/, d{i}/s1/]\noptions: [OPTION_{i * 7}]\n---\n");
        for (var i = 1; i <= Releases; i++)
            yield return ($"input/releases/{i}.md", $"---\ndate: {1990 + i}\nsummary: A release.\nsources: []\nedition: \"{i}\"\n"
                + "figures: { files: 8000, lines: 328000 }\n---\n");
    }

    private static void Entry(StreamWriter stream, string path, string content)
    {
        stream.Write($"M 100644 inline {path}\n");
        Data(stream, content);
    }

    private static void Data(StreamWriter stream, string text) => stream.Write($"data {text.Length}\n{text}\n");

    private static Process Git(params string[] arguments) =>
        Process.Start(new ProcessStartInfo("git", arguments) { RedirectStandardInput = true })!;
}
