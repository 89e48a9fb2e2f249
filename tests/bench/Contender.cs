namespace Bench;

/// <summary>
/// A way to make the site from nothing: what it is called in tables and how it is started, given the folder to write into.
/// </summary>
public sealed record Contender(string Row, string Title, Func<string, string[]> Command)
{
    public const string Pages = "pages", Hugo = "hugo", Least = "least", Exports = "exports";

    /// <summary>Those that are wanted and there, in the order in which they take turns.</summary>
    public static IEnumerable<Contender> All(Programs programs, WorkFolder work, int milestones, Options options) => new Contender?[]
    {
        new(Pages, "ours, pages only", output => programs.Build(work.Input(milestones, everyExport: false), options.Theme, output)),
        programs.Hugo is null ? null : new(Hugo, "Hugo", output =>
            ["hugo", "--quiet", "--source", work.HugoSite(milestones), "--destination", output]),
        new(Least, "least C#", output => [programs.Least, work.Input(milestones, everyExport: false), output]),
        new(Exports, "ours, every export", output => programs.Build(work.Input(milestones, everyExport: true), options.Theme, output)),
    }.OfType<Contender>().Where(contender => options.Wants(contender.Row));

    /// <summary>Ours keep their output up to date; the others write it anew.</summary>
    public bool IsOurs => Row is Pages or Exports;
}

/// <summary>What one contender took, run by run, and the last site that it made.</summary>
public sealed record Result(Contender Contender, List<Measured> Runs, string Site)
{
    public Measured Median => Measured.Median(Runs);
}

/// <summary>The programs that are measured. <paramref name="Hugo"/> is its version, or null.</summary>
public sealed record Programs(string Site, string Least, string? Hugo)
{
    public string[] Build(string input, string theme, string output) =>
        [Site, "build", "--input", input, "--theme", theme, "--output", output, "--quiet"];

    public string[] Serve(string input, string theme, int port) =>
        [Site, "serve", "--input", input, "--theme", theme, "--port", $"{port}", "--quiet"];
}
