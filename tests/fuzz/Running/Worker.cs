using System.Diagnostics;
using System.Text.Json;
using Fuzz.Targets;

namespace Fuzz.Running;

/// <summary>
/// The result of one process. <c>SlowestMs</c> and <c>SlowestLength</c> are the time and the length of the slowest input. <c>MostBytes</c>
/// and <c>MostBytesLength</c> are the allocated bytes and the length of the input that allocated most.
/// </summary>
internal sealed record Tally(long Runs, double Seconds, int Known, int Branches, int Found, double SlowestMs, int SlowestLength, long MostBytes,
    int MostBytesLength);

/// <summary>Runs a target in a process that <see cref="Supervisor"/> watches.</summary>
internal static class Worker
{
    /// <summary>
    /// The limit of allocated bytes: a fixed part for each input, and a part for each byte of the input. An input that allocates more can
    /// use all memory of a machine.
    /// </summary>
    private const long MostMemory = 1024 * 1024 * 1024, MostMemoryPerByte = 64 * 1024;

    public static int Run(Options options, string root)
    {
        // Uses a small stack (1 MiB), because the stack on other systems can be smaller than the stack of this process.
        var exit = 0;
        var thread = new Thread(() => exit = RunHere(options, root), 1024 * 1024);
        thread.Start();
        thread.Join();
        return exit;
    }

    private static int RunHere(Options options, string root)
    {
        // This must be first: instrumented code needs the memory for its counts.
        var coverage = options.Plain ? null : new Coverage();
        var target = Catalogue.All(root).Single(target => target.Name == options.Targets[0]);
        var corpus = Directory.CreateDirectory(Path.Join(options.Work, "corpus", target.Name)).FullName;
        var seeds = new Seeds(root);
        var known = seeds.Found[target.Name].Concat(target.Seeds(seeds))
            .Concat(Directory.EnumerateFiles(corpus).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)).ToArray();
        using var current = new Current(Path.Join(options.Work, "current"));
        var watch = Stopwatch.StartNew();
        var (before, asked, last) = (TimeSpan.Zero, 0L, Array.Empty<byte>());
        var (slowest, most) = ((Time: TimeSpan.Zero, Input: last), (Bytes: 0L, Input: last));
        var runs = 0L;
        var campaign = new Campaign(target, known, options.Seed, coverage)
        {
            BeforeRun = input =>
            {
                Note();
                (last, before, asked) = (input, Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes());
                current.Set(++runs, input);
            },
            OnNewCode = input => File.WriteAllBytes(Path.Join(corpus, Campaign.NameOf(input)), input),
        };
        campaign.RunKnown().Run(_ => watch.Elapsed.TotalSeconds > options.Seconds);
        Note();
        Keep(options, target, campaign.Found, slowest.Input, most.Input, most.Bytes);
        Console.Out.WriteLine(JsonSerializer.Serialize(new Tally(campaign.Runs, watch.Elapsed.TotalSeconds, campaign.Known,
            coverage?.Branches ?? 0, campaign.Found.Count,
            slowest.Time.TotalMilliseconds, slowest.Input.Length, most.Bytes, most.Input.Length)));
        return 0;

        // Notes the time and the allocated bytes of the run before. The first runs do not count for the time, because they include the
        // time of the just-in-time compiler.
        void Note()
        {
            var (time, bytes) = (Environment.CpuUsage.TotalTime - before, GC.GetTotalAllocatedBytes() - asked);
            if (runs > known.Length + 200 && time > slowest.Time)
                slowest = (time, last);
            if (runs > 1 && bytes > most.Bytes)
                most = (bytes, last);
        }
    }

    private static void Keep(Options options, Target target, IEnumerable<Finding> found, byte[] slowest, byte[] most, long bytes)
    {
        var folder = Directory.CreateDirectory(Path.Join(options.Work, "found", target.Name)).FullName;
        foreach (var finding in found)
        {
            File.WriteAllBytes(Path.Join(folder, Campaign.NameOf(finding.Input)), finding.Input);
            File.WriteAllText(Path.Join(folder, Campaign.NameOf(finding.Input) + ".txt"), finding.Problem.ToString());
        }
        File.WriteAllBytes(Path.Join(options.Work, $"slowest-{target.Name}"), slowest);
        if (bytes > MostMemory + (MostMemoryPerByte * most.Length))
            File.WriteAllBytes(Path.Join(folder, "memory-" + Campaign.NameOf(most)), most);
    }
}
