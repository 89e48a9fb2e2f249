using System.CommandLine;
using Chronicle.Cli.Verify;
using Chronicle.Primitives;

namespace Chronicle.Cli.Commands;

/// <summary><c>verify PLACE</c>: compares a folder or a published site with its manifest.</summary>
internal sealed class VerifyCommand
{
    private readonly Argument<string> _site = new("PLACE") { Description = "A folder, or the address of a site: https://…" };

    private readonly Option<string?> _manifestHash = new("--manifest-hash")
    { Description = "The SHA-256 of the expected manifest.json; a different manifest is a difference" };

    private readonly Option<string?> _wait = new("--wait")
    {
        Description = "The longest wait for the expected manifest: 90s, 20m, 1h. The comparison is repeated until the manifest is right",
        HelpName = "20m"
    };

    public Command Create(CommandLine line)
    {
        AllowedValues.Check(_manifestHash, text => text.Length == 64 && text.All(char.IsAsciiHexDigit) ? null
            : $"\"{text}\" is no SHA-256: that has 64 hexadecimal digits");
        AllowedValues.Check(_wait, text => Durations.TryParse(text) is not null ? null
            : $"\"{text}\" is no time to wait; write for example 20m: a whole number and s, m or h, up to 24h");
        return line.Create(new("verify", "Compare a folder or a published site with its manifest.json")
        { _site, _manifestHash, _wait }, Run);
    }

    private int Run(CommandContext context)
    {
        var (given, hash) = (context.Arguments.GetValue(_site)!, context.Arguments.GetValue(_manifestHash));
        if (PublishedSite.Open(given) is not { } opened)
            return context.Refuse($"{given} is no folder and no address; write for example output or https://name.github.io/repository/");
        using var site = opened;
        if (context.Arguments.GetValue(_wait) is not { } wait)
            return Report(context, Verify(site, context, hash).GetAwaiter().GetResult());
        if (hash is null)
            return context.Refuse("--wait needs --manifest-hash: without it every site is accepted, even the old one");
        return RunWaiting(context, site, hash, Durations.TryParse(wait)!.Value);
    }

    private static int RunWaiting(CommandContext context, IPublishedSite site, string hash, TimeSpan limit)
    {
        var outcome = new Waiting(TimeProvider.System, Task.Delay).Until(limit, () => Verify(site, context, hash), (seen, left) =>
            context.Progress.Show($"waits for the new site, {Durations.Describe(left)} left; now {seen}")).GetAwaiter().GetResult();
        var code = outcome.Verification is { } last ? Report(context, last) : ExitCode.HasErrors;
        context.Progress.Clear();
        if (code != ExitCode.Done)
            context.Error.WriteLine(MessageText.Sanitize($"gave up after {Durations.Describe(limit)} and "
                + $"{SummaryText.Count(outcome.Attempts, "attempt")}{(outcome.Refusal is { } refusal ? $"; at last {refusal}" : "")}"));
        return code;
    }

    private static Task<Verification> Verify(IPublishedSite site, CommandContext context, string? hash) =>
        new Verifier(site, context.Progress.Show).Run(hash);

    private static int Report(CommandContext context, Verification result)
    {
        context.Progress.Clear();
        foreach (var difference in result.Differences)
            context.Error.WriteLine(MessageText.Sanitize(difference));
        if (result.Count > result.Differences.Length)
            context.Error.WriteLine($"and {SummaryText.Count(result.Count - result.Differences.Length, "difference")} more");
        context.Summarize(result.Count == 0
            ? $"{SummaryText.Count(result.Files, "file")} {(result.Files == 1 ? "is" : "are")} the same as in revision {result.Revision}"
            : $"{SummaryText.Count(result.Count, "difference")} from the manifest");
        return result.Count == 0 ? ExitCode.Done : ExitCode.HasErrors;
    }
}
