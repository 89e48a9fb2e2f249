using System.Text;

namespace Bench;

/// <summary>The time of a second build into the same folder: without a change, and after a change to the text of one milestone.</summary>
public static class Rebuilds
{
    public const string Row = "rebuild";

    /// <summary>
    /// Builds again into the output folders of the measured first builds, one after the other. So each build finds a site that is up to
    /// date.
    /// </summary>
    public static IEnumerable<string[]> Run(Result first, WorkFolder work, int milestones)
    {
        var (unchanged, edited) = (new List<Measured>(), new List<Measured>());
        for (var round = 1; round <= first.Runs.Count; round++)
        {
            var output = work.Output(milestones, first.Contender.Row, round);
            unchanged.Add(Measured.Run(first.Contender.Command(output)));
            using var edit = new Edit(work.Input(milestones, first.Contender.Row == Contender.Exports), Edit.MilestoneOf(milestones, round));
            edit.Write();
            edited.Add(Measured.Run(first.Contender.Command(output)));
            if (!File.ReadAllText(Path.Join(output, edit.Page, "index.html")).Contains(edit.Words, StringComparison.Ordinal))
                throw new InvalidOperationException($"the page {edit.Page} in {output} does not show the change");
        }
        yield return Line("nothing changed", unchanged);
        yield return Line("one milestone's text changed", edited);

        string[] Line(string what, List<Measured> runs)
        {
            var median = Measured.Median(runs);
            return [$"{first.Contender.Title}: {what}", Tables.Seconds(median.Wall), Tables.Spread([.. runs.Select(run => run.Wall)]),
                Tables.Ratio(median.Wall, first.Median.Wall), Tables.Seconds(median.Processor), Tables.Rounded(median.Memory)];
        }
    }
}

/// <summary>Adds a sentence at the end of one milestone. <see cref="Dispose"/> removes the sentence.</summary>
public sealed class Edit(string input, int milestone) : IDisposable
{
    private readonly string _path = Path.Join(input, "milestones", $"m-{milestone}.md");
    private readonly byte[] _before = File.ReadAllBytes(Path.Join(input, "milestones", $"m-{milestone}.md"));

    public string Words { get; } = $"Edited by the benchmark as number {milestone}.";

    /// <summary>The address of the milestone's page.</summary>
    public string Page { get; } = $"/milestones/m-{milestone}/";

    /// <summary>
    /// The number of the milestone to edit in this round. Each round edits another milestone, and the milestones are far apart.
    /// </summary>
    public static int MilestoneOf(int milestones, int round) => 1 + (int)(round * 7919L % milestones);

    public void Write() => File.WriteAllBytes(_path, [.. _before, .. Encoding.UTF8.GetBytes($"\n{Words}\n")]);

    public void Dispose() => File.WriteAllBytes(_path, _before);
}
