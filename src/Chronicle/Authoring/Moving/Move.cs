using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Input;
using Chronicle.Link;
using Chronicle.Primitives;
using Chronicle.Read;
using Chronicle.Writing;

namespace Chronicle.Authoring.Moving;

/// <summary>
/// Gives a record or a source a new id: renames its file, rewrites every reference to it, and adds a redirect from its old address. All
/// other bytes stay unchanged. The class does no I/O: it takes files and returns files.
/// </summary>
internal sealed class Move
{
    /// <summary>A prefix in front of the id of a source. The author needs the prefix if a record has the same id.</summary>
    private const string SourceMark = "source:";

    private readonly ParsedSite _parsed;
    private readonly Folder _input;
    private readonly Record? _record;
    private readonly Source? _source;
    private readonly Renaming _renaming;

    // A source can be an entry of a file with many sources. Then the name of the file stays.
    private readonly bool _isEntry;
    private readonly string _oldPath, _newPath;

    private Move(ParsedSite parsed, Folder input, Record? record, Source? source, string from, string to)
    {
        (_parsed, _input, _record, _source) = (parsed, input, record, source);
        var address = record is not null ? Routes.Of(record) : Routes.Source(source!.Id);
        _renaming = new(from, to, record?.KindName == "milestone",
            [new(address, WithId(address, to)), .. record is Release ? Comparisons(parsed, record, to) : []]);
        _oldPath = record?.At.Path ?? source!.At.Path;
        _isEntry = record is null && _oldPath == $"{input.Path}/{InputNames.SourceList}";
        _newPath = _isEntry ? _oldPath : _oldPath[..(_oldPath.LastIndexOf('/') + 1)] + to + (record is null ? ".yml" : ".md");
    }

    /// <summary>The plan, or null with the reason in <paramref name="problem"/>.</summary>
    public static FilePlan? Plan(InputFiles files, string from, string to, out string? problem)
    {
        var parsed = Reader.Run(files).Value;
        var mustBeSource = from.StartsWith(SourceMark, StringComparison.Ordinal);
        from = mustBeSource ? from[SourceMark.Length..] : from;
        var record = mustBeSource ? null : parsed.Records.FirstOrDefault(record => record.Id.Value == from);
        var source = record is null ? parsed.Sources.FirstOrDefault(source => source.Id.Value == from) : null;
        problem = Explain(parsed, record, source, from, to);
        if (problem is not null)
            return null;
        var move = new Move(parsed, files.Input, record, source, from, to);
        problem = move.ExplainAddress();
        if (problem is not null)
            return null;
        var edits = move.PlanReferences();
        var plan = move.PlanFiles(edits);
        problem = edits.Problem ?? move.ExplainTaken(plan);
        return problem is null ? plan : null;
    }

    /// <summary>The edits of every reference, and of the redirects.</summary>
    private TextEdits PlanReferences()
    {
        var edits = new TextEdits(_input);
        foreach (var usage in _record is not null ? Usages.Find(_parsed, _input, _record.Id, _renaming)
            : Usages.Find(_parsed, _input, _source!.Id, _renaming))
            if (usage.IsFact)
                edits.ReplaceId(usage.At, usage.Written, usage.Renamed);
            else
                edits.Replace(usage.At, usage.Written, usage.Renamed);
        foreach (var page in _renaming.Pages)
            AddRedirect(page, edits);
        return edits;
    }

    /// <summary>The plan: the edited files. The file of the record or source and its evidence file have their new names.</summary>
    private FilePlan PlanFiles(TextEdits edits)
    {
        var references = edits.Count;
        if (_record is not null)
            KeepIdentity(_record, edits);
        else if (_isEntry)
            edits.ReplaceId(_source!.At, _renaming.From, _renaming.To);
        else
            edits.Touch(_oldPath);
        // The evidence file has the findings from source trees.
        var (oldEvidence, newEvidence) = (EvidenceOf(_renaming.From), EvidenceOf(_renaming.To));
        var hasEvidence = _input.Files.Any(file => file.Path == oldEvidence);
        if (hasEvidence)
            edits.Touch(oldEvidence);
        // The file of the record or source is written last, for the reason in FilePlan.
        ImmutableArray<InputFile> changed = [.. edits.Changed(_oldPath, _newPath)
            .Select(file => file.Path == oldEvidence ? file with { Path = newEvidence } : file)];
        // A record that returns to an old id may leave a file of redirects empty. The empty file is deleted.
        var emptied = changed.Where(file => file.Path.StartsWith(_input.Path + "/redirects/", StringComparison.Ordinal)
            && TextFile.Decode(file.Bytes.Span).Text.Split('\n').All(line => line.Trim() is "" or ['#', ..])).ToArray();
        string?[] removed =
            [.. emptied.Select(file => file.Path), hasEvidence ? oldEvidence : null, _isEntry ? null : _oldPath];
        return new([.. changed.Except(emptied)], [.. removed.OfType<string>()], references);
    }

