using System.Diagnostics;

namespace Chronicle.Testing;

/// <summary>Runs the generator as its users do: in a process of its own, with standard output and error redirected.</summary>
public static class Generator
{
    public sealed record Run(int ExitCode, string Output, string Error);

    public static Run Start(string workingFolder, params string[] arguments) => Start(workingFolder, [], arguments);

    public static Run Start(string workingFolder, (string Name, string Value)[] environment, params string[] arguments)
    {
        using var process = Begin(workingFolder, environment, arguments);
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new(process.ExitCode, output.ReplaceLineEndings("\n"), error.Result.ReplaceLineEndings("\n"));
    }

    /// <summary>The same, while it runs.</summary>
    public static Process Begin(string workingFolder, (string Name, string Value)[] environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Join(AppContext.BaseDirectory, "Chronicle.Cli.dll"), .. arguments])
        {
            WorkingDirectory = workingFolder,
            // Nobody is there to be asked.
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }
}
