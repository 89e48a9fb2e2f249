using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Input;
using Chronicle.Read;
using Chronicle.Read.Schema;

namespace Chronicle.Import;

/// <summary>
/// The ids of the records and sources in an input, and of the records that an import makes. The name of a file is the id of its record.
/// </summary>
internal sealed class KnownIds
{
    private readonly Dictionary<string, string> _folderOf = new(StringComparer.Ordinal);
    private readonly HashSet<string> _sources = new(StringComparer.Ordinal);

    public KnownIds(Folder input, Settings settings, IEnumerable<MadeRecord> made)
    {
        foreach (var file in input.Files)
        {
            var parts = input.NameOf(file).Split('/');
            if (parts is ["sources", var source] && source.EndsWith(".yml", StringComparison.Ordinal))
                _sources.Add(source[..^".yml".Length]);
            else if (parts is ["components" or "releases" or "milestones" or "text", var name]
                && name.EndsWith(".md", StringComparison.Ordinal))
                _folderOf.TryAdd(name[..^".md".Length], parts[0]);
            else if (parts is ["sources.yml"])
                _sources.UnionWith(SourcesReader.Read(file, new(settings), new())?.Sources.Select(known => known.Id.Value) ?? []);
        }
        foreach (var record in made)
            if (record.Kind.HasProse)
                _folderOf.TryAdd(record.Id, record.Kind.Folder);
            else
                _sources.Add(record.Id);
    }

    /// <summary>The folder of the record with this id; null if there is none.</summary>
    public string? FolderOf(string id) => _folderOf.GetValueOrDefault(id);

    public bool Has(IdSpace space, string id, Settings settings) => space switch
    {
        IdSpace.Source => _sources.Contains(id),
        IdSpace.Figure => settings.Figures.Any(figure => figure.Id == id),
        IdSpace.Dimension => settings.Dimension(id) is not null,
        IdSpace.Record => _folderOf.ContainsKey(id),
        _ => FolderOf(id) == space.ToString().ToLowerInvariant() + "s",
    };
}
