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
    private readonly List<(RecordRule Rule, SourceLocation At)> _withoutId = [];
    private readonly HashSet<string> _columns = new(StringComparer.Ordinal);
    private bool _isFull;

    /// <summary>
    /// The records, in the order of their first rows. Reports the facts that have different values in rows of one record.
    /// </summary>
    public ImmutableArray<MadeRecord> JoinRows() => [.. _made.Values.Select(rows => MadeRecord.Join(rows, diagnostics))];

    /// <summary>
    /// The keys whose templates name a column that no row has, with their kinds of record. The tables of this run say nothing about them.
    /// </summary>
    public ImmutableHashSet<(string Kind, string Key)> KeysWithoutColumn =>
    [
        .. mapping.Records.SelectMany(rule => rule.Facts.Where(fact => fact.Value.Placeholders.Any(_used.IsMissing))
            .Select(fact => (rule.Kind.Name, fact.Key.Value))),
        .. mapping.Records.Where(rule => rule.Body?.Placeholders.Any(_used.IsMissing) == true)
            .Select(rule => (rule.Kind.Name, WrittenFacts.Body)),
    ];

    public void Take(InputFile file, ImmutableArray<YamlMapping> rows)
    {
        var values = new Scope(ValuesOf(file), null, mapping, _used);
        foreach (var rule in mapping.Records.Where(rule => rule.Once))
            Make(rule, values);
        _columns.UnionWith(rows.SelectMany(row => row.Entries).Select(entry => entry.Key));
        foreach (var row in rows)
            foreach (var rule in mapping.Records.Where(rule => !rule.Once))
                foreach (var scope in ScopesOf(rule, values with { Row = row, Outer = values }))
                    Make(rule, WithMadeColumns(scope));
    }

    /// <summary>
    /// Reports the columns that the mapping names but that no row has. Also reports each row whose id is empty, unless a missing column is
    /// the cause.
    /// </summary>
    public void ReportMissingColumns()
    {
        Placeholder[] missing = [.. _used.NeverFound.Where(placeholder => !placeholder.Filters.Any(filter => filter.Name == "or"))];
        foreach (var placeholder in missing)
            diagnostics.Add(Rules.UnknownColumn, placeholder.At,
                hints => $"no row has the column \"{placeholder.Name}\"{hints.Find(placeholder.Name, _columns)}");
        var broken = missing.Select(placeholder => placeholder.At).ToHashSet();
        foreach (var (rule, at) in _withoutId.Where(row => !broken.Contains(row.Rule.Id.At)))
            diagnostics.Add(Rules.RowNotPlaced, at, $"the row makes no {rule.Kind.Name}: a column of its id is empty");
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
        if (column.Pattern is not { } pattern)
            return value;
        if (value is not YamlScalar text || pattern.Match(text.Value) is not { Success: true } match)
            return null;
        return new YamlMapping([.. match.Groups.Values.Where(group => group.Success).Select(group =>
            new YamlEntry(group.Name, text.At, new YamlScalar(group.Value, text.At)))], text.At);
    }

    private void Make(RecordRule rule, Scope scope)
    {
        if (!rule.When.All(condition => condition.Holds(scope)) || _isFull)
            return;
        var id = rule.Id.Fill(scope);
        if (id.Value is not YamlScalar { Value: var name })
        {
            if (id.Problem is { } reason)
                diagnostics.Add(Rules.RowNotPlaced, LocationOf(id, scope), $"the row makes no {rule.Kind.Name}: {reason}");
            else
                _withoutId.Add((rule, scope.At));
            return;
        }
        var facts = ImmutableDictionary.CreateBuilder<string, YamlNode>(StringComparer.Ordinal);
        var unreadable = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        foreach (var ((key, _), expression) in rule.Facts)
        {
            var filled = expression.Fill(scope);
            if (filled.Problem is not null)
                unreadable.Add(key);
            if (filled.Problem is { } problem)
                diagnostics.Add(Rules.ValueNotPlaced, LocationOf(filled, scope),
                    $"\"{key}\" of the {rule.Kind.Name} \"{name}\" is left out: {problem}");
            if (filled.Value is YamlSequence || !Placeholder.IsNothing(filled.Value))
                facts[key] = filled.Value!;
        }
        Add(new(rule.Kind, name.Trim(), scope.At, facts.ToImmutable(), BodyOf(rule, scope), rule.Adds)
        {
            Unreadable = unreadable.ToImmutable(),
            IsOfTable = rule.Once,
        });
    }

    // A value of the mapping has no location in the row, so the location of the row is reported.
    private static SourceLocation LocationOf(FillResult problem, Scope row) =>
        problem.At is { } at && at.CompareTo(row.At) > 0 ? at : row.At;

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
            diagnostics.Add(Rules.TableTooLarge, record.At,
                $"the table makes more than {MostRecords:N0} records; divide it into several tables");
        }
    }
}
