using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace Bench;

/// <summary>The programs that the benchmark uses: the .NET SDK, and Hugo if it is installed.</summary>
public static partial class Tools
{
    /// <summary>The oldest version of Hugo that can read the layouts in <c>hugo/</c>.</summary>
    private static readonly Version OldestHugo = new(0, 146);

    /// <summary>The nearest folder above the program that has site.sln.</summary>
    public static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Join(folder.FullName, "site.sln")))
                return folder.FullName;
        throw new InvalidOperationException("the repository's root (site.sln) is not above this program");
    }

    /// <summary>
    /// The ways to compile the programs: to native code only, or to native code together with a runtime that can compile more.
    /// </summary>
    public static readonly string[] Compilations = ["native", "ready-to-run"];

    /// <summary>Publishes a program together with the parts of the runtime that it needs, and returns its path.</summary>
    public static string Publish(string project, string name, string folder, string compiled)
    {
        string[] how = compiled == Compilations[0] ? ["-p:PublishAot=true"]
            : ["--self-contained", "true", "-p:PublishReadyToRun=true", "-p:PublishReadyToRunComposite=true"];
        // The lock files of the repository are for no particular system. These options keep them unchanged.
        Output("dotnet", ["publish", project, "-c", "Release", "-r",
            $"linux-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}", .. how, "-p:RestoreLockedMode=false",
            "-p:RestorePackagesWithLockFile=false", $"-p:NuGetLockFilePath={Path.Join(folder, "none.lock.json")}", "--artifacts-path",
            Path.Join(folder, "build"), "-o", Path.Join(folder, name)]);
        return Path.Join(folder, name, name);
    }

    /// <summary>The version of Hugo on the PATH. Returns null and a reason if there is no Hugo or if it is too old.</summary>
    public static string? HugoVersion(out string reason)
    {
        try
        {
            var text = Output("hugo", "version");
            reason = $"the benchmark needs Hugo {OldestHugo} or newer, and the installed version is: {text.Trim()}";
            return HugoName().Match(text) is { Success: true } match && Version.Parse(match.Groups[1].Value) >= OldestHugo
                ? match.Groups[1].Value : null;
        }
        catch (Exception missing) when (missing is System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            reason = $"Hugo is not installed (the benchmark needs {OldestHugo} or newer, on the PATH)";
            return null;
        }
    }

    /// <summary>Runs this program again in a separate process, and returns its output.</summary>
    public static string RunSelf(params string[] arguments) => Output(Environment.ProcessPath!, [.. SelfPrefix, .. arguments]);

    // With "dotnet Bench.dll", the process is dotnet and the assembly is an argument.
    private static string[] SelfPrefix =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [Path.Join(AppContext.BaseDirectory, "Bench.dll")] : [];

    private static string Output(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        // The messages of a measured program are shown only if it fails. Each round would repeat its warnings.
        var messages = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} failed:\n{output}{messages.Result}");
    }

    [GeneratedRegex(@"v(\d+\.\d+\.\d+)")]
    private static partial Regex HugoName();
}
