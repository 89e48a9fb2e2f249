using System.Collections.Immutable;
using Chronicle.Domain;

namespace Chronicle.Evidence;

/// <summary>A file of a tree that a question reads.</summary>
internal sealed record FoundFile(string Path, string? Id);

/// <summary>
/// Finds the files that questions read, all in one walk through the tree. A folder with the same path and the same name of its contents is
/// walked once for all trees. One thread at a time.
/// </summary>
internal sealed class FileSearch(ImmutableArray<Question> questions)
{
    private readonly Dictionary<(string Path, string Id), ImmutableArray<FoundFile>[]> _known = [];
    private readonly Dictionary<(string Path, string Id), IReadOnlyList<TreeEntry>> _folders = [];

    /// <summary>The files of each question, in the order of their paths by code point.</summary>
    public ImmutableArray<FoundFile>[] Find(Tree tree) => Find(tree, "", tree.Id, [.. Enumerable.Range(0, questions.Length)]);

    /// <summary>The entry at a path; null if there is none. Links are not followed.</summary>
    public TreeEntry? Find(Tree tree, string path)
    {
        var (at, id) = ("", tree.Id);
        var names = path.TrimEnd('/').Split('/');
        for (var i = 0; i < names.Length; i++)
        {
            if (List(tree, at, id).FirstOrDefault(entry => entry.Name == names[i]) is not { } entry)
                return null;
            if (i == names.Length - 1)
                return path.EndsWith('/') && entry.Kind is not (TreeEntryKind.Folder or TreeEntryKind.Module) ? null : entry;
            if (entry.Kind != TreeEntryKind.Folder)
                return null;
            (at, id) = (Join(at, entry.Name), entry.Id);
        }
        return null;
    }

    private ImmutableArray<FoundFile>[] Find(Tree tree, string folder, string? id, ImmutableArray<int> asking)
    {
        if (id is not null && _known.TryGetValue((folder, id), out var known))
            return known;
        var found = questions.Select(_ => ImmutableArray.CreateBuilder<FoundFile>()).ToArray();
        var entries = tree.List(folder, id).OrderBy(entry => entry.Name, StringComparer.Ordinal).ToArray();
        tree.Announce(entries.Where(entry => entry is { Kind: TreeEntryKind.Folder, Id: not null })
            .Where(entry => !_known.ContainsKey((Join(folder, entry.Name), entry.Id!)) && CanMatchBelow(asking, Join(folder, entry.Name)))
            .Select(entry => entry.Id!));
        foreach (var entry in entries)
        {
            var path = Join(folder, entry.Name);
            if (entry.Kind == TreeEntryKind.File)
            {
                foreach (var place in asking)
                    if (questions[place].Includes(path))
                        found[place].Add(new(path, entry.Id));
            }
            else if (entry.Kind == TreeEntryKind.Folder
                && asking.RemoveAll(place => !questions[place].Files.Any(glob => glob.CanMatchBelow(path))) is { IsEmpty: false } below)
            {
                var inside = Find(tree, path, entry.Id, below);
                foreach (var place in below)
                    found[place].AddRange(inside[place]);
            }
        }
        ImmutableArray<FoundFile>[] result = [.. found.Select(files => files.ToImmutable())];
        if (id is not null)
            _known[(folder, id)] = result;
        return result;
    }

    private bool CanMatchBelow(ImmutableArray<int> asking, string path) =>
        asking.Any(place => questions[place].Files.Any(glob => glob.CanMatchBelow(path)));

    // Paths are looked for one after the other, mostly in the same folders.
    private IReadOnlyList<TreeEntry> List(Tree tree, string path, string? id)
    {
        var key = (path, id ?? "");
        if (!_folders.TryGetValue(key, out var entries))
            entries = _folders[key] = tree.List(path, id);
        return entries;
    }

    /// <summary>Forgets the folders of an unpacked tree, which have no names of their contents.</summary>
    public void Forget()
    {
        foreach (var key in _folders.Keys.Where(key => key.Id == "").ToArray())
            _folders.Remove(key);
    }

    private static string Join(string folder, string name) => folder.Length == 0 ? name : $"{folder}/{name}";
}
