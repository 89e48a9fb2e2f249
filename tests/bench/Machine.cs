using System.Globalization;
using System.Runtime.InteropServices;

namespace Bench;

/// <summary>What is worth knowing of the machine; nothing that names it.</summary>
public static class Machine
{
    public static string Describe(string folder) => string.Create(CultureInfo.InvariantCulture,
        $"{Environment.ProcessorCount} cores, {Memory():0} GiB, {Value("/etc/os-release", "PRETTY_NAME=").Trim('"')}, {RuntimeInformation.ProcessArchitecture}, .NET {Environment.Version}, files on {new DriveInfo(folder).DriveFormat}");

    private static double Memory() =>
        double.TryParse(Value("/proc/meminfo", "MemTotal:").Replace("kB", ""), CultureInfo.InvariantCulture, out var kilobytes) ? Math.Round(kilobytes / 1024 / 1024) : 0;

    private static string Value(string file, string key) =>
        File.Exists(file) && File.ReadLines(file).FirstOrDefault(line => line.StartsWith(key, StringComparison.Ordinal)) is { } line ? line[key.Length..].Trim() : "unknown";
}
