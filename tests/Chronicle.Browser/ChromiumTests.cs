using Chronicle.Testing;
namespace Chronicle.Browser;

public sealed class ChromiumTests
{
    private static readonly string Empty = Directory.CreateTempSubdirectory("no-browser-").FullName;

    [Fact]
    public void A_browser_on_the_path_is_taken_and_nothing_is_installed()
    {
        var folder = Directory.CreateTempSubdirectory("browser-").FullName;
        var name = OperatingSystem.IsWindows() ? "google-chrome.exe" : "google-chrome";
        File.WriteAllText(Path.Join(folder, name), "");
        var chromium = new Chromium($"{Empty}{Path.PathSeparator}{folder}", true, _ => throw new InvalidOperationException("installs"), () => throw new InvalidOperationException("installs"));
        Assert.Equal(Path.Join(folder, name), chromium.FindOrInstall());
    }

    [Fact]
    public void A_browser_that_the_system_installs_is_taken()
    {
        var folder = Directory.CreateTempSubdirectory("browser-").FullName;
        var name = Path.Join(folder, OperatingSystem.IsWindows() ? "chromium.exe" : "chromium");
        var chromium = new Chromium(folder, true, Install, () => throw new InvalidOperationException("installs twice"));
        Assert.Equal(name, chromium.FindOrInstall());

        string Install(string command)
        {
            Assert.Equal("apt-get update && apt-get install -y chromium", command);
            File.WriteAllText(name, "");
            return "exit code 0";
        }
    }

    [Fact]
    public void Without_a_package_manager_Playwright_installs_its_own() =>
        Assert.Null(new Chromium(Empty, false, _ => throw new InvalidOperationException("asks the system"), () => 0).FindOrInstall());

    [Fact]
    public void When_nothing_works_the_message_says_what_was_tried()
    {
        var failed = Assert.Throws<InvalidOperationException>(() => new Chromium(Empty, true, _ => "exit code 100, no network", () => 7).FindOrInstall());
        Assert.Equal("""
            The browser tests need Chromium, and there is none. Install it, so that one of the names below is on the PATH. Tried:
            - looked for chromium, chromium-browser, google-chrome on the PATH
            - apt-get update && apt-get install -y chromium: exit code 100, no network
            - Playwright's installer: exit code 7
            """, failed.Message, ignoreLineEndingDifferences: true);
    }
}
