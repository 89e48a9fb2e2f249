using System.CommandLine;

namespace Chronicle.Cli.Commands;

/// <summary><c>init DIR</c>: writes a small chronicle that builds at once, with a copy of the theme, into an empty folder.</summary>
internal sealed class InitCommand
{
    /// <summary>The build copies these files beside the program; see Site.csproj.</summary>
    private static readonly string Starter = Path.Join(AppContext.BaseDirectory, "starter");

    private readonly Argument<DirectoryInfo> _folder = new("DIR") { Description = "An empty folder, or the name of a new one" };

    public Command Create(CommandLine line)
    {
        var command = new Command("init", "Begin a new chronicle: a small input that builds at once, and this theme") { _folder };
        command.SetAction(result => line.Run(result, Run));
        return command;
    }

    private int Run(CommandContext context)
    {
        var folder = context.Arguments.GetValue(_folder)!;
        if (File.Exists(folder.FullName) || folder.Exists && folder.EnumerateFileSystemInfos().Any())
            return context.Refuse($"{folder.FullName} is not empty; name an empty folder, or a new one");
        foreach (var file in Directory.EnumerateFiles(Starter, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            // Under its own name git would apply the file to this repository.
            var name = Path.GetRelativePath(Starter, file);
            var path = Path.Join(folder.FullName, name switch
            {
                "gitignore.txt" => ".gitignore",
                "gitattributes.txt" =>
                ".gitattributes",
                _ => name
            });
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Copy(file, path);
        }
        var root = folder.FullName;
        SchemasCommand.Write(new(root, Path.Join(root, "input"), Path.Join(root, "theme"), Path.Join(root, "output")));
        context.Summarize($"a small chronicle is in {folder.FullName}; its README.md says what to do next");
        return ExitCode.Done;
    }
}
