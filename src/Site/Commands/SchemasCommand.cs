using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using Chronicle.Authoring.EditorHelp;
using Chronicle.Cli.Disk;
using Chronicle.Cli.Input;
using Chronicle.Domain;
using Chronicle.Input;

namespace Chronicle.Cli.Commands;

/// <summary><c>schemas</c>: writes the schemas and snippets for editors below <c>.vscode/</c>.</summary>
internal static class SchemasCommand
{
    public const string Folder = ".vscode";

    public static Command Create(CommandLine line) =>
        line.Create(new("schemas", "Write the schemas and snippets for editors below .vscode/"), (context, options) =>
        {
            var written = Write(options, EditorFiles.Create(InputFolder.Read(options).Value));
            context.Summarize($"{Folder}/ is up to date: {SummaryText.Count(written, "file")} written");
            return ExitCode.Done;
        });

    /// <summary>
    /// Updates the files after other commands, so that an editor completes the id of a new record. It does so only if editor settings
    /// exist, and never for an input outside the root. A disk error is ignored, because the files are only an aid.
    /// </summary>
    public static void Refresh(BuildOptions options, Func<ImmutableArray<(string Name, string Text)>> create)
    {
        if (options.Input != Path.Join(options.Root, "input") || !Directory.Exists(Path.Join(options.Root, Folder)))
            return;
        try
        {
            Write(options, create());
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
        }
    }

    /// <summary>Updates the files of an input without changes, if one is missing.</summary>
    public static void Complete(BuildOptions options, InputFiles files)
    {
        if (EditorFiles.Names.Any(name => !File.Exists(Path.Join(options.Root, Folder, name))))
            Refresh(options, () => EditorFiles.Create(files));
    }

    /// <summary>Writes the files that are missing or outdated, and returns their number.</summary>
    private static int Write(BuildOptions options, ImmutableArray<(string Name, string Text)> files)
    {
        var changed = 0;
        foreach (var (name, text) in files)
            if (AtomicFile.WriteIfChanged(options.Root, $"{Folder}/{name}", Encoding.UTF8.GetBytes(text)))
                changed++;
        return changed;
    }
}
