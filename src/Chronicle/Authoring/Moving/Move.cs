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
internal static class Move
{
    /// <summary>A prefix in front of the id of a source. The author needs the prefix if a record has the same id.</summary>
    private const string SourceMark = "source:";

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

        var oldAddress = record is not null ? Routes.Of(record) : Routes.Source(source!.Id);
        var renaming = new Renaming(
            from, to, record is Milestone or Retired { Folder: "milestones" },
            [new(oldAddress, WithId(oldAddress, to)), .. record is Release ? Comparisons(parsed, record, to) : []]);
        if (renaming.Pages.Select(page => Elsewhere(parsed, page)).OfType<Redirect>().FirstOrDefault() is { } redirect)
        {
            problem = $"{redirect.Path} was published once and leads elsewhere ({redirect.From.At}); "
                + "an address never gets another meaning, so choose another id";
            return null;
        }

        var edits = new TextEdits(files.Input);
        foreach (var usage in record is not null ? Usages.Find(parsed, files.Input, record.Id, renaming)
            : Usages.Find(parsed, files.Input, source!.Id, renaming))
            edits.Replace(usage.At, usage.Written, usage.Renamed);
        foreach (var page in renaming.Pages)
            Redirect(parsed, page, edits, $"{files.Input.Path}/{RedirectRules.FileFor(oldAddress.Value)}");
        var count = edits.Count;

        // The file of the record or source is written last, for the reason in FilePlan.
        var last = record?.At.Path ?? source!.At.Path;
        // A source can be one entry in a file of many sources.
        var isEntry = source is not null && last == files.Input.Path + "/sources.yml";
        var renamed = isEntry ? last : last[..(last.LastIndexOf('/') + 1)] + to + (record is null ? ".yml" : ".md");
        if (record is not null)
            KeepIdentity(files.Input, record, from, to, edits);
        else if (isEntry)
            edits.Replace(source!.At, from, to);
        else
            edits.Touch(last);
        // The evidence file of the record, with the findings from source trees, gets the new name too.
        var (oldEvidence, newEvidence) = (EvidenceOf(files.Input, record is null, from), EvidenceOf(files.Input, record is null, to));
        var hasEvidence = files.Input.Files.Any(file => file.Path == oldEvidence);
        if (hasEvidence)
            edits.Touch(oldEvidence);
        problem = edits.Problem;
        ImmutableArray<InputFile> changed = [.. edits.Changed(last, renamed)
            .Select(file => file.Path == oldEvidence ? file with { Path = newEvidence } : file)];
        // A record that returns to an old id may leave a file of redirects empty. The empty file is deleted.
        var emptied = changed.Where(file => file.Path.StartsWith(files.Input.Path + "/redirects/", StringComparison.Ordinal)
            && TextFile.Decode(file.Bytes.Span).Text.Split('\n').All(line => line.Trim() is "" or ['#', ..])).ToArray();
        var plan = new FilePlan([.. changed.Except(emptied)],
            [.. emptied.Select(file => file.Path), .. hasEvidence ? [oldEvidence] : Array.Empty<string>(),
                .. isEntry ? [] : new[] { last }],
            count);
        problem ??= ExplainTaken(files.Input, plan.Written[^1], to, record is null
            ? parsed.Sources.FirstOrDefault(other => other.Id.Value == to)?.At.Path
            : parsed.Records.FirstOrDefault(other => other.Id.Value == to)?.At.Path)
            ?? FilePlan.ExplainExisting(files.Input, changed.Where(file => file.Path == renamed && !isEntry || file.Path == newEvidence));
        return problem is null ? plan : null;
    }

    private static string EvidenceOf(Folder input, bool ofSource, string id) =>
        $"{input.Path}/{(ofSource ? EvidenceFileReader.SourcesFolder : EvidenceFileReader.Folder)}{id}.yml";

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
        if (record is Milestone or Retired { Folder: "milestones" } && NewId.ExplainReserved(to) is { } reserved)
            return reserved;
        return null;
    }

    private static bool IsUnreadable(ParsedSite parsed, string id) =>
        parsed.Unread.Shared.Any(path => path.EndsWith("/sources.yml", StringComparison.Ordinal))
        || parsed.Unusable.Any(record => record.Id.Value == id) || parsed.UnusableSources.Contains(new(id));

    // An interrupted renaming leaves both the old and the new file. In that case the new file is not a conflict, because it is identical to
    // the file that this renaming writes.
    private static string? ExplainTaken(Folder input, InputFile written, string to, string? taken)
    {
        if (taken is null || taken == written.Path && input.Files.First(file => file.Path == taken)
            .Bytes.Span.SequenceEqual(written.Bytes.Span))
            return null;
        return $"the id \"{to}\" is taken by {taken}";
    }

    /// <summary>
    /// The redirect from the new address of a page to a different page; null if there is none. A redirect to the page itself is no
    /// conflict, because a page may return to an old address.
    /// </summary>
    private static Redirect? Elsewhere(ParsedSite parsed, MovedPage page) =>
        parsed.Redirects.FirstOrDefault(redirect => redirect.From.Value == page.New.Value && redirect.To?.Split('#')[0] != page.Old.Value);

    // Adds a redirect from the old address of a page to the new address. If the page returns to an old address, the redirect from that
    // address is removed.
    private static void Redirect(ParsedSite parsed, MovedPage page, TextEdits edits, string path)
    {
        foreach (var redirect in parsed.Redirects.Where(redirect => redirect.From.Value == page.New.Value))
            edits.RemoveEntry(redirect.From.At, redirect.ToAt ?? redirect.From.At);
        if (parsed.Redirects.All(redirect => redirect.From.Value != page.Old.Value))
            edits.Append(path, $"{page.Old}: {page.New}");
    }

    // Feeds identify a record by its first id. A record that returns to its first id does not need the fact "first_id".
    private static void KeepIdentity(Folder input, Record record, string from, string to, TextEdits edits)
    {
        var path = record.At.Path;
        edits.Touch(path);
        if (record.FirstId is null)
            edits.AddFact(path, $"first_id: {Quote(from)}");
        else if (record.FirstId.Value == to && PlaceOfFirstId(input.Files.First(file => file.Path == path)) is { } at)
            edits.RemoveEntry(at, at);
    }

    private static SourceLocation? PlaceOfFirstId(InputFile file) =>
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

    private static string Quote(string id) => id.All(c => char.IsAsciiDigit(c) || c is '.' or '-') ? $"\"{id}\"" : id;
}
