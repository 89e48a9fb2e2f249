using System.Collections.Frozen;
using System.Collections.Immutable;
using Chronicle.Import.Mappings;
using Chronicle.Import.Tables;
using Chronicle.Input;
using Chronicle.Primitives;
using Chronicle.Read;
using Chronicle.Read.Schema;

namespace Chronicle.Import;

/// <summary>
/// The result of an import before anything is written: the new and the changed files, the diagnostics of the values that the import left
/// out, and the number of unchanged records. If there is an error, there are no files.
/// </summary>
internal sealed record ImportPlan(ImmutableArray<InputFile> Files, ImmutableArray<Diagnostic> Diagnostics,
    ImmutableArray<ImportedFile> Records, int Same)
{
    public int New => Records.Count(record => record.IsNew);

    public int Changed => Records.Count(record => !record.IsNew);

    public bool HasErrors => Diagnostic.HasErrors(Diagnostics);
}

/// <summary>A new or changed file of a record, and the keys that the import writes or removes.</summary>
internal sealed record ImportedFile(string Path, bool IsNew, ImmutableArray<string> Keys);

/// <summary>A mapping, the tables to which the import applies it, and the texts that the caller supplies for its placeholders.</summary>
/// <param name="Name">The name of the import. The file with the hashes of the written values has this name
/// (<see cref="WrittenFacts"/>).</param>
internal sealed record ImportJob(string Name, InputFile Mapping, ImmutableArray<InputFile> Tables,
    FrozenDictionary<string, string> Values);

/// <summary>Makes records from tables by a mapping. It does no I/O: the caller reads the tables and writes the files.</summary>
internal static class Importer
{
    /// <summary>Whether a mapping reads the tags of git repositories.</summary>
    public static bool ReadsTags(InputFile mapping) => ImportMapping.Read(mapping, new()) is { Format: "tags" };

    public static ImportPlan Plan(ImportJob job, Folder input, Action<string>? onPhase = null)
    {
        var diagnostics = new DiagnosticBag();
        var settings = Reader.ReadSettings(input, null);
        diagnostics.AddRange(settings.Diagnostics);
        var mapping = ImportMapping.Read(job.Mapping, diagnostics);
        var written = WrittenFacts.Read(input.Find(WrittenFacts.NameOf(job.Name)), diagnostics);
        if (!Ids.IsValid(job.Name))
            diagnostics.Add(Rules.BadMapping, SourceLocation.StartOf(job.Mapping.Path),
                $"the name of the mapping's file is the name of the import, and \"{job.Name}\" is not an id: {Ids.Rule}");
        foreach (var name in job.Values.Keys.Where(name => mapping?.Names.Contains(name) == false).Order(StringComparer.Ordinal))
            diagnostics.Add(Rules.BadMapping, SourceLocation.StartOf(job.Mapping.Path),
                hints => $"the mapping does not use \"{name}\", which --set gives{hints.Find(name, mapping!.Names)}");
        if (settings.Value is null || mapping is null || written is null || diagnostics.Errors > 0)
            return new([], Diagnostic.InOrder(diagnostics.ToImmutable()), [], 0);

        var maker = new RecordMaker(mapping, job.Values, diagnostics);
        foreach (var table in job.Tables)
        {
            onPhase?.Invoke($"read {table.Path}");
            maker.Take(table, TableReader.Read(mapping, table, diagnostics));
        }
        maker.ReportMissingColumns();

        onPhase?.Invoke("check the records");
        var made = maker.JoinRows();
        var schemas = new RecordSchemas(settings.Value);
        FactCheck.CheckRules(mapping, schemas, diagnostics);
        var kept = FactCheck.CheckAll(made, input, settings.Value, schemas, diagnostics);
        if (mapping.Records.Any(rule => !rule.Once))
            kept = UncitedSources.Remove(kept, input, schemas);

        onPhase?.Invoke("compare with the input");
        var merging = new Merging(input, written, schemas, new(input, settings.Value, []), maker.KeysWithoutColumn, diagnostics);
        foreach (var record in kept)
            merging.Take(record);
        // After an error in a table, its rows are unknown. So no record is reported as a record without a row.
        if (diagnostics.Errors == 0)
            merging.ReportGone(made.Select(record => record.Name).ToHashSet(StringComparer.Ordinal));
        var found = Diagnostic.InOrder(diagnostics.ToImmutable());
        return Diagnostic.HasErrors(found)
            ? new([], found, [], 0)
            : new([.. merging.Files, .. WrittenFile(merging.Written)], found, merging.Records, merging.Same);

        // An import that has never made a record gets no file.
        IEnumerable<InputFile> WrittenFile(WrittenFacts facts) =>
            facts.Files.IsEmpty && written.Files.IsEmpty ? [] : [facts.ToFile(input, job.Name)];
    }
}
