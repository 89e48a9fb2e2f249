using System.Globalization;

namespace Chronicle.Cli.Commands;

/// <summary>Time spans on the command line: a whole number and <c>s</c>, <c>m</c> or <c>h</c>, up to a day.</summary>
internal static class Durations
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>Parses a time span. Returns null if the text has a different form, or if the time span is longer than a day.</summary>
    public static TimeSpan? TryParse(string text)
    {
        if (text.Length < 2 || !int.TryParse(text.AsSpan(..^1), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return null;
        TimeSpan? duration = text[^1] switch
        {
            's' => TimeSpan.FromSeconds(number),
            'm' => TimeSpan.FromMinutes(number),
            'h' => TimeSpan.FromHours(number),
            _ => null,
        };
        return duration <= Longest ? duration : null;
    }

    /// <summary>The time span in words, for a message: <c>90 seconds</c>, <c>20 minutes</c>.</summary>
    public static string Describe(TimeSpan duration) => duration.TotalSeconds < 120 || duration.Seconds != 0
        ? BuildCommand.Count((int)duration.TotalSeconds, "second") : BuildCommand.Count((int)duration.TotalMinutes, "minute");
}
