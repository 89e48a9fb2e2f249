namespace Chronicle.Cli.Verify;

/// <summary>The last result of waiting.</summary>
/// <param name="Verification">Null if the host gave no answer at the last attempt.</param>
/// <param name="Refusal">The reason why there was no answer; null if there was one.</param>
internal sealed record WaitOutcome(Verification? Verification, string? Refusal, int Attempts);

/// <summary>
/// Verifies a site repeatedly until it is as expected, or until a time limit. This is necessary because a host serves the old site for some
/// minutes after a deployment. The pauses grow, so that a long wait needs few requests. If the host does not answer yet, the wait
/// continues.
/// </summary>
/// <param name="clock">Measures the time limit.</param>
/// <param name="pause">Waits between two attempts.</param>
internal sealed class Waiting(TimeProvider clock, Func<TimeSpan, Task> pause)
{
    internal static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5), LongestPause = TimeSpan.FromMinutes(1);

    /// <param name="attempt">Runs one verification.</param>
    /// <param name="onWait">Called after each failed attempt, with the first difference or the reason, and with the remaining time.</param>
    public async Task<WaitOutcome> Until(TimeSpan limit, Func<Task<Verification>> attempt, Action<string, TimeSpan> onWait)
    {
        var start = clock.GetTimestamp();
        var next = FirstPause;
        for (var attempts = 1; ; attempts++)
        {
            var outcome = await Try(attempt, attempts);
            var left = limit - clock.GetElapsedTime(start);
            if (outcome.Verification?.Count == 0 || left <= TimeSpan.Zero)
                return outcome;
            onWait(outcome.Verification?.Differences[0] ?? outcome.Refusal!, left);
            await pause(next < left ? next : left);
            next = next * 1.5 < LongestPause ? next * 1.5 : LongestPause;
        }
    }

    private static async Task<WaitOutcome> Try(Func<Task<Verification>> attempt, int number)
    {
        try
        {
            return new(await attempt(), null, number);
        }
        catch (HttpRequestException refused)
        {
            return new(null, refused.Message, number);
        }
    }
}
