using System.CommandLine;
using Chronicle.Cli.Disk;

namespace Chronicle.Cli.Commands;

/// <summary><c>init DIR</c>: writes a small chronicle that builds at once into an empty folder.</summary>
internal sealed class InitCommand
{
    private readonly Argument<DirectoryInfo> _folder = new("DIR") { Description = "An empty folder, or the name of a new one" };

    public Command Create(CommandLine line)
    {
        var command = new Command("init", "Begin a new chronicle: a small input that builds at once") { _folder };
        command.SetAction(result => line.Run(result, Run));
        return command;
    }

    private int Run(CommandContext context)
    {
        var folder = context.Arguments.GetValue(_folder)!;
        if (File.Exists(folder.FullName) || folder.Exists && folder.EnumerateFileSystemInfos().Any())
            return context.Refuse($"{folder.FullName} is not empty; name an empty folder, or a new one");
        foreach (var file in BuiltInFiles.In("starter"))
        {
            // Under its own name git would apply the file to this repository.
            var path = Path.Join(folder.FullName, file.Path switch
            {
                "gitignore.txt" => ".gitignore",
                "gitattributes.txt" => ".gitattributes",
                _ => file.Path,
            });
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, file.Bytes.Span);
        }
        var root = folder.FullName;
        SchemasCommand.Write(new(root, Path.Join(root, "input"), Path.Join(root, "theme"), Path.Join(root, "output")));
        context.Summarize($"a small chronicle is in {folder.FullName}; its README.md says what to do next");
        return ExitCode.Done;
    }
}
