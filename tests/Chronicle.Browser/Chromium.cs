using Microsoft.Playwright;

namespace Chronicle.Browser;

/// <summary>
/// Finds the browser: the environment variable <c>CHROMIUM</c>, a browser on the PATH, the browser that Playwright has installed.
/// Nothing is installed here and nobody is asked for a password, because tests that change a machine surprise its owner.
/// </summary>
/// <param name="Executable">The path of the browser.</param>
/// <param name="Origin">The place where the browser was found, in words.</param>
public sealed record Chromium(string Executable, string Origin)
{
    public const string Variable = "CHROMIUM";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

    private static readonly Lazy<Chromium?> OfThisMachine = new(() => Find(
        Environment.GetEnvironmentVariable(Variable), Environment.GetEnvironmentVariable("PATH") ?? "", FindOfPlaywright));

    public static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--no-first-run",
        // A page of the site must not ask another host, and cannot: the browser looks up no name but the loopback's.
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    ];

    /// <summary>The message for a machine without a browser: the commands that install one.</summary>
    public static string Missing { get; } = $"""
        The browser tests need Chromium and did not run. Install it, then run the tests again:
        - Debian and Ubuntu:  sudo apt-get install chromium    (.ci/run does this where it runs as root)
        - other systems:      pwsh tests/Chronicle.Browser/bin/Debug/net10.0/playwright.ps1 install chromium
        - a browser is there: set {Variable} to the path of its program
        Looked at: the variable {Variable}, the PATH for {string.Join(", ", Names)}, and the browsers of Playwright.
        """;

    /// <summary>The browser of this machine; null if there is none. The first call decides for the whole run.</summary>
    public static Chromium? Found => OfThisMachine.Value;

    public override string ToString() => $"{Executable} ({Origin})";

    public static Chromium? Find(string? variable, string searchPath, Func<string?> findOfPlaywright)
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
        return findOfPlaywright() is { } installed ? new(installed, "installed by Playwright") : null;
    }

    private static string? FindOfPlaywright()
    {
        using var playwright = Playwright.CreateAsync().GetAwaiter().GetResult();
        return File.Exists(playwright.Chromium.ExecutablePath) ? playwright.Chromium.ExecutablePath : null;
    }
}
