using System.Text.Encodings.Web;
using System.Text.Json;

namespace Chronicle.Cli;

/// <summary>The form of the JSON that commands print: for people too, so with line breaks, and without escapes of letters.</summary>
internal static class ReadableJson
{
    public static JsonSerializerOptions CreateOptions() => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
