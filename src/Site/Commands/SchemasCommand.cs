using System.CommandLine;
using System.Text;
using Chronicle.Authoring;
using Chronicle.Cli.Disk;
using Chronicle.Domain;
using Chronicle.Input;
using Chronicle.Read;

namespace Chronicle.Cli.Commands;

/// <summary><c>schemas</c>: writes the help for editors below <c>.vscode/</c>.</summary>
internal sealed class SchemasCommand
{
    public const string Folder = ".vscode";

    public Command Create(CommandLine line)
    {
        var command = new Command("schemas", "Bring the help for editors below .vscode/ up to date");
        command.SetAction(result => line.Run(result, (context, options) =>
        {
            context.Summarize($"{Folder}/ is up to date: {Write(options)} files written");
            return ExitCode.Done;
        }));
        return command;
    }

    /// <summary>Writes the files that are missing or out of date, and returns their number.</summary>
    public static int Write(BuildOptions options) => Write(options, Reader.Run(InputFolder.Read(options).Value).Value);

    /// <summary>A build keeps what is there up to date, so that a new record's id completes in the next one. An input from elsewhere has no say in it.</summary>
    public static bool Refresh(BuildOptions options, ParsedSite draft) =>
        options.Input == Path.Join(options.Root, "input") && Directory.Exists(Path.Join(options.Root, Folder, "schemas")) && Write(options, draft) > 0;

    private static int Write(BuildOptions options, ParsedSite draft)
    {
        var changed = 0;
        foreach (var (name, text) in EditorFiles.Create(new KnownValues(draft)))
            if (AtomicFile.WriteIfChanged(options.Root, $"{Folder}/{name}", Encoding.UTF8.GetBytes(text)))
                changed++;
        return changed;
    }
}
