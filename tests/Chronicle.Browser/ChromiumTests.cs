using Chronicle.Testing;

namespace Chronicle.Browser;

public sealed class ChromiumTests
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>
    /// The only test that fails on a machine without a browser; <see cref="BrowserTestFramework"/> leaves out all tests that need one.
    /// </summary>
    [Fact]
    public void This_machine_has_a_browser() => Assert.True(Chromium.Found is not null, Chromium.Missing);

    [Fact]
    public void The_order_is_variable_PATH_installers_Playwright()
    {
        var (named, onPath) = (Put("a", "my-browser"), Put("b", "google-chrome"));
        var path = $"{_folder.PathOf("c")}{Path.PathSeparator}{_folder.PathOf("b")}";
        var installed = Put("d", "chrome");
        Assert.Equal(new(named, "the variable CHROMIUM"), Chromium.Find(named, path, [installed], NotAsked));
        Assert.Equal(new(onPath, "on the PATH"), Chromium.Find(null, path, [installed], NotAsked));
        Assert.Equal(new(installed, "where its installer put it"),
            Chromium.Find(null, _folder.PathOf("c"), [_folder.PathOf("none"), installed], NotAsked));
        Assert.Equal(new("ours", "installed by Playwright"), Chromium.Find("", _folder.PathOf("c"), [], () => "ours"));
        Assert.Null(Chromium.Find(null, "", [], () => null));

        static string NotAsked() => throw new InvalidOperationException("asks Playwright");
    }

    [Fact]
    public void A_wrong_variable_is_not_replaced_by_another_browser() =>
        Assert.Null(Chromium.Find(_folder.PathOf("none"), Path.GetDirectoryName(Put("b", "chromium"))!, [], () => "ours"));

    [Fact]
    public void The_places_of_installers_are_known()
    {
        var places = Chromium.InstalledAt(name => name == "ProgramFiles(x86)" ? @"C:\Program Files (x86)" : name == "HOME" ? "/Users/a" : null);
        Assert.Contains(@"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe", places);
        Assert.Contains("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", places);
        Assert.Contains("/Users/a/Applications/Chromium.app/Contents/MacOS/Chromium", places);
    }

    [Fact]
    public void The_message_names_a_command_for_every_system()
    {
        Assert.Contains("apt-get install chromium", Chromium.Missing);
        Assert.Contains("playwright.ps1 install chromium", Chromium.Missing);
        Assert.Contains(Chromium.Variable, Chromium.Missing);
    }

    private string Put(string folder, string name)
    {
        var path = $"{folder}/{name}{(OperatingSystem.IsWindows() ? ".exe" : "")}";
        _folder.Write(path, "");
        return _folder.PathOf(path);
    }
}
