using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Chronicle.Cli.BuiltIn;
using Chronicle.Primitives;

namespace Chronicle.Cli.Serve;

/// <summary>
/// Adds a script to the pages that the preview serves. The pages of a build do not contain it. The script reloads the page and shows the
/// diagnostics.
/// </summary>
internal static partial class LivePage
{
    /// <summary>A reserved folder at the root of the host. No address of a site begins with a dot.</summary>
    public const string Folder = "/.site/";

    private const int MostShown = 100;

    /// <summary>A number that differs for each process, so that a page of an earlier process is always outdated.</summary>
    private static readonly string Process = Stopwatch.GetTimestamp().ToString("x", CultureInfo.InvariantCulture);

    public static byte[] AddScript(byte[] page, LiveState state)
    {
        var head = page.AsSpan().IndexOf("</head>"u8);
        var at = head < 0 ? page.Length : head;
        return [.. page.AsSpan(0, at), .. Script(state), .. page.AsSpan(at)];
    }

    /// <summary>The page that is shown while no version of the requested page could be rendered.</summary>
    public static byte[] Placeholder(LiveState state) =>
    [
        .. "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>No page yet</title>"u8, .. Script(state),
        .. "</head><body><p>There is no page yet. It comes when the errors are corrected.</p></body></html>\n"u8,
    ];

    /// <summary>The state as the data of an event.</summary>
    public static byte[] Data(LiveState state) => JsonSerializer.SerializeToUtf8Bytes(
        new(Pages(state), Styles(state), state.IsChecked, state.Errors, state.Warnings,
            [.. state.Diagnostics.OrderByDescending(diagnostic => diagnostic.Rule.Severity).Take(MostShown)
                .Select(diagnostic => Describe(diagnostic, state))]),
        StateJson.Default.State);

    private sealed record State(
        string Pages, string Styles, bool IsChecked, int Errors, int Warnings, ImmutableArray<ShownDiagnostic> Found);

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
        Encoding.ASCII.GetBytes(
            $"<script src=\"/.site/live.js\" defer data-pages=\"{Pages(state)}\" data-styles=\"{Styles(state)}\"></script>");

    private static string Pages(LiveState state) => FormattableString.Invariant($"{Process}-{state.Pages}");

    private static string Styles(LiveState state) => FormattableString.Invariant($"{state.Styles}");

    /// <summary>Finds a file of this program below the reserved path; null if there is none.</summary>
    public static byte[]? FindAsset(string name) => Assets.Contains(name) ? BuiltInFiles.Read(name) : null;

    private static readonly ImmutableArray<string> Assets = ["live.js", "live.css"];
}
