using System.Diagnostics;
using System.Text;

namespace Chronicle.Testing;

/// <summary>
/// Runs the program: <see cref="Call"/> inside this process, which takes milliseconds, or <see cref="Start(string, string[])"/> in a
/// separate process, like a user. A separate process is for tests of streams, signals, the current folder and the environment.
/// </summary>
internal static class Generator
{
    private static readonly AsyncLocal<(TextWriter Output, TextWriter Error)?> Caught = new();

    static Generator()
    {
        Console.SetOut(new CaughtWriter(Console.Out, caught => caught.Output));
        Console.SetError(new CaughtWriter(Console.Error, caught => caught.Error));
    }

    public sealed record Run(int ExitCode, string Output, string Error);

    /// <summary>
    /// The program for separate processes: with native code where <c>Precompile.targets</c> compiles it, otherwise beside the tests.
    /// </summary>
    public static string Program { get; } = new[] { "program/Chronicle.Cli.dll", "Chronicle.Cli.dll" }
        .Select(name => Path.Join(AppContext.BaseDirectory, name)).First(File.Exists);

    /// <summary>
    /// Runs the program inside this process for the root <paramref name="folder"/>. Paths among the arguments must be absolute, because the
    /// current folder is that of the tests.
    /// </summary>
    public static Run Call(string folder, params string[] arguments)
    {
        // The output differs on a terminal, and only a separate process can have other streams.
        if (!Console.IsOutputRedirected || !Console.IsErrorRedirected || arguments is ["new", ..] && !Console.IsInputRedirected)
            return Start(folder, arguments);
        var (output, error) = (new StringWriter(), new StringWriter());
        Caught.Value = (TextWriter.Synchronized(output), TextWriter.Synchronized(error));
        try
        {
            var code = Cli.Program.Main(arguments.Contains("--root") || arguments is ["init", ..] ? arguments
                : ["--root", folder, .. arguments]);
            return new(code, output.ToString().ReplaceLineEndings("\n"), error.ToString().ReplaceLineEndings("\n"));
        }
        finally
        {
            Caught.Value = null;
        }
    }

    /// <summary>Runs the program in a separate process, with standard output and error redirected.</summary>
    public static Run Start(string workingFolder, params string[] arguments) => Start(workingFolder, [], arguments);

    public static Run Start(string workingFolder, (string Name, string Value)[] environment, params string[] arguments)
    {
        using var process = Begin(workingFolder, environment, arguments);
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new(process.ExitCode, output.ReplaceLineEndings("\n"), error.Result.ReplaceLineEndings("\n"));
    }

    /// <summary>Starts the program and returns before it ends.</summary>
    public static Process Begin(string workingFolder, (string Name, string Value)[] environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Program, .. arguments])
        {
            WorkingDirectory = workingFolder,
            // There is no person to answer questions.
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

    /// <summary>
    /// Writes to the writer of the current call, so that the output of parallel calls does not mix. Outside a call, it writes to the console.
    /// </summary>
    private sealed class CaughtWriter(TextWriter console, Func<(TextWriter Output, TextWriter Error), TextWriter> choose) : TextWriter
    {
        private TextWriter Target => Caught.Value is { } caught ? choose(caught) : console;

        public override Encoding Encoding => console.Encoding;

        public override void Write(char value) => Target.Write(value);

        public override void Write(string? value) => Target.Write(value);

        public override void Write(char[] buffer, int index, int count) => Target.Write(buffer, index, count);

        public override void Write(ReadOnlySpan<char> buffer) => Target.Write(buffer);

        public override void Flush() => Target.Flush();
    }
}
