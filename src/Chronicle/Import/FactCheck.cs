using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Import.Mappings;
using Chronicle.Input;
using Chronicle.Primitives;
using Chronicle.Read.Schema;
using Chronicle.Read.Yaml;
using Chronicle.Writing;

namespace Chronicle.Import;

/// <summary>
/// Checks the values from the rows against the settings and the records of the input. It leaves out and reports: a value that does not fit
/// its key, a word that is not in its vocabulary, and an id that no record has. A record without a required key is not made.
/// </summary>
/// <param name="reported">The reported values, by location, key and text. A value of the mapping is in every record, and is reported once.
/// </param>
internal sealed class FactCheck(Settings settings, RecordSchemas schemas, KnownIds known,
    HashSet<(SourceLocation At, string Key, string Text)> reported, DiagnosticBag diagnostics)
{
    /// <summary>Reports the keys in rules that no record of this kind can have.</summary>
    public static void CheckRules(ImportMapping mapping, RecordSchemas schemas, DiagnosticBag diagnostics)
    {
        foreach (var rule in mapping.Records)
        {
            var names = schemas.Of(rule.Kind.Folder).Fields.Select(field => field.Name).ToArray();
            foreach (var (key, _) in rule.Facts)
                if (!names.Contains(key.Value))
                    diagnostics.Add(Rules.BadMapping, key.At,
                        hints => $"a {rule.Kind.Name} has no key \"{key.Value}\"{hints.Find(key.Value, names)}");
        }
    }

    /// <summary>
    /// The records that can be made, with their valid facts. Other records cannot refer to a record that cannot be made, so they are
    /// checked again without it. This happens at most twice, because only references to sources can be required.
    /// </summary>
    public static ImmutableArray<MadeRecord> CheckAll(
        ImmutableArray<MadeRecord> made, Folder input, Settings settings, RecordSchemas schemas, DiagnosticBag diagnostics)
    {
        var reported = new HashSet<(SourceLocation, string, string)>();
        while (true)
        {
            var known = new KnownIds(input, settings, made);
            var found = new DiagnosticBag();
            var check = new FactCheck(settings, schemas, known, [.. reported], found);
            MadeRecord?[] valid = [.. made.Select(check.Check)];
            if (!valid.Contains(null))
            {
                diagnostics.AddRange(found);
                return [.. valid.OfType<MadeRecord>()];
            }
            var report = new FactCheck(settings, schemas, known, reported, diagnostics);
            foreach (var refused in made.Where((_, i) => valid[i] is null))
                report.Check(refused);
            made = [.. made.Where((_, i) => valid[i] is not null)];
        }
    }

    /// <summary>The record with its valid facts; null, with a diagnostic, if the record cannot be made.</summary>
    private MadeRecord? Check(MadeRecord record)
    {
        if (ExplainId(record) is { } reason)
        {
            diagnostics.Add(Rules.RowNotPlaced, record.At, $"the row makes no {record.Kind.Name}: {reason}");
            return null;
        }
        var schema = schemas.Of(record.Kind.Folder);
        var facts = ImmutableDictionary.CreateBuilder<string, YamlNode>(StringComparer.Ordinal);
        foreach (var field in schema.Fields)
            if (record.Facts.TryGetValue(field.Name, out var value) && Keep(record, field, value) is { } kept)
                facts[field.Name] = kept;
        if (!record.Adds && schema.Fields.FirstOrDefault(field => field.Required && !facts.ContainsKey(field.Name)) is { } missing)
        {
            var isStated = record.Facts.ContainsKey(missing.Name) || record.Unreadable.Contains(missing.Name);
            diagnostics.Add(Rules.RowNotPlaced, record.At, $"the row makes no {record.Kind.Name} \"{record.Id}\": "
                + (isStated ? $"its \"{missing.Name}\" cannot be used" : $"it has no \"{missing.Name}\"")
                + (!isStated && known.HasFile(record.Name)
                    ? $"; {record.Name} is there: a rule with \"adds: true\" adds keys to it" : ""));
            return null;
        }
        return record with { Facts = facts.ToImmutable() };
    }

    private string? ExplainId(MadeRecord record) =>
        NewId.ExplainForm(record.Id) ?? (record.Kind.Name == "milestone" ? NewId.ExplainReserved(record.Id) : null)
        ?? (record.Kind.HasProse && known.FolderOf(record.Id) is { } other && other != record.Kind.Folder
            ? $"the id \"{record.Id}\" belongs to {other}/{record.Id}.md" : null);

    private YamlNode? Keep(MadeRecord record, Field field, YamlNode value)
    {
        var clean = Clean(field.Type is SchemaType.ListOf && value is YamlScalar
            ? new YamlSequence([value], value.At) : value);
        var found = new DiagnosticBag();
        ValueCheck.Run(field, clean, found);
        if (found.ToImmutable().FirstOrDefault(diagnostic => diagnostic.IsError) is { } first)
        {
            if (reported.Add((first.At, field.Name, first.Message)))
                diagnostics.Add(Rules.ValueNotPlaced, first.At, $"of the {record.Kind.Name} \"{record.Id}\": {first.Message}");
            return null;
        }
        // Two former ids can have the same current id.
        return NamedValues.Change(field.Type, clean, (type, name) => Known(record, field.Name, type, name)) is { } named
            ? WithoutRepeated(named) : null;
    }

    private static YamlNode Clean(YamlNode node) => WithoutRepeated(node switch
    {
        // The reader of records refuses a longer text.
        YamlScalar scalar => scalar with { Value = Shortening.Shorten(ImportedText.Line(scalar.Value), YamlReader.LongestText) },
        YamlSequence list => list with { Items = [.. list.Items.Select(Clean)] },
        YamlMapping map => map with { Entries = [.. map.Entries.Select(entry => entry with { Value = Clean(entry.Value) })] },
        _ => node,
    });

    private static YamlNode WithoutRepeated(YamlNode node) => node switch
    {
        YamlSequence list => list with { Items = [.. list.Items.DistinctBy(NodeText.Write)] },
        YamlMapping map => map with { Entries = [.. map.Entries.DistinctBy(entry => entry.Key)] },
        _ => node,
    };

    /// <summary>The word or the current id; null, with a diagnostic, if it is unknown.</summary>
    private YamlScalar? Known(MadeRecord record, string key, SchemaType type, YamlScalar name)
    {
        if (type is SchemaType.IdOf id)
        {
            if (known.FindCurrent(id.Space, name.Value, settings) is { } current)
                return name with { Value = current };
            if (reported.Add((name.At, key, name.Value)))
                diagnostics.Add(Rules.ReferenceNotPlaced, name.At, hints =>
                    $"\"{key}\" of the {record.Kind.Name} \"{record.Id}\" is left out: there is no "
                    + $"{id.Space.ToString().ToLowerInvariant()} \"{name.Value}\""
                    + hints.Find(name.Value, known.IdsOf(id.Space, settings)));
            return null;
        }
        var vocabulary = settings.Vocabulary(((SchemaType.TermOf)type).Vocabulary);
        if (vocabulary.Find(name.Value) is not null)
            return name;
        if (reported.Add((name.At, key, name.Value)))
            diagnostics.Add(Rules.WordNotPlaced, name.At, hints =>
                $"\"{key}\" of the {record.Kind.Name} \"{record.Id}\" is left out: {vocabulary.Key} in site.yml has no "
                + $"\"{name.Value}\"{hints.Find(name.Value, vocabulary.Terms.Select(known => known.Id))}");
        return null;
    }
}
