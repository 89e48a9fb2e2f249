using System.Collections.Immutable;
using System.Text;
using Chronicle.Check;
using Chronicle.Domain;
using Chronicle.Input;
using Chronicle.Link;
using Chronicle.Primitives;

namespace Chronicle.Authoring;

/// <summary>What a renaming does to the input: the files with their new bytes, the file that goes, and how many references were rewritten.</summary>
public sealed record MovePlan(ImmutableArray<InputFile> Written, string? Removed, int References);

/// <summary>
/// Gives a record or a source another id: renames its file, rewrites every reference to it, adds the redirect from its old address. Everything else stays
/// byte for byte. Pure: from files to files.
/// </summary>
public static class Move
{
    /// <summary>The plan, or in <paramref name="problem"/> why there is none.</summary>
    public static MovePlan? Plan(InputFiles files, ParsedSite draft, string from, string to, out string? problem)
    {
        var record = draft.Records.FirstOrDefault(record => record.Id.Value == from);
        var source = record is null ? draft.Sources.FirstOrDefault(source => source.Id.Value == from) : null;
        problem = Refusal(draft, record, source, from, to);
        if (problem is not null)
            return null;

        var edits = new TextEdits(files.Input);
        foreach (var place in record is not null ? Usages.To(draft, record.Id) : Usages.To(draft, source!.Id))
            edits.Replace(place, from, to);
        var oldAddress = record is not null ? Routes.Of(record) : Routes.Source(source!.Id);
        var newAddress = Address(oldAddress, to);
        foreach (var place in Usages.To(draft, oldAddress))
            edits.Replace(place, oldAddress.Value, newAddress.Value);

        string? removed = null;
        if (record is not null)
        {
            removed = record.At.Path;
            if (record.FirstId is null)
                edits.AddToFrontMatter(removed, $"first_id: {Quoted(from)}");
            edits.Rename(removed, removed[..(removed.LastIndexOf('/') + 1)] + to + ".md");
        }
        else
            edits.Replace(source!.At, from, to);
        edits.Append($"{files.Input.Path}/redirects.yml", $"{oldAddress}: {newAddress}");

        foreach (var (old, now) in Comparisons(draft, record, to))
            edits.Append($"{files.Input.Path}/redirects.yml", $"{old}: {now}");

        problem = edits.Problem;
        return problem is null ? new(edits.Changed(), removed, edits.Count) : null;
    }

    /// <summary>The same files after the renaming.</summary>
    public static InputFiles Apply(InputFiles files, MovePlan plan) => files with
    {
        Input = files.Input with
        {
            Files = [.. files.Input.Files.Where(file => file.Path != plan.Removed && plan.Written.All(written => written.Path != file.Path)).Concat(plan.Written)],
        },
    };

    private static string? Refusal(ParsedSite draft, Record? record, Source? source, string from, string to)
    {
        if (record is null && source is null)
            return $"there is no record and no source \"{from}\"{Nearest.Hint(from, draft.Records.Select(known => known.Id.Value).Concat(draft.Sources.Select(known => known.Id.Value)))}";
        if (!Ids.IsValid(to))
            return $"\"{to}\" is no id: {Ids.Rule}";
        if (from == to)
            return $"\"{from}\" is called so already";
        if (record is Milestone or Retired { Folder: "milestones" } && Anchors.IsOfChronology(to))
            return $"\"{to}\" cannot be the id of a milestone: the chronology has it as an anchor of its own";
        if (record is not null && draft.Records.FirstOrDefault(other => other.Id.Value == to) is { } taken)
            return $"the id \"{to}\" is taken by {taken.At.Path}";
        if (source is not null && draft.Sources.Any(other => other.Id.Value == to))
            return $"there is a source \"{to}\" already";
        var address = Address(record is not null ? Routes.Of(record) : Routes.Source(source!.Id), to);
        // The old address of the record itself may come back; that of another never means something else.
        if (draft.Redirects.FirstOrDefault(redirect => redirect.Path == address.Value) is { } redirect)
            return $"{address} was published once and leads elsewhere ({redirect.From.At}); an address never gets another meaning, so choose another id";
        return null;
    }

    /// <summary>The published comparisons of a release, which have its id in their addresses.</summary>
    private static IEnumerable<(string Old, string Now)> Comparisons(ParsedSite draft, Record? record, string to)
    {
        if (record is not Release)
            yield break;
        var folder = Routes.Compare.Value;
        foreach (var line in draft.Permalinks)
            if (line.Value.StartsWith(folder, StringComparison.Ordinal) && line.Value.EndsWith('/') && draft.Redirects.All(redirect => redirect.Path != line.Value)
                && line.Value[folder.Length..].TrimEnd('/').Split("..") is [var before, var after] && (before == record.Id.Value || after == record.Id.Value))
                yield return (line.Value, Routes.Comparison(new(before == record.Id.Value ? to : before), new(after == record.Id.Value ? to : after)).Value);
    }

    private static UrlPath Address(UrlPath old, string id) => UrlPath.Page([.. old.Value.Trim('/').Split('/')[..^1], id]);

    private static string Quoted(string id) => id.All(c => char.IsAsciiDigit(c) || c is '.' or '-') ? $"\"{id}\"" : id;
}
