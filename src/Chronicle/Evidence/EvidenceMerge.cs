using System.Collections.Immutable;
using System.Text;
using Chronicle.Domain;
using Chronicle.Input;
using Chronicle.Link.Evidence;
using Chronicle.Primitives;
using Chronicle.Read;

namespace Chronicle.Evidence;

/// <summary>
/// The evidence files after a run. A new answer replaces the old line. If the result is the same, the old line stays, with its day. A line
/// without a new answer stays as long as the record states the value. An unpacked tree never replaces the line of a tag, because a tag is
/// more reliable.
/// </summary>
internal sealed class EvidenceMerge
{
    private readonly Dictionary<(string Id, bool OfSource), EvidenceFile> _before;
    private readonly Dictionary<(string Id, bool OfSource), Dictionary<(string, string?, string?), Finding>> _answers;
    private readonly string _folder;

    public EvidenceMerge(ParsedSite parsed, SiteModel site,
        Dictionary<(string Id, bool OfSource), Dictionary<(string, string?, string?), Finding>> answers, string? only, string folder)
    {
        (_answers, _folder) = (answers, folder);
        _before = parsed.EvidenceFiles.DistinctBy(evidence => (evidence.Id, evidence.OfSource))
            .ToDictionary(evidence => (evidence.Id, evidence.OfSource));
        // Only findings about a claim are kept. If a release now names a different tree for its figures, for example, the figures of the
        // old tree belong to no claim.
        var used = site.Evidence!.Claims.SelectMany(claim => claim.Findings).ToHashSet<Finding>(ReferenceEqualityComparer.Instance);
        EvidenceFiles = [.. _before.Keys.Concat(answers.Keys).Distinct()
            .OrderBy(key => key.OfSource).ThenBy(key => key.Id, StringComparer.Ordinal)
            .Select(key => only is not null && only != key.Id ? _before[key] : Merge(key, used))];
    }

    public ImmutableArray<EvidenceFile> EvidenceFiles { get; }

    /// <summary>The changed files. A file without findings is empty, and the caller deletes it.</summary>
    public ImmutableArray<InputFile> Changed(Folder input)
    {
        var files = input.Files.ToDictionary(file => file.Path, StringComparer.Ordinal);
        var changed = ImmutableArray.CreateBuilder<InputFile>();
        foreach (var evidence in EvidenceFiles)
        {
            var file = new InputFile(PathOf((evidence.Id, evidence.OfSource)),
                evidence.Findings.IsEmpty ? default(ReadOnlyMemory<byte>) : Encoding.UTF8.GetBytes(EvidenceText.Write(evidence.Findings)));
            var before = files.GetValueOrDefault(file.Path);
            if (before is null ? file.Bytes.Length > 0 : file.Bytes.IsEmpty || !before.Bytes.Span.SequenceEqual(file.Bytes.Span))
                changed.Add(file);
        }
        return changed.ToImmutable();
    }

    /// <summary>The answers that are new, or different from the old evidence files.</summary>
    public IEnumerable<Diagnostic> Differences(EvidenceState state)
    {
        var claims = state.Claims.ToLookup(claim => (claim.Subject, claim.OfSource, claim.Field));
        foreach (var (key, answers) in _answers)
        {
            var before = _before.TryGetValue(key, out var evidence) ? evidence.Findings.ToDictionary(finding => finding.Key) : [];
            foreach (var answer in answers.Values)
                if (!before.TryGetValue(answer.Key, out var recorded))
                {
                    var claim = claims[(key.Id, key.OfSource, answer.Field)].FirstOrDefault(claim => answer.Value is null
                        || claim.Value == answer.Value);
                    yield return Rules.NoFinding.At(claim?.At ?? SourceLocation.StartOf(PathOf(key)),
                        $"{Describe(answer)}, and {PathOf(key)} does not have the answer; run `evidence` without --check, review the file, "
                            + "and commit it");
                }
                else if (!Stays(recorded, answer) && !recorded.Agrees(answer))
                    yield return Rules.OtherFinding.At(recorded.At, $"the file says: {Describe(recorded)}; now {Describe(answer)}; "
                        + "run `evidence` without --check and review the changes");
        }
    }

    private EvidenceFile Merge((string Id, bool OfSource) key, HashSet<Finding> used)
    {
        var merged = new Dictionary<(string, string?, string?), Finding>();
        if (_before.TryGetValue(key, out var evidence))
            foreach (var finding in evidence.Findings.Where(used.Contains))
                merged[finding.Key] = finding;
        foreach (var answer in _answers.GetValueOrDefault(key)?.Values ?? Enumerable.Empty<Finding>())
            if (!merged.TryGetValue(answer.Key, out var recorded) || !Stays(recorded, answer) && !recorded.Agrees(answer))
                merged[answer.Key] = answer;
        var path = PathOf(key);
        return new(key.Id, key.OfSource, SourceLocation.StartOf(path),
            [.. EvidenceText.InOrder(merged.Values)
                .Select((finding, i) => finding with { At = new(path, EvidenceText.FirstLine + i, 5) })]);
    }

    private static bool Stays(Finding recorded, Finding answer) =>
        recorded.Tag is not null && answer.Tag is null && answer.Tree is not null;

    private string PathOf((string Id, bool OfSource) key) => $"{_folder}/{InputNames.EvidenceOf(key.Id, key.OfSource)}";

    private static string Describe(Finding finding)
    {
        var what = finding.Value is null ? finding.Field : $"\"{finding.Value}\"";
        var seen = finding.Seen.IsEmpty ? "" : $": {string.Join(", ", finding.Seen)}";
        return finding.Field == CommitRules.Field
            ? finding.Found
                ? $"{what} is of {finding.Committed} (author's date {finding.Authored}), first in {finding.First ?? "no release"}"
                : $"{what} is not in the repository"
            : $"{what} is {(finding.Found ? "" : "not ")}in the tree of {finding.Where}{seen}";
    }
}
