using System.CommandLine;
using System.Reflection;

namespace Chronicle.Cli.Commands;

/// <summary>The help of System.CommandLine, which calls the program by a name that can be typed.</summary>
internal static class Help
{
    /// <summary>
    /// The words that start the program: those of the documentation for a build below <c>src/Site</c>, the command of the tool for an
    /// installed one, else the name of its file.
    /// </summary>
    public static string ProgramName { get; } = FindName(AppContext.BaseDirectory, File.Exists, FindToolName(), RootCommand.ExecutableName);

    /// <summary>One word that starts the program: the command of the tool, or the name of its file.</summary>
    public static string ToolName => FindToolName() ?? RootCommand.ExecutableName;

    private static string? FindToolName() => typeof(Help).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(entry => entry.Key == "ToolCommandName")?.Value;

    internal static string FindName(string folder, Func<string, bool> exists, string? toolName, string fileName) =>
        // src/Site/bin/Debug/net10.0/ is where `dotnet run` builds.
        exists(Path.GetFullPath(Path.Join(folder, "..", "..", "..", "Site.csproj"))) ? "dotnet run --project src/Site --"
        : string.IsNullOrEmpty(toolName) ? fileName : toolName;

    /// <summary>Runs what the command line asks for; in a help text the program has its name.</summary>
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
