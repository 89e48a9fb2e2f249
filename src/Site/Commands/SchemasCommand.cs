using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using Chronicle.Authoring;
using Chronicle.Cli.Disk;
using Chronicle.Domain;

namespace Chronicle.Cli.Commands;

/// <summary><c>schemas</c>: writes the help for editors below <c>.vscode/</c>.</summary>
internal static class SchemasCommand
{
    public const string Folder = ".vscode";

    public static Command Create(CommandLine line)
    {
        var command = new Command("schemas", "Bring the help for editors below .vscode/ up to date");
        command.SetAction(result => line.Run(result, (context, options) =>
        {
            context.Summarize($"{Folder}/ is up to date: {BuildCommand.Count(Write(options), "file")} written");
            return ExitCode.Done;
        }));
        return command;
    }

    /// <summary>Writes the files that are missing or out of date, and returns their number.</summary>
    public static int Write(BuildOptions options) => Write(options, EditorFiles.Create(InputFolder.Read(options).Value));

    /// <summary>
    /// A build brings the files up to date, so that the id of a new record completes in the next one. True if a file changed. An input
    /// outside the root changes nothing.
    /// </summary>
    public static bool Refresh(BuildOptions options, BuildPlan plan) =>
        options.Input == Path.Join(options.Root, "input") && Directory.Exists(Path.Join(options.Root, Folder, "schemas"))
        && Write(options, plan.CreateEditorFiles()) > 0;

    private static int Write(BuildOptions options, ImmutableArray<(string Name, string Text)> files)
    {
        var changed = 0;
        foreach (var (name, text) in files)
            if (AtomicFile.WriteIfChanged(options.Root, $"{Folder}/{name}", Encoding.UTF8.GetBytes(text)))
                changed++;
        return changed;
    }
}
