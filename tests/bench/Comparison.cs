using Bench.Corpus;

namespace Bench;

/// <summary>The whole benchmark, from the corpus to the printed tables.</summary>
public sealed class Comparison(string root, Options options)
{
    private readonly WorkFolder _work = new(options.Work);

    /// <summary>Returns false if the sites do not have the same pages. Then the figures cannot be compared.</summary>
    public bool Run()
    {
        Directory.CreateDirectory(options.Work);
        var load = Machine.Load();
        var hugo = Tools.HugoVersion(out var reason);
        Console.WriteLine($"{Machine.Describe(options.Work, hugo)}; programs compiled {options.Compiled}; load {load:0.0} at the start");
        Warn(load);
        if (hugo is null)
            Console.WriteLine($"{reason}: only the figures of the other programs are printed.");
        var programs = new Programs(
            Tools.Publish(Path.Join(root, "src", "Site"), "Chronicle.Cli", _work.Programs, options.Compiled),
                Tools.Publish(Path.Join(root, "tests", "bench", "Least"), "Least", _work.Programs, options.Compiled), hugo);

        var agree = true;
        var sizes = new List<(int Milestones, Result[] Results)>();
        foreach (var milestones in options.Milestones)
        {
            var size = new Size(milestones, _work, programs, root, options);
            agree &= size.Run();
            sizes.Add((milestones, size.Results));
        }
        PrintGrowth(sizes);
        Console.WriteLine($"""

            Load {Machine.Load():0.0} at the end, after {options.Rounds} rounds of each size. Nothing was deleted: you can delete {options.Work} now. After many
            files are deleted, a disk is slow for some minutes, so wait before the next run.
            """);
        Warn(load);
        return agree;
    }

    public static void WriteCorpora(int milestones, string root, WorkFolder work)
    {
        var model = new Model(milestones);
        foreach (var everyExport in new[] { false, true })
            ContractFormat.Write(model, new(work.Input(milestones, everyExport)), everyExport);
        var (layouts, site) = (Path.Join(root, "tests", "bench", "hugo"), work.HugoSite(milestones));
        foreach (var file in Directory.GetFiles(layouts, "*", SearchOption.AllDirectories))
            new CorpusFolder(site).Write(Path.GetRelativePath(layouts, file), File.ReadAllText(file));
        HugoFormat.Write(model, new(site));
    }

    private static void PrintGrowth(List<(int Milestones, Result[] Results)> sizes)
    {
        var steps = sizes.Zip(sizes.Skip(1)).SelectMany(step => step.First.Results.Zip(step.Second.Results, (small, large) => (string[])
        [
            $"{small.Contender.Title}: {Tables.Count(step.First.Milestones)} → {Tables.Count(step.Second.Milestones)} ({Tables.Ratio(step.Second.Milestones, step.First.Milestones)} times)",
            Tables.Ratio(large.Median.Wall, small.Median.Wall), Tables.Ratio(large.Median.Processor, small.Median.Processor),
                Tables.Ratio(large.Median.Memory, small.Median.Memory),
        ])).ToArray();
        if (steps.Length > 0)
            Tables.Print(["growth", "wall", "processor", "memory"], steps);
    }

    private static void Warn(double load)
    {
        if (Machine.IsBusy(load))
            Console.WriteLine($"WARNING: the machine was busy at the start ({load:0.0} processes for {Environment.ProcessorCount} cores). These figures are not reliable. Run the benchmark again when the machine is idle.");
    }
}
