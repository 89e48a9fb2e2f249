using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Input;
using Chronicle.Link;
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
    private readonly HashSet<string> _files;
    private readonly RenamedIds _renamed;

    public KnownIds(Folder input, Settings settings, IEnumerable<MadeRecord> made)
    {
        _files = input.Files.Select(input.NameOf).ToHashSet(StringComparer.Ordinal);
        var redirects = ImmutableArray.CreateBuilder<Redirect>();
        foreach (var file in input.Files)
        {
            var name = input.NameOf(file);
            if (InputNames.IsSource(name))
                _sources.Add(IdOf(name));
            else if (InputNames.IsRecord(name))
                _folderOf.TryAdd(IdOf(name), name[..name.IndexOf('/')]);
            else if (InputNames.IsSourceList(name))
                _sources.UnionWith(SourcesReader.Read(file, new(settings), new())?.Sources.Select(known => known.Id.Value) ?? []);
            else if (InputNames.IsRedirects(name))
                redirects.AddRange(RedirectsReader.Read(file, new()) ?? []);
        }
        _renamed = new(redirects.ToImmutable());
        foreach (var record in made.Where(record => !record.Adds))
            if (record.Kind.HasProse)
                _folderOf.TryAdd(record.Id, record.Kind.Folder);
            else
                _sources.Add(record.Id);
    }

    private static string IdOf(string name) => Path.GetFileNameWithoutExtension(name);

    /// <summary>The current id of a record or a source that may have been renamed; null if there is none.</summary>
    public string? FindCurrent(IdSpace space, string id, Settings settings) =>
        _renamed.FindCurrent(space == IdSpace.Source, id, known => Has(space, known, settings));

    /// <summary>The name of the file of a record or a source that may have been renamed; null if the input has none.</summary>
    public string? FindFile(MadeRecord record) =>
        _renamed.FindCurrent(!record.Kind.HasProse, record.Id, id => HasFile((record with { Id = id }).Name)) is { } current
            ? (record with { Id = current }).Name : null;

    /// <summary>Whether the input has a file with this name.</summary>
    public bool HasFile(string name) => _files.Contains(name);

    /// <summary>The folder of the record with this id; null if there is none.</summary>
    public string? FolderOf(string id) => _folderOf.GetValueOrDefault(id);

    /// <summary>The ids that a value can name.</summary>
    public IEnumerable<string> IdsOf(IdSpace space, Settings settings) => space switch
    {
        IdSpace.Source => _sources,
        IdSpace.Figure => settings.Figures.Select(figure => figure.Id),
        IdSpace.Dimension => settings.StatusDimensions.Select(dimension => dimension.Id),
        _ => _folderOf.Keys.Where(id => Has(space, id, settings)),
    };

    private bool Has(IdSpace space, string id, Settings settings) => space switch
    {
        IdSpace.Source => _sources.Contains(id),
        IdSpace.Figure => settings.Figures.Any(figure => figure.Id == id),
        IdSpace.Dimension => settings.Dimension(id) is not null,
        IdSpace.Record => _folderOf.ContainsKey(id),
        _ => FolderOf(id) == space.ToString().ToLowerInvariant() + "s",
    };
}
