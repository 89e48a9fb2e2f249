using System.Reflection;
using Microsoft.Playwright;

namespace Chronicle.Browser;

/// <summary>
/// Finds the browser: the environment variable <c>CHROMIUM</c>, a browser on the PATH, one in the place where its installer puts it, the
/// browser that Playwright has installed. Edge is Chromium too, and every Windows has it.
/// The tests install nothing and ask for no password, because the owner of a machine does not expect that tests change it.
/// </summary>
/// <param name="Executable">The path of the browser.</param>
/// <param name="Origin">The place of the browser, in words.</param>
public sealed record Chromium(string Executable, string Origin)
{
    public const string Variable = "CHROMIUM";

    /// <summary>The list is in the project file, because the build looks for a browser too.</summary>
    private static readonly string[] Names = typeof(Chromium).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(data => data.Key == "ChromiumNames").Value!.Split(' ');

    private static readonly Lazy<Chromium?> OfThisMachine = new(() => Find(
        Environment.GetEnvironmentVariable(Variable), Environment.GetEnvironmentVariable("PATH") ?? "",
        InstalledAt(Environment.GetEnvironmentVariable), FindOfPlaywright));

    public static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--no-first-run",
        // The browser resolves only the loopback address, so that no test reaches another host.
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        // With site isolation the browser starts a spare process for each change of context and ends it unused: 841 processes in a run,
        // and 43 of its 412 seconds of processor time.
        "--disable-site-isolation-trials",
        // Most scripts run once for each page. The optimizing compilers cost more than they save: one of them a fifth of the time of axe,
        // the other (Maglev) a seventh of the rest.
        "--js-flags=--no-opt --no-maglev",
    ];

    /// <summary>The message for a machine without a browser: the commands that install one.</summary>
    public static string Missing { get; } = $"""
        The browser tests need Chromium and did not run. Install it, then run the tests again:
        - Debian and Ubuntu:  sudo apt-get install chromium    (.ci/run does this where it runs as root)
        - other systems:      pwsh tests/Chronicle.Browser/bin/Debug/net10.0/playwright.ps1 install chromium
        - a browser is there: set {Variable} to the path of its program
        Looked at: the variable {Variable}, the PATH for {string.Join(", ", Names)}, the places of
        Chrome, Edge and Chromium on Windows and macOS, and the browsers of Playwright.
        """;

    /// <summary>The browser of this machine; null if there is none. The first call decides for the whole run.</summary>
    public static Chromium? Found => OfThisMachine.Value;

    public override string ToString() => $"{Executable} ({Origin})";

    /// <summary>The places where installers put a browser, which they do not add to the PATH.</summary>
    public static IEnumerable<string> InstalledAt(Func<string, string?> environment) =>
    [
        .. from variable in new[] { "ProgramFiles", "ProgramFiles(x86)", "LocalAppData" }
           let folder = environment(variable)
           where !string.IsNullOrEmpty(folder)
           from program in new[] { @"Google\Chrome\Application\chrome.exe", @"Chromium\Application\chrome.exe",
               @"Microsoft\Edge\Application\msedge.exe" }
           select $@"{folder}\{program}",
        .. from folder in new[] { "", environment("HOME") ?? "" }
           from name in new[] { "Google Chrome", "Chromium", "Microsoft Edge" }
           select $"{folder}/Applications/{name}.app/Contents/MacOS/{name}",
    ];

    public static Chromium? Find(
        string? variable, string searchPath, IEnumerable<string> installedAt, Func<string?> findOfPlaywright)
    {
        if (!string.IsNullOrEmpty(variable))
            return File.Exists(variable) ? new(variable, $"the variable {Variable}") : null;
        var onPath =
            from name in Names
            from folder in searchPath.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            let path = Path.Join(folder, OperatingSystem.IsWindows() ? name + ".exe" : name)
            where File.Exists(path)
            select path;
        if (onPath.FirstOrDefault() is { } executable)
            return new(executable, "on the PATH");
        if (installedAt.FirstOrDefault(File.Exists) is { } place)
            return new(place, "where its installer put it");
        return findOfPlaywright() is { } installed ? new(installed, "installed by Playwright") : null;
    }

    private static string? FindOfPlaywright()
    {
        using var playwright = Playwright.CreateAsync().GetAwaiter().GetResult();
        return File.Exists(playwright.Chromium.ExecutablePath) ? playwright.Chromium.ExecutablePath : null;
    }
}
