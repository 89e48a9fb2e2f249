using System.Collections.Immutable;
using Chronicle.Authoring;
using Chronicle.Primitives;
using Chronicle.Read.Yaml;

namespace Chronicle.Import;

/// <summary>A record that an import makes from the rows of a table.</summary>
internal sealed record MadeRecord(RecordKind Kind, string Id, SourceLocation At, ImmutableDictionary<string, YamlNode> Facts, string? Body)
{
    /// <summary>The path of the file below the input folder.</summary>
    public string Name => $"{Kind.Folder}/{Id}{Kind.Ending}";

    /// <summary>
    /// A copy of this record with the facts of another row added: lists and keys are joined. If two rows give different values for a fact,
    /// the first value stays, and the difference is reported.
    /// </summary>
    public MadeRecord JoinedWith(MadeRecord other, DiagnosticBag diagnostics)
    {
        var facts = Facts.ToBuilder();
        foreach (var (key, value) in other.Facts)
            if (!facts.TryGetValue(key, out var first))
                facts[key] = value;
            else if (Join(first, value) is { } joined)
                facts[key] = joined;
            else
                diagnostics.Add(Rules.RowsDisagree, value.At,
                    $"\"{key}\" of the {Kind.Name} \"{Id}\" is different in the row of line {first.At.Line}, which is kept");
        return this with { Facts = facts.ToImmutable(), Body = Body ?? other.Body };
    }

    private static YamlNode? Join(YamlNode first, YamlNode second) => (first, second) switch
    {
        (YamlScalar a, YamlScalar b) => a.Value == b.Value ? a : null,
        (YamlSequence a, YamlSequence b) => a with { Items = [.. a.Items.Concat(b.Items).DistinctBy(NodeText.Write)] },
        (YamlMapping a, YamlMapping b) when b.Entries.All(entry => a[entry.Key] is not { } known
            || NodeText.Write(known) == NodeText.Write(entry.Value)) =>
            a with { Entries = [.. a.Entries.Concat(b.Entries).DistinctBy(entry => entry.Key)] },
        _ => null,
    };
}