    private string EvidenceOf(string id) => $"{_input.Path}/{InputNames.EvidenceOf(id, isSource: _record is null)}";

    private static string? Explain(ParsedSite parsed, Record? record, Source? source, string from, string to)
    {
        if (record is null && source is null && IsUnreadable(parsed, from))
            return $"\"{from}\" cannot be read because of errors; correct them first (see check)";
        if (record is null && source is null)
            return $"there is no record and no source \"{from}\""
                + Nearest.Hint(from, parsed.Records.Select(known => known.Id.Value).Concat(parsed.Sources.Select(known => known.Id.Value)));
        if (NewId.ExplainForm(to) is { } form)
            return form;
        if (from == to)
            return $"\"{from}\" has this id already";
        if (record?.KindName == "milestone" && NewId.ExplainReserved(to) is { } reserved)
            return reserved;
        return null;
    }

    private static bool IsUnreadable(ParsedSite parsed, string id) =>
        parsed.Unread.Shared.Any(path => path.EndsWith("/" + InputNames.SourceList, StringComparison.Ordinal))
        || parsed.Unusable.Any(record => record.Id.Value == id) || parsed.UnusableSources.Contains(new(id));

    // A redirect to the page itself is no conflict, because a page may return to an old address.
    private string? ExplainAddress() =>
        _renaming.Pages.Select(page => TakenAddress.Explain(_parsed, page.New, page.Old)).OfType<string>().FirstOrDefault() is { } reason
            ? $"{reason}; choose another id" : null;

    // An interrupted renaming leaves both the old and the new file. In that case the new file is not a conflict, because it is identical to
    // the file that this renaming writes.
    private string? ExplainTaken(FilePlan plan)
    {
        var taken = _record is null ? _parsed.Sources.FirstOrDefault(other => other.Id.Value == _renaming.To)?.At.Path
            : _parsed.Records.FirstOrDefault(other => other.Id.Value == _renaming.To)?.At.Path;
        var written = plan.Written[^1];
        if (taken is not null && !(taken == written.Path
            && ParseCache.IsSame(written, _input.Files.First(file => file.Path == taken))))
            return $"the id \"{_renaming.To}\" is taken by {taken}";
        return FilePlan.ExplainExisting(_input, plan.Written.Where(file =>
            file.Path == _newPath && !_isEntry || file.Path == EvidenceOf(_renaming.To)));
    }

    // Adds a redirect from the old address of a page to the new address. If the page returns to an old address, the redirect from that
    // address is removed.
    private void AddRedirect(MovedPage page, TextEdits edits)
    {
        foreach (var redirect in _parsed.Redirects.Where(redirect => redirect.From.Value == page.New.Value))
            edits.RemoveEntry(redirect.From.At, redirect.ToAt ?? redirect.From.At);
        if (_parsed.Redirects.All(redirect => redirect.From.Value != page.Old.Value))
            edits.Append($"{_input.Path}/{RedirectRules.FileFor(_renaming.Pages[0].Old.Value)}", $"{page.Old}: {page.New}");
    }

    // Feeds identify a record by its first id. A record that returns to its first id does not need the fact "first_id".
    private void KeepIdentity(Record record, TextEdits edits)
    {
        edits.Touch(_oldPath);
        if (record.FirstId is null)
            edits.AddFact(_oldPath, $"first_id: {RecordText.Id(_renaming.From)}");
        else if (record.FirstId.Value == _renaming.To && LocationOfFirstId(_input.Files.First(file => file.Path == _oldPath)) is { } at)
            edits.RemoveEntry(at, at);
    }

    private static SourceLocation? LocationOfFirstId(InputFile file) =>
        Utf8.Decode(file, new()) is { } source && FrontMatter.Read(source, new()) is { } map
            ? map.Entries.FirstOrDefault(entry => entry.Key == "first_id" && entry.Value.At.Line == entry.KeyAt.Line
                && entry.KeyAt.Column == 1)?.KeyAt : null;

    /// <summary>
    /// The published comparison pages of a release. Their addresses contain the id of the release, so these addresses change too.
    /// </summary>
    private static IEnumerable<MovedPage> Comparisons(ParsedSite parsed, Record record, string to)
    {
        var folder = Routes.Compare.Value;
        var redirected = parsed.Redirects.Select(redirect => redirect.From.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var line in parsed.Permalinks)
            if (line.Value.StartsWith(folder, StringComparison.Ordinal) && line.Value.EndsWith('/') && !redirected.Contains(line.Value)
                && line.Value[folder.Length..].TrimEnd('/').Split("..") is [var before, var after]
                    && (before == record.Id.Value || after == record.Id.Value))
                yield return new(
                    Routes.Comparison(new(before), new(after)),
                    Routes.Comparison(new(before == record.Id.Value ? to : before), new(after == record.Id.Value ? to : after)));
    }

    private static UrlPath WithId(UrlPath old, string id) => UrlPath.Page([.. old.Value.Trim('/').Split('/')[..^1], id]);
}
