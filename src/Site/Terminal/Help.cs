using System.CommandLine;
using System.Reflection;

namespace Chronicle.Cli.Terminal;

/// <summary>The help of System.CommandLine, with a program name that the user can type.</summary>
internal static class Help
{
    /// <summary>
    /// The words that start the program. For a build below <c>src/Site</c>, they are <c>dotnet run --project src/Site --</c>, as in the
    /// documentation. For an installed tool, they are the command of the tool. Otherwise they are the name of the program file.
    /// </summary>
    public static string ProgramName { get; } = FindName(AppContext.BaseDirectory, File.Exists, FindToolName(), RootCommand.ExecutableName);

    /// <summary>One word that starts the program: the command of the tool, or the name of the program file.</summary>
    public static string ToolName => FindToolName() ?? RootCommand.ExecutableName;

    // A program that extends the generator is a different assembly, and the command of the tool does not start it.
    private static string? FindToolName() => Assembly.GetEntryAssembly() != typeof(Help).Assembly ? null
        : typeof(Help).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(entry => entry.Key == "ToolCommandName")?.Value;

    internal static string FindName(string folder, Func<string, bool> exists, string? toolName, string fileName) =>
        // `dotnet run` builds into src/Site/bin/Debug/net10.0/, so the project file is three folders above the program.
        exists(Path.GetFullPath(Path.Join(folder, "..", "..", "..", "Site.csproj"))) ? "dotnet run --project src/Site --"
        : string.IsNullOrEmpty(toolName) ? fileName : toolName;

    /// <summary>
    /// Runs the command line, and returns the exit code. In help texts, <see cref="ProgramName"/> replaces the name of the program file.
    /// </summary>
    public static int Invoke(ParseResult parsed)
    {
        var settings = new InvocationConfiguration { EnableDefaultExceptionHandler = false };
        if (parsed.Action is not System.CommandLine.Help.HelpAction)
            return parsed.Invoke(settings);
        var text = new StringWriter { NewLine = "\n" };
        settings.Output = text;
        var code = parsed.Invoke(settings);
        Console.Out.Write(text.ToString().Replace($"  {RootCommand.ExecutableName} ", $"  {ProgramName} ", StringComparison.Ordinal)
            .ReplaceLineEndings(Console.Out.NewLine));
        return code;
    }
}
