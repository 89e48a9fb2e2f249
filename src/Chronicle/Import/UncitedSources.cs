using System.Collections.Immutable;
using Chronicle.Input;
using Chronicle.Read.Schema;

namespace Chronicle.Import;

/// <summary>Finds the sources of whole tables that no record of the import cites, for example because no row makes a record.</summary>
internal static class UncitedSources
{
    /// <summary>The records without these sources. A source that the input already has stays.</summary>
    public static ImmutableArray<MadeRecord> Remove(ImmutableArray<MadeRecord> made, Folder input, RecordSchemas schemas)
    {
        var cited = new HashSet<string>(StringComparer.Ordinal);
        foreach (var record in made)
            foreach (var field in schemas.Of(record.Kind.Folder).Fields)
                if (record.Facts.TryGetValue(field.Name, out var value))
                    NamedValues.Change(field.Type, value, (type, name) =>
                    {
                        if (type is SchemaType.IdOf { Space: IdSpace.Source })
                            cited.Add(name.Value);
                        return name;
                    });
        return made.RemoveAll(record => record.IsOfTable && !record.Kind.HasProse && !cited.Contains(record.Id)
            && input.Find(record.Name) is null
            && !made.Any(other => other.Body?.Contains($"@{record.Id}", StringComparison.Ordinal) is true));
    }
}
