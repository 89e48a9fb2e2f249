using System.Collections.Immutable;
using System.Text.Json;

namespace Chronicle.Cli.Links;

/// <summary>An address that the link checker could not open, the file that contains the address, and the reason.</summary>
internal sealed record BrokenLink(string Address, string File, string Reason);

/// <summary>The JSON report of lychee, the link checker: the number of checked addresses, and the broken ones.</summary>
internal sealed record CheckerReport(long Checked, ImmutableArray<BrokenLink> Broken)
{
    /// <summary>The maps of the report that contain failures. lychee 0.23 has only the first; later versions have both.</summary>
    private static readonly ImmutableArray<string> Maps = ["error_map", "timeout_map"];

    /// <summary>Parses a report. Returns null if the bytes are no report of lychee.</summary>
    public static CheckerReport? TryParse(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var json = JsonDocument.Parse(bytes);
            var root = json.RootElement;
            var broken = from name in Maps
                         where name == Maps[0] || root.TryGetProperty(name, out _)
                         from file in root.GetProperty(name).EnumerateObject()
                         from found in file.Value.EnumerateArray()
                         select new BrokenLink(found.GetProperty("url").GetString()!, file.Name, ReasonOf(found.GetProperty("status")));
            return new(root.GetProperty("total").GetInt64(), [.. broken.Distinct().OrderBy(link => link.Address, StringComparer.Ordinal)]);
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static string ReasonOf(JsonElement status) =>
        status.GetProperty("text").GetString() + (status.TryGetProperty("details", out var details) ? $": {details.GetString()}" : "");
}
