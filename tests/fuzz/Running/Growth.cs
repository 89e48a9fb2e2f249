using System.Text;
using Chronicle;
using Chronicle.Domain;
using Chronicle.Primitives;
using Fuzz.Making;
using Fuzz.Targets;

namespace Fuzz.Running;

/// <summary>
/// Builds each nasty input in four sizes, each twice the one before up to the one asked for, and prints how time and memory grew: twice for
/// twice the size is as it should be, four times is
/// the square. A person reads it; no test depends on a time.
/// </summary>
internal static class Growth
{
    /// <summary>Below so many milliseconds a ratio says nothing.</summary>
    private const double Noise = 20;

    public static int Print(string name, int size)
    {
        var exit = 0;
        // The stack of other systems is smaller than the one of this process may be.
        var thread = new Thread(() => exit = PrintHere(name, size), 1024 * 1024);
        thread.Start();
        thread.Join();
        return exit;
    }

    private static int PrintHere(string name, int size)
    {
        var suspects = 0;
        Console.WriteLine("| nasty | bytes | ms | MB | growth | found |\n| --- | --- | --- | --- | --- | --- |");
        foreach (var nasty in Nasties.All.Where(nasty => name == "all" || nasty.Name.Contains(name, StringComparison.Ordinal)))
        {
            Console.Write($"| {nasty.Name} ");
            // Up to the size that is asked for, whatever a piece of it takes.
            var most = (int)(1000L * size / Encoding.UTF8.GetByteCount(nasty.Make(1000)));
            var runs = Enumerable.Range(0, 4).Select(i => Measure(nasty, Math.Max(1, most >> (3 - i)))).ToArray();
            var (last, before) = (runs[^1], runs[^2]);
            var ratio = last.Milliseconds > Noise ? last.Milliseconds / Math.Max(1, before.Milliseconds) : 0;
            var memory = last.Megabytes > 50 ? last.Megabytes / Math.Max(1, before.Megabytes) : 0;
            var isSuspect = ratio > 2.8 || memory > 2.8;
            suspects += isSuspect ? 1 : 0;
            Console.WriteLine(FormattableString.Invariant($"| {last.Length:N0} | {string.Join(" ", runs.Select(run => run.Milliseconds.ToString("0")))} | {last.Megabytes:0} | {ratio:0.0} {memory:0.0}{(isSuspect ? " **square?**" : "")} | {last.Found} |"));
        }
        return suspects == 0 ? 0 : 1;
    }

    private static (int Length, double Milliseconds, double Megabytes, string Found) Measure(Nasty nasty, int size)
    {
        var archive = Encoding.UTF8.GetBytes(nasty.Make(size));
        var files = SiteText.Files(nasty.Name.StartsWith("settings", StringComparison.Ordinal) ? archive
            : [.. SiteText.Settings, .. archive], Sites.TinyTheme);
        GC.Collect();
        var asked = GC.GetTotalAllocatedBytes();
        // Processor time: others may work on this machine too.
        var before = Environment.CpuUsage.TotalTime;
        var found = Build.Run(files, Sites.Options).Diagnostics;
        var time = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
        return (archive.Length, time, (GC.GetTotalAllocatedBytes() - asked) / 1e6,
            string.Join(' ', found.CountBy(one => one.Rule.Code).Select(entry => $"{entry.Value}×{entry.Key}")));
    }
}
