using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Input;
using Chronicle.Primitives;
using Chronicle.Read.Schema;
using Chronicle.Read.Yaml;

namespace Chronicle.Read;

/// <summary>Reads files of sources, with one source in each file or with many sources in <c>sources.yml</c>.</summary>
internal static class SourcesReader
{
    /// <summary>
    /// Reads a file with the facts of one source. The name of the file is the id of the source. The list names the source as unusable if
    /// the file is unreadable.
    /// </summary>
    public static SourceList ReadOne(InputFile file, RecordSchemas schemas, DiagnosticBag diagnostics)
    {
        var id = Path.GetFileNameWithoutExtension(file.Path);
        if (!Ids.IsValid(id))
        {
            diagnostics.Add(Rules.BadId, SourceLocation.StartOf(file.Path),
                $"\"{id}\" is not an id. The name of a file is the id of its source: {Ids.Rule}");
            return new([], []);
        }
        if (YamlReader.ReadMapping(file, diagnostics) is not { } map)
            return new([], [new(id)]);
        schemas.Source.Check(map, diagnostics);
        return new([RecordBinder.Source(map, new(id), map.At, schemas.Settings?.SourceFields ?? [])], []);
    }

    /// <summary>The sources of <c>sources.yml</c>, and the ids of the unusable entries; null if the file is unreadable.</summary>
    public static SourceList? Read(InputFile file, RecordSchemas schemas, DiagnosticBag diagnostics)
    {
        if (YamlReader.ReadMapping(file, diagnostics) is not { } map)
            return null;
        var unusable = ImmutableHashSet.CreateBuilder<SourceId>();
        var sources = ImmutableArray.CreateBuilder<Source>(map.Entries.Length);
        foreach (var entry in map.Entries)
        {
            if (!Ids.IsValid(entry.Key))
            {
                diagnostics.Add(Rules.BadId, entry.KeyAt, $"\"{entry.Key}\" is no id: {Ids.Rule}");
                unusable.Add(new(entry.Key));
            }
            else if (entry.Value is not YamlMapping source)
            {
                diagnostics.Add(Rules.WrongType, entry.Value.At,
                    $"\"{entry.Key}\" must be a source with the keys "
                        + $"{string.Join(", ", Schemas.SourceEntry.Fields.Select(field => field.Name))}");
                unusable.Add(new(entry.Key));
            }
            else
            {
                schemas.Source.Check(source, diagnostics);
                sources.Add(RecordBinder.Source(source, new(entry.Key), entry.KeyAt, schemas.Settings?.SourceFields ?? []));
            }
        }
        return new(sources.ToImmutable(), unusable.ToImmutable());
    }
}

/// <summary>The sources of a file, and the ids of the sources that are left out because of mistakes.</summary>
internal sealed record SourceList(ImmutableArray<Source> Sources, ImmutableHashSet<SourceId> Unusable);
