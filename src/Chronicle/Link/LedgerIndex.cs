using System.Collections.Immutable;
using Chronicle.Domain;

namespace Chronicle.Link;

/// <summary>The findings of all ledgers by record and value, and the set of findings that a claim has used.</summary>
internal sealed class LedgerIndex
{
    private readonly Dictionary<(string Id, bool OfSource), ILookup<(string Field, string? Value), Finding>> _ledgers = [];
    private readonly HashSet<Finding> _used = new(ReferenceEqualityComparer.Instance);

    public LedgerIndex(ImmutableArray<Ledger> ledgers)
    {
        foreach (var ledger in ledgers)
            _ledgers.TryAdd((ledger.Id, ledger.OfSource), ledger.Findings.ToLookup(finding => (finding.Field, finding.Value)));
    }

    public ImmutableArray<Finding> Take(string id, bool ofSource, string field, string? value)
    {
        if (!_ledgers.TryGetValue((id, ofSource), out var ledger))
            return [];
        ImmutableArray<Finding> findings = [.. ledger[(field, value)]];
        _used.UnionWith(findings);
        return findings;
    }

    /// <summary>Whether the ledger of a record contains any finding about a field.</summary>
    public bool Answers(string id, bool ofSource, string field) =>
        _ledgers.TryGetValue((id, ofSource), out var ledger) && ledger.Any(group => group.Key.Field == field);

    public bool IsUsed(Finding finding) => _used.Contains(finding);
}
