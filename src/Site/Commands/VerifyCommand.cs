using System.CommandLine;
using Chronicle.Cli.Verify;
using Chronicle.Primitives;

namespace Chronicle.Cli.Commands;

/// <summary><c>verify PLACE</c>: compares a folder or a published site with its manifest.</summary>
internal sealed class VerifyCommand
{
    private readonly Argument<string> _place = new("place") { Description = "A folder, or the address of a site: https://…" };

    private readonly Option<string?> _manifestHash = new("--manifest-hash")
    { Description = "The SHA-256 of the expected manifest.json; a different manifest is a difference" };

    public Command Create(CommandLine line)
    {
        var command = new Command("verify", "Compare a folder or a published site with its manifest.json") { _place, _manifestHash };
        command.SetAction(result => line.Run(result, Run));
        return command;
    }

    private int Run(CommandContext context)
    {
        var place = context.Arguments.GetValue(_place)!;
        using var site = Open(place);
        if (site is null)
            return context.Refuse($"{place} is no folder and no address; write for example output or https://name.github.io/repository/");
        var verifier = new Verifier(site, context.Progress.Show);
        var result = verifier.Run(context.Arguments.GetValue(_manifestHash)).GetAwaiter().GetResult();
        context.Progress.Clear();
        foreach (var difference in result.Differences)
            context.Error.WriteLine(MessageText.Sanitize(difference));
        if (result.Count > result.Differences.Length)
            context.Error.WriteLine($"and {BuildCommand.Count(result.Count - result.Differences.Length, "difference")} more");
        context.Summarize(result.Count == 0
            ? $"{BuildCommand.Count(result.Files, "file")} as revision {result.Revision} has them"
            : $"{BuildCommand.Count(result.Count, "difference")} from the manifest");
        return result.Count == 0 ? ExitCode.Done : ExitCode.HasErrors;
    }

    /// <summary>The site in a folder or at an address; null if the place is neither.</summary>
    private static IPublishedSite? Open(string place) =>
        place.StartsWith("https://", StringComparison.Ordinal) || place.StartsWith("http://", StringComparison.Ordinal)
            ? BaseUrl.TryParse(place) is { } site ? new PublishedHost(site) : null
            : Directory.Exists(place) ? new PublishedFolder(place) : null;
}
