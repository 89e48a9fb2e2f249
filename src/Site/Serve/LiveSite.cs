using System.Collections.Immutable;
using Site.Read;
using Site.Render;
using Site.Text;

namespace Site.Serve;

/// <summary>
/// What browsers are to show now. <paramref name="Pages"/> counts the states of everything but style sheets, <paramref name="Styles"/> those of the style
/// sheets: a page knows both numbers of its own, and so what to do. <paramref name="Next"/> ends when there is a newer state.
/// </summary>
public sealed record LiveState(int Pages, int Styles, ShownSite? Shown, ImmutableArray<Diagnostic> Found, bool IsChecked, InputFiles Files, Task Next)
{
    public int Errors => Found.Count(diagnostic => diagnostic.IsError);

    public int Warnings => Found.Length - Errors;
}

/// <summary>
/// The site between two changes of its files. A change is read and linked at once, and pages are made when they are asked for; the whole check comes after.
/// A state with errors in what was read is not shown: the last good one stays, with the errors beside it. One thread changes it, many look at it.
/// </summary>
public sealed class LiveSite(BuildOptions options)
{
    /// <summary>No clock of a disk is coarser; that of another machine may be as far from ours.</summary>
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(2);

    private readonly BuildMemo _memo = new();
    private readonly KnownFiles _input = new(), _theme = new();
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile LiveState? _state;
    private BuildPlan? _planned;
    private ImmutableArray<Diagnostic> _foundInFolder = [];
    private InputFiles? _readFiles, _shownFiles;
    private ShownSite? _good;

    public LiveState State => _state ?? throw new InvalidOperationException("nothing was read yet");

    /// <summary>Reads what may be different in the folders: the files that look different, and those that somebody told of; all of them if <paramref name="told"/> is null. Null if nothing is.</summary>
    public Passed<InputFiles>? Read(IReadOnlySet<Change>? told)
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
        var read = ReadAgain(told, settled) ?? InputFolder.Read(options, _input, _theme, settled);
        _readFiles = read.Value;
        return _state is { } state && AreSame(state.Files, read.Value) && read.Found.SequenceEqual(_foundInFolder) ? null : read;
    }

    // What the system told of is all that an edit changes. Should it have left something out, the watcher finds that, and tells of nothing.
    private Passed<InputFiles>? ReadAgain(IReadOnlySet<Change>? told, DateTime settled)
    {
        if (told is null or { Count: 0 } || _readFiles is not { } last || !_foundInFolder.IsEmpty || told.Any(change => change.Folder != options.Input))
            return null;
        return InputFolder.ReadAgain(options.Input, last.Input, _input, told.Select(change => change.Name), settled) is { } input ? new(last with { Input = input }, []) : null;
    }

    /// <summary>Shows what was read, if it has no errors, and tells of those.</summary>
    public void Show(Passed<InputFiles> read)
    {
        var (files, foundInFolder) = read;
        _foundInFolder = foundInFolder;
        _planned = Build.Plan(files, options, memo: _memo);
        // Which warnings are silenced, only the check knows.
        var errors = Diagnostic.InOrder([.. foundInFolder, .. _planned.Found]).RemoveAll(diagnostic => !diagnostic.IsError);
        var (pages, styles, shown) = (_state?.Pages ?? 0, _state?.Styles ?? 0, _state?.Shown);
        if (errors.IsEmpty && _planned.Pages is { } plan)
        {
            if (_shownFiles is null || !Memo.AreSame(WithoutStyles(_shownFiles), WithoutStyles(files)))
                pages++;
            else if (!AreSame(_shownFiles, files))
                styles++;
            shown = new(plan, _good);
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
        if (ReferenceEquals(state.Shown?.Plan, _planned!.Pages))
            state.Shown?.Complete(result);
        var found = Diagnostic.InOrder([.. _foundInFolder, .. result.Found]);
        if (!found.Any(diagnostic => diagnostic.IsError))
        {
            state.Shown?.ForgetBefore();
            _good = state.Shown;
        }
        Publish(state.Pages, state.Styles, state.Shown, found, isChecked: true, state.Files);
    }

    private void Publish(int pages, int styles, ShownSite? shown, ImmutableArray<Diagnostic> found, bool isChecked, InputFiles files)
    {
        var last = _next;
        _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _state = new(pages, styles, shown, found, isChecked, files, _next.Task);
        last.SetResult();
    }

    private static bool AreSame(InputFiles files, InputFiles others) => Memo.AreSame(files.Input.Files, others.Input.Files) && Memo.AreSame(files.Theme.Files, others.Theme.Files);

    private static ImmutableArray<InputFile> WithoutStyles(InputFiles files) =>
        [.. files.Input.Files, .. files.Theme.Files.Where(file => files.Theme.NameOf(file) is var name && !(name.StartsWith("css/", StringComparison.Ordinal) && name.EndsWith(".css", StringComparison.Ordinal)))];
}
