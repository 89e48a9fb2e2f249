using System.Text;

namespace Bench;

/// <summary>What a second build into the same folder takes: when nothing was changed, and when one milestone's text was.</summary>
public static class Rebuilds
{
    public const string Row = "rebuild";

    /// <summary>Into the folders of the measured first builds, one after another, so that each finds a site that is up to date.</summary>
    public static IEnumerable<string[]> Run(Result first, WorkFolder work, int milestones)
    {
        var (unchanged, edited) = (new List<Measured>(), new List<Measured>());
        for (var round = 1; round <= first.Runs.Count; round++)
        {
            var output = work.Output(milestones, first.Contender.Row, round);
            unchanged.Add(Measured.Run(first.Contender.Command(output)));
            using var edit = new Edit(work.Input(milestones, first.Contender.Row == Contender.Exports), Edit.Place(milestones, round));
            edit.Write();
            edited.Add(Measured.Run(first.Contender.Command(output)));
            if (!File.ReadAllText(Path.Join(output, edit.Page, "index.html")).Contains(edit.Words, StringComparison.Ordinal))
                throw new InvalidOperationException($"{output} does not show what was written into {edit.Page}");
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

/// <summary>A sentence more at the end of one milestone, until it is disposed.</summary>
public sealed class Edit(string input, int milestone) : IDisposable
{
    private readonly string _path = Path.Join(input, "milestones", $"m-{milestone}.md");
    private readonly byte[] _before = File.ReadAllBytes(Path.Join(input, "milestones", $"m-{milestone}.md"));

    public string Words { get; } = $"Edited by the benchmark as number {milestone}.";

    /// <summary>The address of its page.</summary>
    public string Page { get; } = $"/milestones/m-{milestone}/";

    /// <summary>Another milestone for every edit, from all over the chronicle.</summary>
    public static int Place(int milestones, int round) => 1 + (int)(round * 7919L % milestones);

    public void Write() => File.WriteAllBytes(_path, [.. _before, .. Encoding.UTF8.GetBytes($"\n{Words}\n")]);

    public void Dispose() => File.WriteAllBytes(_path, _before);
}
