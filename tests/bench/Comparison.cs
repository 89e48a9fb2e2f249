using Bench.Corpus;

namespace Bench;

/// <summary>The benchmark from corpus to table.</summary>
public sealed class Comparison(string root, Options options)
{
    private string? _hugo;

    /// <summary>False when the two sites do not hold the same pages; then no figure means anything.</summary>
    public bool Run()
    {
        Directory.CreateDirectory(options.Work);
        Console.WriteLine(Machine.Describe(options.Work));
        _hugo = Tools.HugoVersion(out var reason);
        Console.WriteLine(_hugo is null ? $"{reason}: our figures stand alone." : $"Hugo {_hugo}, ours first, then Hugo, {options.Rounds} times in turn; medians");
        var generator = Tools.PublishGenerator(root, options.Work);
        var agree = true;
        foreach (var milestones in options.Milestones)
            agree &= Compare(milestones, generator);
        Console.WriteLine($"""

            Nothing was deleted: {options.Work} can go now. A disk that has just deleted much is slow for some minutes, so wait before the next run.
            """);
        return agree;
    }

    public static void WriteCorpora(int milestones, string root, string work)
    {
        var model = new Model(milestones);
        ContractFormat.Write(model, new(OurInput(work, milestones)));
        var (layouts, site) = (Path.Join(root, "tests", "bench", "hugo"), HugoSite(work, milestones));
        foreach (var file in Directory.GetFiles(layouts, "*", SearchOption.AllDirectories))
            new CorpusFolder(site).Write(Path.GetRelativePath(layouts, file), File.ReadAllText(file));
        HugoFormat.Write(model, new(site));
    }

    private bool Compare(int milestones, string generator)
    {
        Tools.Self("corpus", $"{milestones}", root, options.Work);
        // Once each without measuring, so that both find programs and input in the memory of the system.
        var (ours, theirs) = (RunOurs(generator, milestones, 0), RunHugo(milestones, 0));
        var (ourRuns, theirRuns) = (new List<Measured>(), new List<Measured>());
        for (var round = 1; round <= options.Rounds; round++)
        {
            ourRuns.Add(RunOurs(generator, milestones, round).Measured);
            if (RunHugo(milestones, round) is { } run)
                theirRuns.Add(run.Measured);
        }
        var floor = Enumerable.Range(1, options.Rounds).Select(round => double.Parse(Tools.Self("floor", ours.Site, NewFolder(milestones, "floor", round)))).Order().ElementAt(options.Rounds / 2);
        var report = Tools.Self(["agree", $"{milestones}", ours.Site, .. theirs is { } hugo ? new[] { hugo.Site } : []]);
        Print(milestones, ours.Site, theirs?.Site, Measured.Median(ourRuns), theirRuns.Count > 0 ? Measured.Median(theirRuns) : null, floor);
        Console.WriteLine(report);
        return report.StartsWith(SamePages.Agreement, StringComparison.Ordinal);
    }

    private void Print(int milestones, string ourSite, string? theirSite, Measured ours, Measured? theirs, double floor)
    {
        Console.WriteLine($"""

            {milestones:N0} milestones      wall s   processor s   memory MiB     files   MB
            """);
        PrintLine("ours", ours, ourSite);
        if (theirs is not null && theirSite is not null)
        {
            PrintLine("Hugo", theirs, theirSite);
            Console.WriteLine($"{"ours / Hugo",-16}{ours.Wall / theirs.Wall,12:0.00}{ours.Processor / theirs.Processor,14:0.00}{ours.Memory / theirs.Memory,13:0.00}");
        }
        Console.WriteLine($"{"floor, ours",-16}{floor,12:0.00}   writing the bytes of our files and nothing else; ours takes {ours.Wall / floor:0.0} times as long");
    }

    private static void PrintLine(string name, Measured run, string site)
    {
        var files = new DirectoryInfo(site).GetFiles("*", SearchOption.AllDirectories);
        Console.WriteLine($"{name,-16}{run.Wall,12:0.00}{run.Processor,14:0.00}{run.Memory,13:0}{files.Length,10:N0}{files.Sum(file => file.Length) / 1e6,5:0}");
    }

    private (Measured Measured, string Site) RunOurs(string generator, int milestones, int round)
    {
        var output = NewFolder(milestones, "ours", round);
        return (Measured.Run(generator, "build", "--input", OurInput(options.Work, milestones), "--theme", options.Theme, "--output", output, "--quiet"), output);
    }

    private (Measured Measured, string Site)? RunHugo(int milestones, int round)
    {
        if (_hugo is null)
            return null;
        var output = NewFolder(milestones, "hugo", round);
        return (Measured.Run("hugo", "--quiet", "--source", HugoSite(options.Work, milestones), "--destination", output), output);
    }

    // A new folder for every run: deleting an old one just before would slow down whoever writes next.
    private string NewFolder(int milestones, string name, int round) => Path.Join(options.Work, $"{milestones}-output", $"{name}-{round}");

    private static string OurInput(string work, int milestones) => Path.Join(work, $"{milestones}-input");

    private static string HugoSite(string work, int milestones) => Path.Join(work, $"{milestones}-hugo");
}
