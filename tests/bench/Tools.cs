using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace Bench;

/// <summary>The programs around the measurement: the SDK, and Hugo if it is there.</summary>
public static partial class Tools
{
    /// <summary>The oldest Hugo whose layouts these are.</summary>
    private static readonly Version OldestHugo = new(0, 146);

    /// <summary>The nearest folder upwards that holds site.sln.</summary>
    public static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Join(folder.FullName, "site.sln")))
                return folder.FullName;
        throw new InvalidOperationException("the repository's root (site.sln) is not above this program");
    }

    /// <summary>
    /// How programs are compiled before they run: to native code alone, or to such code beside a runtime that can compile more.
    /// </summary>
    public static readonly string[] Compilations = ["native", "ready-to-run"];

    /// <summary>A program as it is published for use, with all that it needs of the runtime.</summary>
    public static string Publish(string project, string name, string folder, string compiled)
    {
        string[] how = compiled == Compilations[0] ? ["-p:PublishAot=true"]
            : ["--self-contained", "true", "-p:PublishReadyToRun=true", "-p:PublishReadyToRunComposite=true"];
        // The lock files of the repository know no particular system and stay as they are.
        Output("dotnet", ["publish", project, "-c", "Release", "-r",
            $"linux-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}", .. how, "-p:RestoreLockedMode=false",
            "-p:RestorePackagesWithLockFile=false", $"-p:NuGetLockFilePath={Path.Join(folder, "none.lock.json")}", "--artifacts-path",
            Path.Join(folder, "build"), "-o", Path.Join(folder, name)]);
        return Path.Join(folder, name, name);
    }

    /// <summary>The version of the Hugo on the PATH; null, with the reason, when there is none that can be used.</summary>
    public static string? HugoVersion(out string reason)
    {
        try
        {
            var text = Output("hugo", "version");
            reason = $"Hugo {OldestHugo} or newer is needed, and this is: {text.Trim()}";
            return HugoName().Match(text) is { Success: true } match && Version.Parse(match.Groups[1].Value) >= OldestHugo
                ? match.Groups[1].Value : null;
        }
        catch (Exception missing) when (missing is System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            reason = $"Hugo is not installed ({OldestHugo} or newer, on the PATH)";
            return null;
        }
    }

    /// <summary>Runs this program again in a process of its own, and gives back what it printed.</summary>
    public static string Self(params string[] arguments) => Output(Environment.ProcessPath!, [.. SelfPrefix, .. arguments]);

    // Under "dotnet Bench.dll" the process is dotnet and the assembly an argument.
    private static string[] SelfPrefix =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [Path.Join(AppContext.BaseDirectory, "Bench.dll")] : [];

    private static string Output(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} failed:\n{output}");
    }

    [GeneratedRegex(@"v(\d+\.\d+\.\d+)")]
    private static partial Regex HugoName();
}
