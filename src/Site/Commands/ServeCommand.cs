using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using Chronicle.Cli.Serve;
using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Cli.Commands;

/// <summary><c>serve</c>: runs a preview until Ctrl-C or SIGTERM, and prints a line about each build.</summary>
internal sealed class ServeCommand
{
    private const int FirstPort = 8000, Ports = 20;

    private readonly Option<int?> _port = new("--port")
    { Description = "The port (default: the first free port from 8000 on; 0: any free port)" };

    public Command Create(CommandLine line)
    {
        _port.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }]
                && !(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= ushort.MaxValue))
                result.AddError($"--port \"{text}\" is no port; ports are 1 to {ushort.MaxValue}");
        });
        var command = new Command("serve", "Build in memory, serve on this machine, reload the browser on a change") { _port };
        command.SetAction(result => line.Run(result, (context, options) => Run(context, options).GetAwaiter().GetResult()));
        return command;
    }

    private async Task<int> Run(CommandContext context, BuildOptions options)
    {
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        int[] ports = context.Arguments.GetValue(_port) is { } only ? [only] : [.. Enumerable.Range(FirstPort, Ports)];
        var reporter = new Reporter(context, options);
        await RunUntil(
            end.Task,
            () => DevServerSession.Start(options, [.. ports], reporter.Report, reporter.Fail),
            session => reporter.Begin(session.Server.Port));
        return ExitCode.Done;

        void End(PosixSignalContext signal)
        {
            signal.Cancel = true;
            end.TrySetResult();
        }
    }

    /// <summary>
    /// Starts a session, and disposes it at the end. A session that hangs while it starts or stops, because a disk does not answer, is
    /// left behind.
    /// </summary>
    internal static async Task RunUntil<TSession>(Task end, Func<Task<TSession>> start, Action<TSession> onStarted)
        where TSession : IAsyncDisposable
    {
        var starting = Task.Run(start);
        if (await Task.WhenAny(starting, end) == end)
            return;
        var session = await starting;
        onStarted(session);
        await end;
        var stopping = Task.Run(async () => await session.DisposeAsync());
        if (await Task.WhenAny(stopping, Task.Delay(TimeSpan.FromSeconds(3))) == stopping)
            await stopping;
    }

    /// <summary>Prints the results of builds. Builds follow each other, so one call comes at a time.</summary>
    private sealed class Reporter(CommandContext context, BuildOptions options)
    {
        private Rebuild? _first;

        public void Report(Rebuild rebuild)
        {
            context.Report(rebuild.State.Diagnostics, rebuild.State.Files);
            if (rebuild.State is { Errors: 0, Shown.Plan: { } plan })
                SchemasCommand.Refresh(options, plan);
            if (_first is null)
                _first = rebuild;
            else
                context.Summarize(FormattableString.Invariant(
                    $"shown after {rebuild.Shown.TotalSeconds:0.00} s, checked after {rebuild.Checked.TotalSeconds:0.00} s: ")
                    + Count(rebuild.State));
        }

        public void Begin(int port) =>
            context.Summarize(
                $"http://localhost:{port}{_first!.State.Shown?.BasePath}/ shows the site: {Count(_first.State)}; Ctrl-C ends it");

        /// <summary>Prints a refusal as one line, and a fault of the program whole. The preview goes on in both cases.</summary>
        public void Fail(Exception failure)
        {
            if (CommandLine.FindRefusal(failure) is { } refusal)
                CommandLine.ReportRefusal(context.Error, refusal);
            else
                context.Error.WriteLine(failure);
        }

        private static string Count(LiveState state) =>
            $"{(state.Errors == 0 ? "no errors" : BuildCommand.Count(state.Errors, "error"))}"
            + (state.Errors == 0 && state.Warnings == 0 ? "" : $", {BuildCommand.Count(state.Warnings, "warning")}");
    }
}
