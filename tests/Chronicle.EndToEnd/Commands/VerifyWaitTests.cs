using Chronicle.Cli.Verify;
using Chronicle.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Chronicle.EndToEnd;

/// <summary>The attempts and pauses of <c>verify --wait</c>. The tests use their own clock, so no test waits.</summary>
public sealed class VerifyWaitTests
{
    private static readonly Verification Correct = new("x", 3, [], 0);
    private static readonly Verification Old = new("", 0, ["manifest.json: changed"], 1);

    private readonly FakeTimeProvider _clock = new();
    private readonly List<double> _pauses = [];
    private readonly List<string> _seen = [];

    [Fact]
    public async Task The_site_is_compared_with_growing_pauses_until_it_is_correct()
    {
        var outcome = await Wait(TimeSpan.FromMinutes(20), attempt => attempt < 9 ? Old : Correct);
        Assert.Equal((Correct, null, 9), (outcome.Verification, outcome.Refusal, outcome.Attempts));
        Assert.Equal([5, 7.5, 11.25, 16.875, 25.3125, 37.96875, 56.953125, 60], _pauses);
        Assert.Equal("manifest.json: changed, 20 minutes left", _seen[0]);
    }

    [Fact]
    public async Task A_correct_site_is_compared_only_once()
    {
        Assert.Equal(1, (await Wait(TimeSpan.FromMinutes(20), _ => Correct)).Attempts);
        Assert.Empty(_pauses);
    }

    [Fact]
    public async Task The_last_attempt_is_at_the_end_of_the_waiting_time()
    {
        var outcome = await Wait(TimeSpan.FromSeconds(14), _ => Old);
        Assert.Equal((Old, 4), (outcome.Verification, outcome.Attempts));
        Assert.Equal([5, 7.5, 1.5], _pauses);
    }

    [Fact]
    public async Task A_host_that_does_not_answer_is_tried_again()
    {
        var outcome = await Wait(TimeSpan.FromMinutes(1), attempt => attempt == 1 ? throw new HttpRequestException("no answer") : Correct);
        Assert.Equal((Correct, 2), (outcome.Verification, outcome.Attempts));
        Assert.Equal("no answer, 60 seconds left", _seen[0]);
        outcome = await Wait(TimeSpan.Zero, _ => throw new HttpRequestException("no answer"));
        Assert.Equal((null, "no answer"), (outcome.Verification, outcome.Refusal));
    }

    [Theory]
    [InlineData("90s", 90)]
    [InlineData("20m", 1200)]
    [InlineData("0s", 0)]
    [InlineData("24h", 86400)]
    [InlineData("25h", null)]
    [InlineData("999999999h", null)]
    [InlineData("2147483647m", null)]
    [InlineData("99999999999s", null)]
    [InlineData("20", null)]
    [InlineData("m", null)]
    [InlineData("-1m", null)]
    [InlineData("1.5h", null)]
    [InlineData("1d", null)]
    public void A_waiting_time_is_a_whole_number_with_a_unit(string text, int? seconds) =>
        Assert.Equal(seconds, (int?)Durations.TryParse(text)?.TotalSeconds);

    [Fact]
    public async Task The_command_reports_the_waiting_time_and_the_attempts()
    {
        var folder = new TemporaryFolder();
        await using var host = new StaticHost();
        host.Add("site", [("manifest.json", "{\"revision\":\"x\",\"files\":[]}"u8.ToArray())]);
        var run = Generator.Call(folder.Root, "verify", $"{host.Origin}/site/", "--wait", "0s", "--manifest-hash", new string('0', 64));
        Assert.Equal(1, run.ExitCode);
        Assert.Matches("^manifest.json: changed; its SHA-256 is [0-9a-f]{64}, not 0+\ngave up after 0 seconds and 1 attempt\n$", run.Error);
        Assert.Equal("1 difference from the manifest\n", run.Output);
    }

    [Theory]
    [InlineData("--wait needs --manifest-hash", "--wait", "1m")]
    [InlineData("--wait \"soon\" is no time to wait; write for example 20m", "--wait", "soon")]
    [InlineData("--manifest-hash \"0\" is no SHA-256", "--manifest-hash", "0")]
    public void Invalid_options_of_a_wait_are_refused(string error, params string[] options)
    {
        var folder = new TemporaryFolder();
        var run = Generator.Call(folder.Root, ["verify", folder.Root, .. options]);
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith(error, run.Error);
    }

    private Task<WaitOutcome> Wait(TimeSpan limit, Func<int, Verification> answer)
    {
        var attempts = 0;
        return new Waiting(_clock, Pause).Until(limit, () => Task.FromResult(answer(++attempts)),
            (seen, left) => _seen.Add($"{seen}, {Durations.Describe(left)} left"));

        Task Pause(TimeSpan time)
        {
            _pauses.Add(time.TotalSeconds);
            _clock.Advance(time);
            return Task.CompletedTask;
        }
    }
}
