using System.Collections.Immutable;
using Chronicle.Input;
using Chronicle.Primitives;
using Chronicle.Read.Schema;
using Chronicle.Read.Yaml;

namespace Chronicle.Import;

/// <summary>
/// Merges an imported record into the input. For each value, it compares three states: the last value from the import, the value in the
/// file, and the new value from the rows. If the file still has the last value from the import, the new value replaces it. Otherwise a
/// person changed the value in the file, and this value stays.
/// </summary>
/// <param name="withoutColumn">The keys about which the tables say nothing. Their values from an earlier run stay.</param>
internal sealed class Merging(Folder input, WrittenFacts written, RecordSchemas schemas, KnownIds known,
    ImmutableHashSet<(string Kind, string Key)> withoutColumn, DiagnosticBag diagnostics)
{
    private const string Prose = "the prose";

    private readonly Dictionary<string, InputFile> _files = input.Files.ToDictionary(input.NameOf, StringComparer.Ordinal);
    private readonly Lazy<Dictionary<string, InputFile>> _renamed = new(() => FindRenamed(input));
    private readonly ImmutableArray<InputFile>.Builder _changed = ImmutableArray.CreateBuilder<InputFile>();
    private readonly ImmutableArray<ImportedFile>.Builder _records = ImmutableArray.CreateBuilder<ImportedFile>();
    private readonly ImmutableSortedDictionary<string, ImmutableDictionary<string, string>>.Builder _written = written.Files.ToBuilder();

    /// <summary>The new and the changed records.</summary>
    public ImmutableArray<ImportedFile> Records => _records.ToImmutable();

    public int Same { get; private set; }

    /// <summary>The new and the changed files, which the caller must write.</summary>
    public ImmutableArray<InputFile> Files => _changed.ToImmutable();

    public WrittenFacts Written => written with { Files = _written.ToImmutable() };

    public void Take(MadeRecord record)
    {
        var before = written.Files.GetValueOrDefault(record.Name);
        var file = known.FindFile(record) is { } name ? _files[name] : _renamed.Value.GetValueOrDefault(record.Name);
        if (file is null && record.Adds)
            diagnostics.Add(Rules.RowNotPlaced, record.At,
                $"the row adds to no {record.Kind.Name}: there is no {input.Path}/{record.Name}, "
                + "and a rule with \"adds: true\" makes none");
        else if (file is null && before is not null)
            diagnostics.Add(Rules.RecordTakenOut, record.At,
                $"a person deleted {input.Path}/{record.Name}, so the import does not write it; to get it again, "
                + "delete its line in the list of this import");
        else if (file is null)
            Create(record);
        else if (FactFile.Read(file) is not { } existing)
            diagnostics.Add(Rules.RecordNotOurs, record.At, $"{file.Path} cannot be read or is written in braces; it was left alone");
        else if (before is null && !record.Adds)
            Adopt(record, existing);
        else if (!IsRetired(existing))
            Update(record, existing, before ?? ImmutableDictionary<string, string>.Empty);
    }

    /// <summary>Reports the records of earlier imports that no row gives now. Their files stay.</summary>
    public void ReportGone(IReadOnlySet<string> made)
    {
        foreach (var name in written.Files.Keys.Where(name => !made.Contains(name) && _files.ContainsKey(name)))
            diagnostics.Add(Rules.RecordWithoutRow, SourceLocation.StartOf($"{input.Path}/{name}"),
                "no row is about this record any more; it stays until a person takes it out or retires it");
    }

    private void Create(MadeRecord record)
    {
        var hashes = HashesOf(record);
        Add(new($"{input.Path}/{record.Name}", FactFile.Create(record, schemas.Of(record.Kind.Folder))), isNew: true, hashes.Keys);
        _written[record.Name] = hashes;
    }

    // A person wrote this record. The import takes it over only if no value differs.
    private void Adopt(MadeRecord record, FactFile existing)
    {
        var different = record.Facts.Where(fact => existing.Facts[fact.Key] is not { } value
                || NodeText.Hash(value) != NodeText.Hash(fact.Value))
            .Select(fact => fact.Key).Order(StringComparer.Ordinal).ToArray();
        if (different.Length == 0)
        {
            Same++;
            _written[record.Name] = HashesOf(record);
        }
        else
            diagnostics.Add(Rules.RecordNotOurs, record.At,
                $"{existing.Path} was not made by this import and is left alone; the row differs in {string.Join(", ", different)}");
    }

    private void Update(MadeRecord record, FactFile existing, ImmutableDictionary<string, string> before)
    {
        var hashes = HashesOf(record);
        var unstated = before.RemoveRange(before.Keys.Where(key =>
            hashes.ContainsKey(key) || !withoutColumn.Contains((record.Kind.Name, key))));
        before = before.RemoveRange(unstated.Keys);
        var changes = ImmutableDictionary.CreateBuilder<string, YamlNode?>(StringComparer.Ordinal);
        foreach (var key in before.Keys.Concat(hashes.Keys).Where(key => key != WrittenFacts.Body).Distinct())
        {
            var now = existing.Facts[key] is { } value ? NodeText.Hash(value) : null;
            var (old, next) = (before.GetValueOrDefault(key), hashes.GetValueOrDefault(key));
            if (next == now || next == old)
                continue;
            if (now == old)
                changes[key] = record.Facts.GetValueOrDefault(key);
            else
                Keep(record, existing, key, old is not null, existing.Facts[key]?.At);
        }
        var body = BodyOf(record, existing, before, hashes);
        // A row that only adds keys can have none.
        if (hashes.AddRange(unstated) is { IsEmpty: false } all)
            _written[record.Name] = all;
        else
            _written.Remove(record.Name);
        if (changes.Count == 0 && body is null)
        {
            Same++;
            return;
        }
        Add(new(existing.Path, existing.With(changes.ToImmutable(), body, schemas.Of(record.Kind.Folder))), isNew: false,
            body is null ? changes.Keys : changes.Keys.Append(WrittenFacts.Body));
    }

    private void Add(InputFile file, bool isNew, IEnumerable<string> keys)
    {
        _changed.Add(file);
        _records.Add(new(file.Path, isNew,
            [.. keys.Order(StringComparer.Ordinal).Select(key => key == WrittenFacts.Body ? "prose" : key)]));
    }

    private string? BodyOf(MadeRecord record, FactFile existing, ImmutableDictionary<string, string> before,
        ImmutableDictionary<string, string> hashes)
    {
        var now = existing.Body.Length == 0 ? null : NodeText.Hash(existing.Body);
        var (old, next) = (before.GetValueOrDefault(WrittenFacts.Body), hashes.GetValueOrDefault(WrittenFacts.Body));
        if (next == now || next == old)
            return null;
        if (now == old)
            return record.Body ?? "";
        Keep(record, existing, Prose, old is not null, null);
        return null;
    }

    private void Keep(MadeRecord record, FactFile existing, string key, bool isChanged, SourceLocation? at) => diagnostics.Add(
        Rules.HandKept, at ?? SourceLocation.StartOf(existing.Path),
        $"{(key == Prose ? key : $"\"{key}\"")} {(isChanged ? "was changed by hand" : "was not written by this import")} and stays; "
        + $"the row in {record.At} "
        + (record.Facts.TryGetValue(key, out var value) ? $"says {Describe(value)}"
            : key == Prose && record.Body is not null ? "has a different text" : "has no value"));

    private static string Describe(YamlNode value) => value switch
    {
        YamlScalar scalar => $"\"{Shortening.Shorten(scalar.Value, 60)}\"",
        YamlSequence list => Shortening.Shorten($"[{string.Join(", ", list.Items.OfType<YamlScalar>().Select(item => item.Value))}]", 60),
        _ => "other keys",
    };

    private static bool IsRetired(FactFile file) =>
        Schemas.Past.Any(field => field.Name != "first_id" && file.Facts[field.Name] is not null);

    private static ImmutableDictionary<string, string> HashesOf(MadeRecord record)
    {
        var hashes = record.Facts.ToImmutableDictionary(fact => fact.Key, fact => NodeText.Hash(fact.Value), StringComparer.Ordinal);
        return record.Body is { } body ? hashes.Add(WrittenFacts.Body, NodeText.Hash(body)) : hashes;
    }

    /// <summary>
    /// The files of records whose id has changed, also without a redirect. The key is the name that the file had with the first id of the
    /// record.
    /// </summary>
    private static Dictionary<string, InputFile> FindRenamed(Folder input)
    {
        var renamed = new Dictionary<string, InputFile>(StringComparer.Ordinal);
        foreach (var file in input.Files)
            if (input.NameOf(file) is var name && name.Contains('/') && name.EndsWith(".md", StringComparison.Ordinal)
                && file.Bytes.Span.IndexOf("first_id:"u8) >= 0 && FactFile.Read(file)?.Facts.Text("first_id") is { } first)
                renamed.TryAdd($"{name[..name.LastIndexOf('/')]}/{first}.md", file);
        return renamed;
    }
}
