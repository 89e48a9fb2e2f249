using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Chronicle.Input;
using Chronicle.Primitives;

namespace Chronicle.Cli.Terminal;

/// <summary>Prints diagnostics as text, as annotations of GitHub, or as JSON.</summary>
internal static partial class DiagnosticWriter
{
    public static readonly ImmutableArray<string> Formats = ["text", "github", "json"];

    public static void Write(TextWriter output, string format, ImmutableArray<Diagnostic> diagnostics)
    {
        if (format == "json")
            output.WriteLine(JsonSerializer.Serialize(
                [.. diagnostics.Select(ToJson)], DiagnosticsJson.Default.ImmutableArrayJsonDiagnostic));
        else
            foreach (var diagnostic in diagnostics)
                output.WriteLine(format == "github" ? ToAnnotation(diagnostic) : diagnostic.ToString());
    }

    /// <summary>
    /// Writes to standard error. On a terminal, the output has colours and the source lines too. A file that is not on the disk gets the
    /// name of the source of records that supplies it.
    /// </summary>
    public static void Write(TextWriter error, string format, ImmutableArray<Diagnostic> diagnostics, InputFiles files)
    {
        if (!files.Input.Added.IsEmpty)
            diagnostics = [.. diagnostics.Select(diagnostic => files.Input.Added.TryGetValue(diagnostic.At.Path, out var source)
                ? diagnostic with { Message = $"{diagnostic.Message} (source of records {source})" } : diagnostic)];
        if (format == "text" && !Console.IsErrorRedirected)
            TerminalDiagnostics.Write(error, diagnostics, files, TerminalDiagnostics.MayColour(Environment.GetEnvironmentVariable));
        else
            Write(error, format, diagnostics);
    }

    private sealed record JsonDiagnostic(string Path, int Line, int Column, string Severity, string Code, string Message);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
    [JsonSerializable(typeof(ImmutableArray<JsonDiagnostic>))]
    private sealed partial class DiagnosticsJson : JsonSerializerContext;

    private static JsonDiagnostic ToJson(Diagnostic diagnostic) => new(
        diagnostic.At.Path, diagnostic.At.Line, diagnostic.At.Column,
        diagnostic.IsError ? "error" : "warning", diagnostic.Rule.Code, diagnostic.Message);

    // GitHub's workflow commands: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    private static string ToAnnotation(Diagnostic diagnostic) =>
        $"::{(diagnostic.IsError ? "error" : "warning")} file={Property(MessageText.Sanitize(diagnostic.At.Path))},"
        + $"line={diagnostic.At.Line},col={diagnostic.At.Column},title={diagnostic.Rule.Code}::{Data(diagnostic.Message)}";

    // Line ends need no escape, because they were replaced when the diagnostic was created.
    private static string Data(string text) => text.Replace("%", "%25");

    private static string Property(string text) => Data(text).Replace(":", "%3A").Replace(",", "%2C");
}
