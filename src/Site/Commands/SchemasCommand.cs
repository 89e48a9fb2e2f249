using System.Collections.Immutable;
using System.Text;
using Chronicle.Authoring;
using Chronicle.Cli.Disk;

namespace Chronicle.Cli.Commands;

/// <summary><c>schemas</c>: writes the help for editors below <c>.vscode/</c>.</summary>
internal static class SchemasCommand
{
    public const string Folder = ".vscode";

    public static int Run(BuildOptions options, Action<string> say)
    {
        var changed = Write(options, EditorFiles.Create(InputFolder.Read(options).Value));
        say($"{Folder}/ is up to date: {changed} files written");
        return 0;
    }

    /// <summary>
    /// A build brings the files up to date, so that the id of a new record completes in the next one. True if a file changed. An input
    /// outside the root changes nothing.
    /// </summary>
    public static bool Refresh(BuildOptions options, BuildPlan plan) =>
        options.Input == Path.Join(options.Root, "input") && Directory.Exists(Path.Join(options.Root, Folder, "schemas"))
        && Write(options, EditorFiles.Create(plan)) > 0;

    private static int Write(BuildOptions options, ImmutableArray<(string Name, string Text)> files)
    {
        var changed = 0;
        foreach (var (name, text) in files)
        {
            var path = Path.Join(options.Root, Folder, name);
            var bytes = Encoding.UTF8.GetBytes(text);
            if (File.Exists(path) && bytes.AsSpan().SequenceEqual(File.ReadAllBytes(path)))
                continue;
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            AtomicFile.Write(path, bytes);
            changed++;
        }
        return changed;
    }
}
