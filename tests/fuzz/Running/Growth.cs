using System.Text;
using Chronicle;
using Fuzz.Making;
using Fuzz.Targets;

namespace Fuzz.Running;

/// <summary>
/// Builds each nasty input in four sizes and prints how time and memory grow. The last size is the size on the command line, and each size
/// is twice the size before. For twice the size, twice the time is correct, and four times the time is quadratic growth. No test depends
/// on these times.
/// </summary>
internal static class Growth
{
    /// <summary>In milliseconds. The ratio of shorter times is not reliable.</summary>
    private const double Noise = 20;

    public static int Print(string name, int size)
    {
        var exit = 0;
        // Uses a small stack (1 MiB), because the stack on other systems can be smaller than the stack of this process.
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
            // The number of repetitions that gives about the required size, for short and for long pieces.
            var most = (int)(1000L * size / Encoding.UTF8.GetByteCount(nasty.Make(1000)));
            var runs = Enumerable.Range(0, 4).Select(i => Measure(nasty, Math.Max(1, most >> (3 - i)))).ToArray();
            var (last, before) = (runs[^1], runs[^2]);
            var ratio = last.Milliseconds > Noise ? last.Milliseconds / Math.Max(1, before.Milliseconds) : 0;
            var memory = last.Megabytes > 50 ? last.Megabytes / Math.Max(1, before.Megabytes) : 0;
            var isSuspect = ratio > 2.8 || memory > 2.8;
            suspects += isSuspect ? 1 : 0;
            Console.WriteLine(FormattableString.Invariant($"| {last.Length:N0} | {string.Join(" ", runs.Select(run => run.Milliseconds.ToString("0")))} | {last.Megabytes:0} | {ratio:0.0} {memory:0.0}{(isSuspect ? " **quadratic?**" : "")} | {last.Found} |"));
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
        // Measures processor time, because other processes can run on this machine at the same time.
        var before = Environment.CpuUsage.TotalTime;
        var found = Build.Run(files, Sites.Options).Diagnostics;
        var time = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
        return (archive.Length, time, (GC.GetTotalAllocatedBytes() - asked) / 1e6,
            string.Join(' ', found.CountBy(one => one.Rule.Code).Select(entry => $"{entry.Value}×{entry.Key}")));
    }
}
