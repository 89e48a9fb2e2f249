namespace Bench;

/// <summary>All measurements of a chronicle of one size.</summary>
public sealed class Size(int milestones, WorkFolder work, Programs programs, string root, Options options)
{
    private readonly Contender[] _contenders = [.. Contender.All(programs, work, milestones, options)];

    public Result[] Results { get; private set; } = [];

    /// <summary>Returns false if the sites do not have the same pages.</summary>
    public bool Run()
    {
        Tools.RunSelf("corpus", $"{milestones}", root, options.Work);
        // Runs each program once without measuring, so that programs and input are in the file cache of the system for every measured run.
        foreach (var contender in _contenders)
            Measured.Run(contender.Command(work.Output(milestones, contender.Row, 0)));
        Results = [.. _contenders.Select(contender => new Result(contender, [], work.Output(milestones, contender.Row, options.Rounds)))];
        for (var round = 1; round <= options.Rounds; round++)
            foreach (var result in Results)
                result.Runs.Add(Measured.Run(result.Contender.Command(work.Output(milestones, result.Contender.Row, round))));

        var report = Tools.RunSelf(["agree", $"{milestones}", .. Results.Select(result => $"{result.Contender.Row}={result.Site}")]);
        Console.WriteLine($"\n## {Tables.Count(milestones)} milestones\n\n{report}");
        PrintFirstBuilds();
        PrintRebuilds();
        if (options.Wants(Weights.Row))
        {
            Console.WriteLine();
            foreach (var ours in Ours)
                Console.WriteLine($"Compressed, {ours.Contender.Title}: {Tools.RunSelf(Weights.Row, ours.Site)}");
        }
        return report.StartsWith(SamePages.Agreement, StringComparison.Ordinal);
    }

    private IEnumerable<Result> Ours => Results.Where(result => result.Contender.IsOurs);

    private void PrintFirstBuilds()
    {
        Tables.Print(["first build", "wall s", "from – to", "processor s", "memory MiB", "files", "MB"], Results.Select(Line));
        var ratios = Pairs().Select(pair => (string[])
        [
            $"{pair.Ours.Contender.Title} / {pair.Other.Contender.Title}", Tables.Ratio(pair.Ours.Median.Wall, pair.Other.Median.Wall),
            Tables.Ratio(pair.Ours.Median.Processor, pair.Other.Median.Processor),
                Tables.Ratio(pair.Ours.Median.Memory, pair.Other.Median.Memory),
        ]);
        string[][] lines = [.. ratios, .. options.Wants(Floor.Row) ? Ours.Select(FloorLine) : []];
        if (lines.Length > 0)
            Tables.Print(["ratio", "wall", "processor", "memory"], lines);
    }

    private IEnumerable<(Result Ours, Result Other)> Pairs() =>
        from ours in Ours
        from other in Results
        where !other.Contender.IsOurs && (ours.Contender.Row == Contender.Pages || other.Contender.Row == Contender.Hugo)
        select (ours, other);

    private static string[] Line(Result result)
    {
        var files = new DirectoryInfo(result.Site).GetFiles("*", SearchOption.AllDirectories);
        var median = result.Median;
        return
        [
            result.Contender.Title, Tables.Seconds(median.Wall), Tables.Spread([.. result.Runs.Select(run => run.Wall)]),
                Tables.Seconds(median.Processor),
            Tables.Rounded(median.Memory), Tables.Count(files.Length), Tables.Rounded(files.Sum(file => file.Length) / 1e6),
        ];
    }

    private string[] FloorLine(Result ours)
    {
        var floor = Floor.Median(ours.Site, Enumerable.Range(1, options.Rounds)
            .Select(round => work.Output(milestones, $"floor-{ours.Contender.Row}", round)));
        return [$"{ours.Contender.Title} / its floor, {Tables.Seconds(floor)} s", Tables.Ratio(ours.Median.Wall, floor)];
    }

    private void PrintRebuilds()
    {
        var lines = new List<string[]>();
        foreach (var ours in Ours)
        {
            if (options.Wants(Rebuilds.Row))
                lines.AddRange(Rebuilds.Run(ours, work, milestones));
            if (options.Wants(Serving.Row))
                lines.AddRange(Serving.Lines(Tools.RunSelf(
                    Serving.Row, programs.Site, work.Input(milestones, ours.Contender.Row == Contender.Exports), options.Theme,
                        $"{milestones}", $"{Math.Max(5, options.Rounds)}"), ours.Contender.Title));
        }
        if (lines.Count > 0)
            Tables.Print(["second build", "s", "from – to", "of the first", "processor s", "memory MiB"], lines);
    }
}
