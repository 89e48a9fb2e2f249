using System.Globalization;

namespace Chronicle.Cli.Verify;

/// <summary>Time spans on the command line: a whole number and <c>s</c>, <c>m</c> or <c>h</c>, up to a day.</summary>
internal static class Durations
{
    private const long Longest = 24 * 60 * 60;

    /// <summary>Parses a time span. Returns null if the text has a different form, or if the time span is longer than a day.</summary>
    public static TimeSpan? TryParse(string text)
    {
        if (text.Length < 2 || !int.TryParse(text.AsSpan(..^1), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return null;
        long? seconds = text[^1] switch
        {
            's' => number,
            'm' => number * 60L,
            'h' => number * 3_600L,
            _ => null,
        };
        return seconds <= Longest ? TimeSpan.FromSeconds(seconds.Value) : null;
    }

    /// <summary>The time span in words, for a message: <c>90 seconds</c>, <c>20 minutes</c>.</summary>
    public static string Describe(TimeSpan duration) => duration.TotalSeconds < 120 || duration.Seconds != 0
        ? SummaryText.Count((int)duration.TotalSeconds, "second") : SummaryText.Count((int)duration.TotalMinutes, "minute");
}
