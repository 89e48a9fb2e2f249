using System.Collections.Frozen;
using System.Collections.Immutable;
using Chronicle.Import.Mappings;
using Chronicle.Input;
using Chronicle.Primitives;
using Chronicle.Read.Yaml;

namespace Chronicle.Import;

/// <summary>Applies the rules of a mapping to the rows of tables.</summary>
internal sealed class RecordMaker(ImportMapping mapping, FrozenDictionary<string, string> given, DiagnosticBag diagnostics)
{
    public const int MostRecords = 100_000;

    private readonly UsedPlaceholders _used = new();
    private readonly OrderedDictionary<string, List<MadeRecord>> _made = new(StringComparer.Ordinal);
    private bool _isFull;

    /// <summary>The records, in the order of their first rows. Reports the facts in which rows of one record differ.</summary>
    public ImmutableArray<MadeRecord> JoinRows() => [.. _made.Values.Select(rows => MadeRecord.Join(rows, diagnostics))];

    public void Take(InputFile file, ImmutableArray<YamlMapping> rows)
    {
        var values = new Scope(ValuesOf(file), null, mapping, _used);
        foreach (var rule in mapping.Records.Where(rule => rule.Once))
            Make(rule, values);
        foreach (var row in rows)
            foreach (var rule in mapping.Records.Where(rule => !rule.Once))
                foreach (var scope in ScopesOf(rule, values with { Row = row, Outer = values }))
                    Make(rule, WithMadeColumns(scope));
    }

    /// <summary>Reports the columns that the mapping names but that no row has.</summary>
    public void ReportMissingColumns()
    {
        foreach (var placeholder in _used.NeverFound)
            if (!placeholder.Filters.Any(filter => filter.Name == "or"))
                diagnostics.Add(Rules.UnknownColumn, placeholder.At, $"no row has the column \"{placeholder.Name}\"");
    }

    private YamlMapping ValuesOf(InputFile file)
    {
        var at = SourceLocation.StartOf(file.Path);
        var name = file.Path.Split('/')[^1];
        var entries = mapping.Values.Where(value => !given.ContainsKey(value.Key)).Concat(given)
            .OrderBy(value => value.Key, StringComparer.Ordinal).Select(value => Entry(value.Key, value.Value));
        return new([.. entries, Entry("file_name", name), Entry("file_stem", name.Split('.')[0])], at);

        YamlEntry Entry(string key, string value) => new(key, at, new YamlScalar(value, at));
    }

    private static IEnumerable<Scope> ScopesOf(RecordRule rule, Scope row) => rule.Each.Aggregate((IEnumerable<Scope>)[row],
        (scopes, path) => scopes.SelectMany(scope => scope.Entries(path.AsSpan())));

    // A column can use the columns that were made before it.
    private Scope WithMadeColumns(Scope scope)
    {
        foreach (var column in mapping.Columns)
            if (Fill(column, scope) is { } value)
                scope = scope.With(column.Name, value);
        return scope;
    }

    private static YamlNode? Fill(MadeColumn column, Scope scope)
    {
        var value = column.Value.Fill(scope).Value;
        if (column.Pattern is not { } pattern || value is not YamlScalar text)
            return column.Pattern is null ? value : null;
        return pattern.Match(text.Value) is not { Success: true } match ? null : new YamlMapping(
            [.. match.Groups.Values.Where(group => group.Success).Select(group =>
                new YamlEntry(group.Name, text.At, new YamlScalar(group.Value, text.At)))], text.At);
    }

    private void Make(RecordRule rule, Scope scope)
    {
        if (!rule.When.All(condition => condition.Holds(scope)) || _isFull)
            return;
        var id = rule.Id.Fill(scope);
        if (id.Value is not YamlScalar { Value: var name })
        {
            diagnostics.Add(Rules.RowNotPlaced, scope.At,
                $"the row makes no {rule.Kind.Name}: {id.Problem ?? "a column of its id is empty"}");
            return;
        }
        var facts = ImmutableDictionary.CreateBuilder<string, YamlNode>(StringComparer.Ordinal);
        foreach (var (key, expression) in rule.Facts)
        {
            var filled = expression.Fill(scope);
            if (filled.Problem is { } problem)
                diagnostics.Add(Rules.ValueNotPlaced, scope.At, $"\"{key}\" of the {rule.Kind.Name} \"{name}\" is left out: {problem}");
            if (!Placeholder.IsNothing(filled.Value))
                facts[key] = filled.Value!;
        }
        Add(new(rule.Kind, name.Trim(), scope.At, facts.ToImmutable(), BodyOf(rule, scope)));
    }

    private static string? BodyOf(RecordRule rule, Scope scope) =>
        rule.Body?.Fill(scope, ImportedText.Escape).Value is YamlScalar body && ImportedText.Prose(body.Value) is { Length: > 0 } prose
            ? prose : null;

    private void Add(MadeRecord record)
    {
        if (_made.TryGetValue(record.Name, out var rows))
            rows.Add(record);
        else if (_made.Count < MostRecords)
            _made.Add(record.Name, [record]);
        else
        {
            _isFull = true;
            diagnostics.Add(Rules.TableTooLarge, record.At, $"the table makes more than {MostRecords:N0} records; the rest is left out");
        }
    }
}
