using System.Net;
using System.Runtime.Versioning;
using System.Text.RegularExpressions;
using Chronicle.Testing;

namespace Chronicle.EndToEnd;

/// <summary><c>serve --bind</c> and <c>serve --open</c>.</summary>
public sealed partial class ServeOptionTests
{
    private readonly TemporaryFolder _folder = new();

    public ServeOptionTests() => _folder.WriteAll(TinyTheme.Archive + SmallSite.Archive);

    [Fact]
    public async Task With_a_bind_address_only_requests_for_IP_addresses_and_localhost_are_answered()
    {
        using var process = Generator.Begin(_folder.Root, [], ["serve", "--port", "0", "--bind", "127.0.0.1"]);
        try
        {
            var line = process.StandardOutput.ReadLine()!;
            Assert.StartsWith("http://127.0.0.1:", line);
            var address = Address().Match(line).Value;
            Assert.Equal(HttpStatusCode.OK, await Get(address, "127.0.0.1"));
            Assert.Equal(HttpStatusCode.OK, await Get(address, "192.168.1.5:8080"));
            Assert.Equal(HttpStatusCode.OK, await Get(address, "localhost:9000"));
            Assert.Equal(HttpStatusCode.MisdirectedRequest, await Get(address, "lamps.example"));
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    // 192.0.2.1 is an address for documentation (RFC 5737), so no machine has it.
    [Fact]
    public void A_bind_address_of_a_different_machine_is_reported_in_one_line()
    {
        var run = Generator.Start(_folder.Root, "serve", "--port", "0", "--bind", "192.0.2.1");
        Assert.Equal((3, ""), (run.ExitCode, run.Output));
        Assert.Matches(@"^the machine refused: the port \d+ cannot be opened; choose a different one with --port, "
            + @"or an address of this machine in place of --bind 192\.0\.2\.1\n$", run.Error);
    }

    [Fact]
    public void A_preview_for_the_network_prints_a_warning()
    {
        using var process = Generator.Begin(_folder.Root, [], ["serve", "--port", "0", "--bind", "0.0.0.0"]);
        try
        {
            Assert.StartsWith("http://localhost:", process.StandardOutput.ReadLine());
            Assert.Equal("anyone on the network can read it, drafts too", process.StandardOutput.ReadLine());
        }
        finally
        {
            process.Kill();
            process.WaitForExit();
        }
    }

    [Fact, UnsupportedOSPlatform("windows")]
    public void The_option_open_starts_a_browser()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "only Linux starts the browser with xdg-open");
        _folder.Write("tools/xdg-open", $"#!/bin/sh\necho \"$1\" > \"{_folder.PathOf("opened.new")}\"\n"
            + $"mv \"{_folder.PathOf("opened.new")}\" \"{_folder.PathOf("opened")}\"\n");
        File.SetUnixFileMode(_folder.PathOf("tools/xdg-open"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        using var opened = new FileSystemWatcher(_folder.Root);
        using var process = Generator.Begin(_folder.Root, [("PATH", $"{_folder.PathOf("tools")}:{Environment.GetEnvironmentVariable("PATH")}")],
            ["serve", "--port", "0", "--open"]);
        try
        {
            var address = Address().Match(process.StandardOutput.ReadLine()!).Value;
            if (!File.Exists(_folder.PathOf("opened")))
                opened.WaitForChanged(WatcherChangeTypes.Renamed, TimeSpan.FromSeconds(60));
            Assert.Equal(address + "\n", _folder.Read("opened"));
        }
        finally
        {
            process.Kill();
            process.WaitForExit();
        }
    }

    private static async Task<HttpStatusCode> Get(string address, string host)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Host = host;
        using var response = await client.SendAsync(request);
        return response.StatusCode;
    }

    [GeneratedRegex(@"http://\S+")]
    private static partial Regex Address();
}
