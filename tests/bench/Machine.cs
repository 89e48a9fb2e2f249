using System.Globalization;
using System.Runtime.InteropServices;

namespace Bench;

/// <summary>The properties of the machine that matter for the figures. The name of the machine is not printed.</summary>
public static class Machine
{
    public static string Describe(string folder, string? hugo) => string.Create(CultureInfo.InvariantCulture,
        $"{Environment.ProcessorCount} cores, {Memory():0} GiB, {Value("/etc/os-release", "PRETTY_NAME=").Trim('"')}, {RuntimeInformation.ProcessArchitecture}, .NET {Environment.Version}, {(hugo is null ? "no Hugo" : $"Hugo {hugo}")}, files on {new DriveInfo(folder).DriveFormat}");

    /// <summary>The average number of processes that ran or waited for a core in the last minute.</summary>
    public static double Load() =>
        double.TryParse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture, out var load) ? load : 0;

    public static bool IsBusy(double load) => load > Environment.ProcessorCount / 2.0;

    private static double Memory() =>
        double.TryParse(Value("/proc/meminfo", "MemTotal:").Replace("kB", ""), CultureInfo.InvariantCulture, out var kilobytes)
            ? Math.Round(kilobytes / 1024 / 1024) : 0;

    private static string Value(string file, string key) =>
        File.Exists(file) && File.ReadLines(file).FirstOrDefault(line => line.StartsWith(key, StringComparison.Ordinal)) is { } line
            ? line[key.Length..].Trim() : "unknown";
}
