using System.Collections.Immutable;
using Chronicle.Cli.Input;
using Chronicle.Domain;
using Chronicle.Input;
using Chronicle.Primitives;
using Chronicle.Render;

namespace Chronicle.Cli.Serve;

/// <summary>
/// The current state for browsers. A page contains the numbers of the state that it shows. If a number of the current state differs, the
/// page reloads itself or its style sheets.
/// </summary>
/// <param name="Pages">Counts the changes of all files except style sheets.</param>
/// <param name="Styles">Counts the changes of the style sheets.</param>
internal sealed record LiveState(
    int Pages, int Styles, OnDemandSite? Shown, ImmutableArray<Diagnostic> Diagnostics, bool IsChecked, InputFiles Files)
{
    /// <summary>A task that ends when there is a newer state.</summary>
    public Task Next { get; init; } = Task.CompletedTask;

    public int Errors => Diagnostics.Count(diagnostic => diagnostic.IsError);

    public int Warnings => Diagnostics.Length - Errors;
}

/// <summary>
/// The site of the preview. The program reads and links a change at once, renders a page when a browser asks for it, and checks the whole
/// site afterwards. A state with errors is not shown: browsers get the last valid state, together with the errors. One thread changes the
/// site, and many threads read it.
/// </summary>
internal sealed class LiveSite(BuildOptions options)
{
    /// <summary>
    /// A file that was written less than this time ago can change again without a new time. No disk has a coarser clock, and the clock of a
    /// network disk rarely differs more from the clock of this machine.
    /// </summary>
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(2);

    private readonly ParseCache _cache = new();
    private readonly InputFileCache _input = new(), _theme = new();
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile LiveState? _state;
    private BuildPlan? _planned;
    private ImmutableArray<Diagnostic> _folderDiagnostics = [];
    private InputFiles? _shownFiles;
    private OnDemandSite? _good;

    public LiveState State => _state ?? throw new InvalidOperationException("nothing was read yet");

    /// <summary>Reads the files that may have changed. Returns null if no file has changed.</summary>
    /// <param name="reported">The changes that the system reported; null to read all files.</param>
    public PhaseResult<InputFiles>? Read(IReadOnlySet<FileChange>? reported)
    {
        if (reported is null)
        {
            _input.InvalidateAll();
            _theme.InvalidateAll();
        }
        else
            foreach (var change in reported)
            {
                if (change.Folder == options.Input)
                    _input.Invalidate(change.Name);
                if (change.Folder == options.Theme)
                    _theme.Invalidate(change.Name);
            }
        var settled = TimeProvider.System.GetUtcNow().UtcDateTime - Tick;
        var read = InputFolder.Read(options, _input, _theme, settled);
        return _state is { } state && AreSame(state.Files, read.Value) && read.Diagnostics.SequenceEqual(_folderDiagnostics) ? null : read;
    }

    /// <summary>Shows the state of these files if it has no errors, and reports the errors.</summary>
    public void Show(PhaseResult<InputFiles> read)
    {
        var (files, folderDiagnostics) = read;
        _folderDiagnostics = folderDiagnostics;
        _planned = Build.Plan(files, options, cache: _cache);
        // Warnings are left out here, because the check applies the silences.
        var errors = Diagnostic.InOrder([.. folderDiagnostics, .. _planned.Diagnostics]).RemoveAll(diagnostic => !diagnostic.IsError);
        var (pages, styles, shown) = (_state?.Pages ?? 0, _state?.Styles ?? 0, _state?.Shown);
        if (errors.IsEmpty && _planned.HasPages)
        {
            if (_shownFiles is null || !ParseCache.AreSame(WithoutStyles(_shownFiles), WithoutStyles(files)))
                pages++;
            else if (!AreSame(_shownFiles, files))
                styles++;
            shown = new(_planned, _good);
            _shownFiles = files;
        }
        Publish(new(pages, styles, shown, errors, IsChecked: false, files));
    }

    /// <summary>Renders and checks every page, in the same way as a build.</summary>
    public void Check(CancellationToken stop)
    {
        var state = State;
        var result = Build.Finish(_planned!, options, stop: stop);
        stop.ThrowIfCancellationRequested();
        // If the plan has errors, an earlier plan is still shown, and its site must not get files of this build.
        if (ReferenceEquals(state.Shown?.Plan, _planned))
            state.Shown?.Complete(result);
        var diagnostics = Diagnostic.InOrder([.. _folderDiagnostics, .. result.Diagnostics]);
        if (!Diagnostic.HasErrors(diagnostics))
        {
            state.Shown?.ForgetBefore();
            _good = state.Shown;
        }
        Publish(state with { Diagnostics = diagnostics, IsChecked = true });
    }

    private void Publish(LiveState state)
    {
        var last = _next;
        _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _state = state with { Next = _next.Task };
        last.SetResult();
    }

    private static bool AreSame(InputFiles files, InputFiles others) =>
        ParseCache.AreSame(files.Input.Files, others.Input.Files) && ParseCache.AreSame(files.Theme.Files, others.Theme.Files);

    private static ImmutableArray<InputFile> WithoutStyles(InputFiles files) =>
        [.. files.Input.Files, .. files.Theme.Files.Where(file => !ThemeFiles.IsStyleSheet(files.Theme.NameOf(file)))];
}
