using System.ComponentModel;
using System.Diagnostics;
using Chronicle.Cli;
using Chronicle.Testing;

namespace Chronicle.Browser;

/// <summary>
/// Where the browser is: on the PATH, else installed by the system's packages, else by Playwright's own installer. When all of it
/// fails, the tests fail with what was tried; they are never skipped.
/// </summary>
public sealed class Chromium(string searchPath, bool mayInstallPackages, Func<string, string> run, Func<int> installWithPlaywright)
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    public static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
        // What a page of the site must not do it also cannot do: no name but the loopback's is ever looked up.
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    ];

    public static Chromium OfThisMachine() => new(
        Environment.GetEnvironmentVariable("PATH") ?? "",
        Environment.UserName == "root" && File.Exists("/etc/debian_version"),
        RunShell,
        () => Microsoft.Playwright.Program.Main(["install", "--with-deps", "chromium"]));

    /// <summary>The path of the browser; null when Playwright has installed its own and knows it.</summary>
    public string? FindOrInstall()
    {
        if (Find() is { } found)
            return found;
        var tried = new List<string> { $"looked for {string.Join(", ", Names)} on the PATH" };
        if (mayInstallPackages)
        {
            tried.Add("apt-get update && apt-get install -y chromium: " + run("apt-get update && apt-get install -y chromium"));
            if (Find() is { } installed)
                return installed;
        }
        var code = installWithPlaywright();
        if (code == 0)
            return null;
        tried.Add($"Playwright's installer: exit code {code}");
        throw new InvalidOperationException(
            "The browser tests need Chromium, and there is none. Install it, so that one of the names below is on the PATH. Tried:\n- " + string.Join("\n- ", tried));
    }

    private string? Find() =>
        (from name in Names
         from folder in searchPath.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
         let path = Path.Join(folder, OperatingSystem.IsWindows() ? name + ".exe" : name)
         where File.Exists(path)
         select path).FirstOrDefault();

    private static string RunShell(string command)
    {
        try
        {
            using var shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", $"({command}) 2>&1"])
            {
                RedirectStandardOutput = true,
                Environment = { ["DEBIAN_FRONTEND"] = "noninteractive" },
            })!;
            var output = shell.StandardOutput.ReadToEnd();
            shell.WaitForExit();
            return $"exit code {shell.ExitCode}, {output.Trim().Split('\n')[^1]}";
        }
        catch (Win32Exception failed)
        {
            return failed.Message;
        }
    }
}
