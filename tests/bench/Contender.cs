namespace Bench;

/// <summary>
/// A program that makes the site: its title in the tables, and the command that makes the site in a given output folder.
/// </summary>
public sealed record Contender(string Row, string Title, Func<string, string[]> Command)
{
    public const string Pages = "pages", Hugo = "hugo", Least = "least", Exports = "exports";

    /// <summary>The contenders that the options ask for and that are installed, in the order of their runs.</summary>
    public static IEnumerable<Contender> All(Programs programs, WorkFolder work, int milestones, Options options) => new Contender?[]
    {
        new(Pages, "ours, pages only", output => programs.Build(work.Input(milestones, everyExport: false), options.Theme, output)),
        programs.Hugo is null ? null : new(Hugo, "Hugo", output =>
            ["hugo", "--quiet", "--source", work.HugoSite(milestones), "--destination", output]),
        new(Least, "least C#", output => [programs.Least, work.Input(milestones, everyExport: false), output]),
        new(Exports, "ours, every export", output => programs.Build(work.Input(milestones, everyExport: true), options.Theme, output)),
    }.OfType<Contender>().Where(contender => options.Wants(contender.Row));

    /// <summary>
    /// Whether this is the generator of this repository. It updates an existing output folder. The other programs write every file again.
    /// </summary>
    public bool IsOurs => Row is Pages or Exports;
}

/// <summary>The measurements of each run of one contender, and the folder of the last site that it made.</summary>
public sealed record Result(Contender Contender, List<Measured> Runs, string Site)
{
    public Measured Median => Measured.Median(Runs);
}

/// <summary>The programs to measure. <paramref name="Hugo"/> is the version of Hugo, or null if there is no Hugo to use.</summary>
public sealed record Programs(string Site, string Least, string? Hugo)
{
    public string[] Build(string input, string theme, string output) =>
        [Site, "build", "--input", input, "--theme", theme, "--output", output, "--quiet"];

    public string[] Serve(string input, string theme, int port) =>
        [Site, "serve", "--input", input, "--theme", theme, "--port", $"{port}", "--quiet"];
}
