using System.Collections.Immutable;

namespace Chronicle.Input;

/// <summary>The files of one folder. <paramref name="Path"/> is the path of the folder, with which the paths of its files begin.</summary>
internal sealed record Folder(string Path, ImmutableArray<InputFile> Files)
{
    /// <summary>The paths of the files that exist but were not read, for a reported reason.</summary>
    public ImmutableArray<string> Unread { get; init; } = [];

    /// <summary>
    /// The files that are not on the disk: their paths, and the names of the sources of records that supply them.
    /// </summary>
    public ImmutableDictionary<string, string> Added { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The folder after files are written and others are removed. A written file replaces a file with the same path.</summary>
    public Folder With(ImmutableArray<InputFile> written, IEnumerable<string> removed)
    {
        var changed = written.Select(file => file.Path).Concat(removed).ToHashSet(StringComparer.Ordinal);
        return this with
        {
            Files = [.. Files.Where(file => !changed.Contains(file.Path)).Concat(written)
                .OrderBy(file => file.Path, StringComparer.Ordinal)],
        };
    }

    /// <summary>The file with this path below the folder; null if there is none.</summary>
    public InputFile? Find(string name)
    {
        var path = $"{Path}/{name}";
        return Files.FirstOrDefault(file => file.Path == path);
    }

    /// <summary>The file's path below this folder.</summary>
    public string NameOf(InputFile file) => file.Path[(Path.Length + 1)..];
}
