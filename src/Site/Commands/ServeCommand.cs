using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Chronicle.Cli.Serve;
using Chronicle.Primitives;

namespace Chronicle.Cli.Commands;

/// <summary>Runs a preview until Ctrl-C, and says a line about each build.</summary>
internal static class ServeCommand
{
    private const int FirstPort = 8000, Ports = 20;

    public static async Task Run(BuildOptions options, int? port, string format, bool quiet)
    {
        var end = new TaskCompletionSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);

        var first = true;
        Rebuild? initial = null;
        await using var preview = await DevServerSession.Start(options, port is { } only ? [only] : [.. Enumerable.Range(FirstPort, Ports)], Report, Fail);
        if (!quiet)
            Console.Out.WriteLine($"http://localhost:{preview.Server.Port}{initial!.State.Shown?.BasePath}/ shows the site: {Counts(initial.State)}; Ctrl-C ends it");
        await end.Task;

        void End(PosixSignalContext signal)
        {
            signal.Cancel = true;
            end.TrySetResult();
        }

        void Report(Rebuild rebuild)
        {
            DiagnosticWriter.Write(format, rebuild.State.Diagnostics, rebuild.State.Files);
            if (first)
                (first, initial) = (false, rebuild);
            else if (!quiet)
                Console.Out.WriteLine(FormattableString.Invariant($"shown after {rebuild.Shown.TotalSeconds:0.00} s, checked after {rebuild.Checked.TotalSeconds:0.00} s: {Counts(rebuild.State)}"));
        }
    }

    private static void Fail(Exception failure) => Console.Error.WriteLine(
        failure is IOException or UnauthorizedAccessException ? $"the machine refused: {MessageText.Sanitize(failure.Message)}" : failure.ToString());

    private static string Counts(LiveState state) => (state.Errors, state.Warnings) switch
    {
        (0, 0) => "no errors",
        (0, var warnings) => $"no errors, {Count(warnings, "warning")}",
        var (errors, warnings) => $"{Count(errors, "error")}, {Count(warnings, "warning")}",
    };

    private static string Count(int number, string what) => number == 1 ? $"1 {what}" : $"{number} {what}s";
}
