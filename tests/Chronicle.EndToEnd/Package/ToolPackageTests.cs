using System.Diagnostics;
using System.IO.Compression;
using Chronicle.Testing;

namespace Chronicle.EndToEnd;

/// <summary>
/// The package of the tool, for a user who has only the SDK. It comes from a feed in a folder, with separate caches, into an empty folder.
/// </summary>
public sealed class ToolPackageTests
{
    private const string Version = "9.8.7";

    private static readonly Lazy<TemporaryFolder> Feed = new(Pack);

    private readonly TemporaryFolder _folder = new();

    public ToolPackageTests() => _folder.Write("nuget.config", $"""
        <configuration>
          <packageSources>
            <clear />
            <add key="feed" value="{Feed.Value.Root}" />
          </packageSources>
        </configuration>
        """);

    [Fact]
    public void The_installed_tool_creates_shows_and_builds_a_chronicle()
    {
        Succeed("dotnet", "tool", "install", "Chronicler", "--version", Version, "--tool-path", _folder.PathOf("tools"));
        var tool = _folder.PathOf(OperatingSystem.IsWindows() ? "tools/chronicler.exe" : "tools/chronicler");
        Assert.Contains("README.md describes the next steps", Succeed(tool, "init", "my-chronicle"));
        using (var serve = Start(_folder.PathOf("my-chronicle"), tool, "serve", "--port", "0"))
            try
            {
                Assert.Matches("^http://localhost:[0-9]+/ shows the site: no errors", serve.StandardOutput.ReadLine());
            }
            finally
            {
                serve.Kill(entireProcessTree: true);
                serve.WaitForExit();
            }
        Assert.Contains("Usage:\n  chronicler [command]", Succeed(tool, "--help"));
        Succeed(tool, "--root", "my-chronicle");
        Assert.True(File.Exists(_folder.PathOf("my-chronicle/output/theme/site.css")));
        Succeed(tool, "--root", "my-chronicle", "theme", "eject", "layouts/home.html");
        Assert.Contains("Copied from the built-in layouts/home.html of ", _folder.Read("my-chronicle/theme/layouts/home.html"));
    }

    [Fact]
    public void The_tool_runs_without_an_installation() =>
        Assert.Contains("chronicler [command]", Succeed("dotnet", "tool", "exec", $"Chronicler@{Version}", "--yes", "--", "--help"));

    [Fact]
    public void The_package_has_its_metadata_and_no_unnecessary_file()
    {
        using var package = ZipFile.OpenRead(Feed.Value.PathOf($"Chronicler.{Version}.nupkg"));
        var names = package.Entries.Select(entry => entry.FullName).ToArray();
        Assert.Superset(new HashSet<string> { "README.md", "icon.png", "Chronicler.nuspec" }, names.ToHashSet());
        Assert.DoesNotContain(names, name => name.EndsWith(".xml", StringComparison.Ordinal) && name.StartsWith("tools/", StringComparison.Ordinal)
            && !name.EndsWith("/DotnetToolSettings.xml", StringComparison.Ordinal));
        using var reader = new StreamReader(package.GetEntry("Chronicler.nuspec")!.Open());
        var nuspec = reader.ReadToEnd();
        Assert.Contains("<license type=\"expression\">MIT</license>", nuspec);
        Assert.Contains("<packageType name=\"DotnetTool\" />", nuspec);
    }

    /// <summary>Packs the program that the tests were built with.</summary>
    private static TemporaryFolder Pack()
    {
        var feed = new TemporaryFolder();
        var configuration = AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}",
            StringComparison.Ordinal) ? "Release" : "Debug";
        var (code, output) = Run(Repository.Root, [], "dotnet", "pack", Repository.PathOf("src", "Site", "Site.csproj"), "--no-build",
            "--nologo", "-c", configuration, "-o", feed.Root, $"-p:MinVerVersionOverride={Version}");
        Assert.True(code == 0, output);
        return feed;
    }

    private string Succeed(params string[] line)
    {
        var (code, output) = Run(_folder.Root, Isolated, line);
        Assert.True(code == 0, $"{string.Join(' ', line)}\n{output}");
        return output;
    }

    private (string, string)[] Isolated =>
    [
        ("NUGET_PACKAGES", _folder.PathOf("packages")), ("DOTNET_CLI_HOME", _folder.PathOf("home")), ("DOTNET_NOLOGO", "1"),
        ("DOTNET_CLI_TELEMETRY_OPTOUT", "1"), ("DOTNET_SKIP_FIRST_TIME_EXPERIENCE", "1"),
    ];

    private static (int Code, string Output) Run(string folder, (string Name, string Value)[] environment, params string[] line)
    {
        using var process = Start(folder, environment, line);
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, (output + error.Result).ReplaceLineEndings("\n"));
    }

    private Process Start(string folder, params string[] line) => Start(folder, Isolated, line);

    private static Process Start(string folder, (string Name, string Value)[] environment, string[] line)
    {
        var start = new ProcessStartInfo(line[0], line[1..])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        // The tests can run inside a build. The processes must not inherit its variables.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(name);
        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }
}
