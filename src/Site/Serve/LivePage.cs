using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Chronicle.Input;
using Chronicle.Primitives;
using Chronicle.Read;

namespace Chronicle.Cli.Serve;

/// <summary>What is added to pages on their way to the browser, and never to a build: a script that reloads them and shows what was found.</summary>
internal static partial class LivePage
{
    /// <summary>Reserved at the root of the host. No address of a site begins with a dot.</summary>
    public const string Folder = "/.site/";

    private const int MostShown = 100;

    /// <summary>Another one for each process: a page of an earlier one is always old.</summary>
    private static readonly string Process = Stopwatch.GetTimestamp().ToString("x", CultureInfo.InvariantCulture);

    public static byte[] AddScript(byte[] page, LiveState state)
    {
        var head = page.AsSpan().IndexOf("</head>"u8);
        var at = head < 0 ? page.Length : head;
        return [.. page.AsSpan(0, at), .. Script(state), .. page.AsSpan(at)];
    }

    /// <summary>Stands for a page that was never good.</summary>
    public static byte[] Placeholder(LiveState state) =>
        [.. "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>No page yet</title>"u8, .. Script(state), .. "</head><body><p>There is no page yet. It comes when the errors are mended.</p></body></html>\n"u8];

    /// <summary>What a page has to know, as an event's data.</summary>
    public static byte[] Data(LiveState state) => JsonSerializer.SerializeToUtf8Bytes(
        new(Pages(state), Styles(state), state.IsChecked, state.Errors, state.Warnings,
            [.. state.Diagnostics.OrderByDescending(diagnostic => diagnostic.Rule.Severity).Take(MostShown).Select(diagnostic => Describe(diagnostic, state))]),
        StateJson.Default.State);

    private sealed record State(string Pages, string Styles, bool IsChecked, int Errors, int Warnings, ImmutableArray<ShownDiagnostic> Found);

    private sealed record ShownDiagnostic(string At, bool IsError, string Code, string Message, string? Before, string? After);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    [JsonSerializable(typeof(State))]
    private sealed partial class StateJson : JsonSerializerContext;

    private static ShownDiagnostic Describe(Diagnostic diagnostic, LiveState state)
    {
        var line = state.Files.Excerpt(diagnostic.At);
        return new(diagnostic.At.ToString(), diagnostic.IsError, diagnostic.Rule.Code, diagnostic.Message, line?.Before, line?.After);
    }

    private static byte[] Script(LiveState state) =>
        [.. "<script src=\"/.site/live.js\" defer data-pages=\""u8, .. Encoding.ASCII.GetBytes(Pages(state)), .. "\" data-styles=\""u8, .. Encoding.ASCII.GetBytes(Styles(state)), .. "\"></script>"u8];

    private static string Pages(LiveState state) => FormattableString.Invariant($"{Process}-{state.Pages}");

    private static string Styles(LiveState state) => FormattableString.Invariant($"{state.Styles}");

    /// <summary>A file of this program below the reserved path; null if there is none of that name.</summary>
    public static byte[]? Asset(string name)
    {
        if (!Assets.Contains(name))
            return null;
        using var stream = typeof(LivePage).Assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static readonly ImmutableArray<string> Assets = ["live.js", "live.css"];
}
