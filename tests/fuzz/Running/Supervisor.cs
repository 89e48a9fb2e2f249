using System.Diagnostics;
using System.Text.Json;
using Fuzz.Targets;
using SharpFuzz;

namespace Fuzz.Running;

/// <summary>
/// Starts a process for a target and watches it. The process runs a copy of the program whose assemblies count branches. If the process
/// overflows its stack, hangs, or uses too much memory, the supervisor keeps the input and starts another process.
/// </summary>
internal sealed class Supervisor(Options options)
{
    private static readonly string[] Instrumented = ["Chronicle.dll", "Chronicle.Templates.dll", "Markdig.dll", "YamlDotNet.dll"];

    /// <summary>The limit of the memory of a process, in bytes: 1.5 GiB. A build of the real site needs much less.</summary>
    private const string MemoryLimit = "0x60000000";

    public Tally Run(Target target, string root)
    {
        Directory.CreateDirectory(options.Work);
        var program = Prepare();
        using var current = new Current(Path.Join(options.Work, "current"));
        var clock = Stopwatch.StartNew();
        var tallies = new List<Tally>();
        for (var seed = options.Seed; clock.Elapsed.TotalSeconds < options.Seconds; seed += 1000)
        {
            current.Clear();
            var started = clock.Elapsed.TotalSeconds;
            var (tally, why) = Watch(program, root, target, seed, Math.Max(1, options.Seconds - (int)started), current);
            tallies.Add(tally ?? new(current.Count, clock.Elapsed.TotalSeconds - started, 0, 0, 1, 0, 0, 0, 0));
            if (why is null)
                continue;
            if (current.Count == 0)
                throw new InvalidOperationException("the process ended before its first input");
            var folder = Directory.CreateDirectory(Path.Join(options.Work, "found", target.Name)).FullName;
            File.WriteAllBytes(Path.Join(folder, $"{why}-{Campaign.NameOf(current.Bytes)}"), current.Bytes);
        }
        var slowest = tallies.MaxBy(tally => tally.SlowestMs)!;
        var most = tallies.MaxBy(tally => tally.MostBytes)!;
        return new(tallies.Sum(tally => tally.Runs), clock.Elapsed.TotalSeconds, tallies.Max(tally => tally.Known),
            tallies.Max(tally => tally.Branches), tallies.Sum(tally => tally.Found),
            slowest.SlowestMs, slowest.SlowestLength, most.MostBytes, most.MostBytesLength);
    }

    private (Tally? Tally, string? Why) Watch(string program, string root, Target target, int seed, int seconds, Current current)
    {
        var start = new ProcessStartInfo("dotnet",
            [program, "--child", "true", "--target", target.Name, "--seconds", $"{seconds}", "--seed", $"{seed}", "--work", options.Work,
                "--plain", options.Plain ? "true" : "false"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = root,
            Environment = { ["DOTNET_PROCESSOR_COUNT"] = "1", ["DOTNET_GCHeapHardLimit"] = MemoryLimit,
                ["DOTNET_Thread_DefaultStackSize"] = "100000", ["SITE_FUZZ_ROOT"] = root },
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        // Measures processor time, because other processes can use the processor at the same time.
        var (count, since) = (0L, TimeSpan.Zero);
        while (!process.WaitForExit(200))
        {
            if (ProcessorTime(process) is not { } spent)
                continue;
            if (current.Count != count)
                (count, since) = (current.Count, spent);
            if (count == 0 || (spent - since).TotalSeconds <= options.Slow)
                continue;
            process.Kill();
            process.WaitForExit();
            return (null, "hang");
        }
        if (process.ExitCode == 0)
            return (JsonSerializer.Deserialize<Tally>(output.Result), null);
        Console.Error.WriteLine(errors.Result[..Math.Min(errors.Result.Length, 2000)]);
        return (null, errors.Result.Contains("Stack overflow", StringComparison.Ordinal) ? "stack" : "end");
    }

    // Returns null if the process has ended.
    private static TimeSpan? ProcessorTime(Process process)
    {
        try
        {
            return process.TotalProcessorTime;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Makes an instrumented copy of this program, or finds the copy of an earlier run, and returns its path.</summary>
    private string Prepare()
    {
        var from = AppContext.BaseDirectory;
        if (options.Plain)
            return Path.Join(from, "Fuzz.dll");
        var to = Path.Join(options.Work,
            "instrumented-" + Campaign.NameOf([.. Instrumented.Append("Fuzz.dll")
            .SelectMany(name => File.ReadAllBytes(Path.Join(from, name)))]));
        if (Directory.Exists(to))
            return Path.Join(to, "Fuzz.dll");
        Copy(from, to + "~");
        foreach (var name in Instrumented)
            foreach (var _ in Fuzzer.Instrument(Path.Join(to + "~", name), _ => true, SharpFuzz.Options.Value))
            {
            }
        Directory.Move(to + "~", to);
        return Path.Join(to, "Fuzz.dll");
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Join(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy, overwrite: true);
        }
    }
}
