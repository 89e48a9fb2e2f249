using System.Collections.Immutable;
using Chronicle.Primitives;
using Chronicle.Read.Yaml;
using Chronicle.Writing;

namespace Chronicle.Import;

/// <summary>A record that an import makes from the rows of a table.</summary>
/// <param name="Adds">Whether the rows only add keys to a record that exists already.</param>
internal sealed record MadeRecord(
    RecordKind Kind, string Id, SourceLocation At, ImmutableDictionary<string, YamlNode> Facts, string? Body, bool Adds = false)
{
    /// <summary>The keys that the rows state, but whose values could not be read.</summary>
    public ImmutableHashSet<string> Unreadable { get; init; } = [];

    /// <summary>Whether a rule with <c>once</c> made it, from the whole table.</summary>
    public bool IsOfTable { get; init; }

    /// <summary>The path of the file below the input folder.</summary>
    public string Name => $"{Kind.Folder}/{Id}{Kind.Ending}";

    /// <summary>
    /// The record of several rows with the same id. Its lists and maps are joined. If two rows give different values for another fact, the
    /// first value stays, and the difference is reported.
    /// </summary>
    public static MadeRecord Join(IReadOnlyList<MadeRecord> rows, DiagnosticBag diagnostics)
    {
        var first = rows[0];
        if (rows.Count == 1)
            return first;
        return first with
        {
            Adds = rows.All(row => row.Adds),
            Unreadable = [.. rows.SelectMany(row => row.Unreadable)],
            Facts = rows.SelectMany(row => row.Facts).GroupBy(fact => fact.Key, fact => fact.Value).ToImmutableDictionary(
                fact => fact.Key, fact => Join([.. fact], different => Report(fact, different)), StringComparer.Ordinal),
            Body = rows.Select(row => row.Body).FirstOrDefault(body => body is not null),
        };

        void Report(IGrouping<string, YamlNode> fact, YamlNode different) => diagnostics.Add(Rules.RowsDisagree, different.At,
            $"\"{fact.Key}\" of the {first.Kind.Name} \"{first.Id}\" is different from the value in {fact.First().At}, which is kept");
    }

    private static YamlNode Join(ImmutableArray<YamlNode> values, Action<YamlNode> report)
    {
        var first = values[0];
        var entries = new OrderedDictionary<string, (YamlEntry Entry, string Written)>(StringComparer.Ordinal);
        foreach (var value in values)
            if (!CanJoin(first, value, entries))
                report(value);
        return values.Length == 1 ? first : first switch
        {
            YamlSequence list => list with
            {
                Items = [.. values.OfType<YamlSequence>().SelectMany(value => value.Items).DistinctBy(NodeText.Write)],
            },
            YamlMapping map => map with { Entries = [.. entries.Values.Select(entry => entry.Entry)] },
            _ => first,
        };
    }

    // Adds the entries of a map to the joined entries, if no key then has two different values.
    private static bool CanJoin(YamlNode first, YamlNode value, OrderedDictionary<string, (YamlEntry Entry, string Written)> entries)
    {
        if (first is not YamlMapping || value is not YamlMapping map)
            return first is YamlSequence && value is YamlSequence
                || first is YamlScalar known && value is YamlScalar text && text.Value == known.Value;
        (YamlEntry Entry, string Written)[] added = [.. map.Entries.Select(entry => (entry, NodeText.Write(entry.Value)))];
        if (added.Any(one => entries.TryGetValue(one.Entry.Key, out var joined) && joined.Written != one.Written))
            return false;
        foreach (var one in added)
            entries.TryAdd(one.Entry.Key, one);
        return true;
    }
}
