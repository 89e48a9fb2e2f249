using System.Collections.Immutable;
using Chronicle.Domain;

namespace Chronicle.Link.Evidence;

/// <summary>The findings of all evidence files by record and value, and the set of findings that a claim has used.</summary>
internal sealed class FindingIndex
{
    private readonly Dictionary<(string Id, bool OfSource), ILookup<(string Field, string? Value), Finding>> _findings = [];
    private readonly HashSet<Finding> _used = new(ReferenceEqualityComparer.Instance);

    public FindingIndex(ImmutableArray<EvidenceFile> files)
    {
        foreach (var file in files)
            _findings.TryAdd((file.Id, file.OfSource), file.Findings.ToLookup(finding => (finding.Field, finding.Value)));
    }

    /// <summary>The findings about a value. From now on they count as used, so <see cref="IsUsed"/> is true for them.</summary>
    public ImmutableArray<Finding> Use(string id, bool ofSource, string field, string? value)
    {
        if (!_findings.TryGetValue((id, ofSource), out var file))
            return [];
        ImmutableArray<Finding> findings = [.. file[(field, value)]];
        _used.UnionWith(findings);
        return findings;
    }

    /// <summary>Whether the evidence file of a record contains any finding about a field.</summary>
    public bool Answers(string id, bool ofSource, string field) =>
        _findings.TryGetValue((id, ofSource), out var file) && file.Any(group => group.Key.Field == field);

    public bool IsUsed(Finding finding) => _used.Contains(finding);
}
