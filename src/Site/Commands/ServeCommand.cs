using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Net;
using System.Runtime.InteropServices;
using Chronicle.Cli.Serve;
using Chronicle.Cli.Terminal;
using Chronicle.Domain;

namespace Chronicle.Cli.Commands;

/// <summary><c>serve</c>: runs a preview until Ctrl-C or SIGTERM, and prints one line for each build.</summary>
internal sealed class ServeCommand
{
    private const int FirstPort = 8000, Ports = 20;

    private readonly Option<int?> _port = new("--port")
    { Description = "The port (default: the first free port from 8000 on; 0: any free port)" };

    private readonly Option<string?> _bind = new("--bind")
    {
        Description = "Serve on this address of the machine too, for example 0.0.0.0 for all: anyone on the network can then read "
            + "everything, drafts too",
        HelpName = "ADDRESS",
    };

    private readonly Option<bool> _open = new("--open") { Description = "Open the site in a browser" };

    public Command Create(CommandLine line)
    {
        _port.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }]
                && !(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= ushort.MaxValue))
                result.AddError($"--port \"{text}\" is no port; a port is a number from 0 to {ushort.MaxValue}");
        });
        AllowedValues.Check(_bind, text => IPAddress.TryParse(text, out _) ? null
            : $"\"{text}\" is no address of a machine; write it in numbers, for example 0.0.0.0 or ::");
        return line.Create(new("serve", "Build in memory, serve on this machine, reload the browser on a change")
        { _port, _bind, _open }, (context, options) => Run(context, options).GetAwaiter().GetResult());
    }

    private async Task<int> Run(CommandContext context, BuildOptions options)
    {
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        ImmutableArray<int> ports = context.Arguments.GetValue(_port) is { } only ? [only] : [.. Enumerable.Range(FirstPort, Ports)];
        var bind = context.Arguments.GetValue(_bind) is { } address ? IPAddress.Parse(address) : null;
        var reporter = new Reporter(context, options, bind, context.Arguments.GetValue(_open));
        await RunUntil(
            end.Task,
            () => DevServerSession.Start(options, ports, reporter.Report, reporter.Fail, bind),
            session => reporter.Begin(session.Server.Port));
        return ExitCode.Done;

        void End(PosixSignalContext signal)
        {
            signal.Cancel = true;
            end.TrySetResult();
        }
    }

    /// <summary>
    /// Starts a session, and disposes of it when <paramref name="end"/> completes. A session can hang when it starts or stops, for example
    /// because a disk does not answer. So the method does not wait for the start after the end, and waits at most three seconds for the
    /// stop.
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

    /// <summary>Prints the results of builds. Builds run one after the other, so there is only one call at a time.</summary>
    private sealed class Reporter(CommandContext context, BuildOptions options, IPAddress? bind, bool opens)
    {
        private Rebuild? _first;

        public void Report(Rebuild rebuild)
        {
            context.Report(rebuild.State.Diagnostics, rebuild.State.Files);
            if (rebuild.State is { Errors: 0, Shown.Plan: { } plan })
                SchemasCommand.Refresh(options, plan.CreateEditorFiles);
            if (_first is null)
                _first = rebuild;
            else
                context.Summarize(FormattableString.Invariant(
                    $"shown after {rebuild.Shown.TotalSeconds:0.00} s, checked after {rebuild.Checked.TotalSeconds:0.00} s: ")
                    + Count(rebuild.State));
        }

        public void Begin(int port)
        {
            var address = $"http://{DevServer.HostFor(bind)}:{port}{_first!.State.Shown?.BasePath}/";
            // The address is the result of the command, so it is printed even with --quiet.
            if (context.IsQuiet)
                context.Output.WriteLine(address);
            context.Summarize($"{address} shows the site: {Count(_first.State)}; Ctrl-C ends it");
            if (bind is not null && !IPAddress.IsLoopback(bind))
                context.Summarize("anyone on the network can read it, drafts too", TerminalDiagnostics.Yellow);
            if (opens && !Browsers.Open(address))
                context.Error.WriteLine($"no browser could be started; open {address} yourself");
        }

        /// <summary>
        /// Prints an error of a disk or a network as one line, and a fault of the program completely. The preview continues after both.
        /// </summary>
        public void Fail(Exception failure)
        {
            if (Refusals.Find(failure) is { } refusal)
                Refusals.Report(context.Error, refusal);
            else
                context.Error.WriteLine(failure);
        }

        private static string Count(LiveState state) =>
            $"{(state.Errors == 0 ? "no errors" : SummaryText.Count(state.Errors, "error"))}"
            + (state.Errors == 0 && state.Warnings == 0 ? "" : $", {SummaryText.Count(state.Warnings, "warning")}");
    }
}
