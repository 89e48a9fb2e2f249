using System.Collections.Immutable;
using Chronicle.Cli.Disk;
using Chronicle.Input;
using Chronicle.Primitives;

namespace Chronicle.Cli.Serve;

/// <summary>
/// What browsers are to show now. <paramref name="Pages"/> counts the states of everything but style sheets, <paramref name="Styles"/> those of the style
/// sheets: a page knows both numbers of its own, and so what to do. <paramref name="Next"/> ends when there is a newer state.
/// </summary>
internal sealed record LiveState(int Pages, int Styles, OnDemandSite? Shown, ImmutableArray<Diagnostic> Diagnostics, bool IsChecked, InputFiles Files, Task Next)
{
    public int Errors => Diagnostics.Count(diagnostic => diagnostic.IsError);

    public int Warnings => Diagnostics.Length - Errors;
}

/// <summary>
/// The site between two changes of its files. A change is read and linked at once, and pages are made when they are asked for; the whole check comes after.
/// A state with errors in what was read is not shown: the last good one stays, with the errors beside it. One thread changes it, many look at it.
/// </summary>
internal sealed class LiveSite(BuildOptions options)
{
    /// <summary>No clock of a disk is coarser; that of another machine may be as far from ours.</summary>
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(2);

    private readonly ParseCache _cache = new();
    private readonly InputFileCache _input = new(), _theme = new();
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile LiveState? _state;
    private BuildPlan? _planned;
    private ImmutableArray<Diagnostic> _foundInFolder = [];
    private InputFiles? _shownFiles;
    private OnDemandSite? _good;

    public LiveState State => _state ?? throw new InvalidOperationException("nothing was read yet");

    /// <summary>Reads what may be different in the folders: the files that look different, and those that somebody told of; all of them if <paramref name="told"/> is null. Null if nothing is.</summary>
    public PhaseResult<InputFiles>? Read(IReadOnlySet<Change>? told)
    {
        if (told is null)
        {
            _input.DoubtAll();
            _theme.DoubtAll();
        }
        foreach (var change in told ?? new HashSet<Change>())
        {
            if (change.Folder == options.Input)
                _input.Doubt(change.Name);
            if (change.Folder == options.Theme)
                _theme.Doubt(change.Name);
        }
        var settled = TimeProvider.System.GetUtcNow().UtcDateTime - Tick;
        var read = InputFolder.Read(options, _input, _theme, settled);
        return _state is { } state && AreSame(state.Files, read.Value) && read.Diagnostics.SequenceEqual(_foundInFolder) ? null : read;
    }

    /// <summary>Shows what was read, if it has no errors, and tells of those.</summary>
    public void Show(PhaseResult<InputFiles> read)
    {
        var (files, foundInFolder) = read;
        _foundInFolder = foundInFolder;
        _planned = Build.Plan(files, options, cache: _cache);
        // Which warnings are silenced, only the check knows.
        var errors = Diagnostic.InOrder([.. foundInFolder, .. _planned.Diagnostics]).RemoveAll(diagnostic => !diagnostic.IsError);
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
        Publish(pages, styles, shown, errors, isChecked: false, files);
    }

    /// <summary>Makes and checks every page, as a build does.</summary>
    public void Check(CancellationToken stop)
    {
        var state = State;
        var result = Build.Finish(_planned!, options, stop: stop);
        stop.ThrowIfCancellationRequested();
        // What is shown may be older: it is, if this state has errors.
        if (ReferenceEquals(state.Shown?.Plan, _planned))
            state.Shown?.Complete(result);
        var diagnostics = Diagnostic.InOrder([.. _foundInFolder, .. result.Diagnostics]);
        if (!diagnostics.Any(diagnostic => diagnostic.IsError))
        {
            state.Shown?.ForgetBefore();
            _good = state.Shown;
        }
        Publish(state.Pages, state.Styles, state.Shown, diagnostics, isChecked: true, state.Files);
    }

    private void Publish(int pages, int styles, OnDemandSite? shown, ImmutableArray<Diagnostic> diagnostics, bool isChecked, InputFiles files)
    {
        var last = _next;
        _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _state = new(pages, styles, shown, diagnostics, isChecked, files, _next.Task);
        last.SetResult();
    }

    private static bool AreSame(InputFiles files, InputFiles others) => ParseCache.AreSame(files.Input.Files, others.Input.Files) && ParseCache.AreSame(files.Theme.Files, others.Theme.Files);

    private static ImmutableArray<InputFile> WithoutStyles(InputFiles files) =>
        [.. files.Input.Files, .. files.Theme.Files.Where(file => files.Theme.NameOf(file) is var name && !(name.StartsWith("css/", StringComparison.Ordinal) && name.EndsWith(".css", StringComparison.Ordinal)))];
}
