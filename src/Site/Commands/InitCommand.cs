namespace Chronicle.Cli.Commands;

/// <summary><c>init DIR</c>: a small chronicle that builds at once, with a copy of the theme, in an empty folder.</summary>
internal static class InitCommand
{
    /// <summary>What is copied lies beside the program; see Site.csproj.</summary>
    private static readonly string Skeleton = Path.Join(AppContext.BaseDirectory, "starter");

    public static int Run(DirectoryInfo folder, Action<string> tell)
    {
        if (File.Exists(folder.FullName) || folder.Exists && folder.EnumerateFileSystemInfos().Any())
        {
            Console.Error.WriteLine($"{folder.FullName} is not empty; name a folder that is, or one that is not there yet");
            return 2;
        }
        foreach (var file in Directory.EnumerateFiles(Skeleton, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            // Under its own name it would hold for this repository.
            var name = Path.GetRelativePath(Skeleton, file);
            var path = Path.Join(folder.FullName, name switch { "gitignore.txt" => ".gitignore", "gitattributes.txt" => ".gitattributes", _ => name });
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Copy(file, path);
        }
        SchemasCommand.Run(new(folder.FullName, Path.Join(folder.FullName, "input"), Path.Join(folder.FullName, "theme"), Path.Join(folder.FullName, "output")), _ => { });
        tell($"a chronicle to begin with is in {folder.FullName}; its README.md says what to do next");
        return 0;
    }
}
