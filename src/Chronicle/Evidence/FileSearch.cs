using System.Collections.Immutable;
using Chronicle.Domain;

namespace Chronicle.Evidence;

/// <summary>A file of a tree that a question reads. <paramref name="Id"/> is the id of its contents; null in an unpacked tree.</summary>
internal sealed record FoundFile(string Path, string? Id);

/// <summary>
/// Finds the files for all questions in one pass through the tree. A folder with the same path and the same content id is read once for all
/// trees. Only one thread may use a search at a time.
/// </summary>
internal sealed class FileSearch(ImmutableArray<Question> questions)
{
    private readonly Dictionary<(string Path, string Id), ImmutableArray<FoundFile>[]> _known = [];
    private readonly Dictionary<(string Path, string Id), IReadOnlyList<TreeEntry>> _folders = [];
    private readonly ImmutableArray<FoundFile>[] _nothing = [.. questions.Select(_ => ImmutableArray<FoundFile>.Empty)];

    /// <summary>A folder that may contain files for the questions, and the files found in it if it was searched before.</summary>
    private sealed record Below(string Path, string? Id, ImmutableArray<int> Asking, ImmutableArray<FoundFile>[]? Known);

    /// <summary>
    /// The files for each question. Their order is fixed: in each folder, files and subfolders are sorted together by name, in ordinal
    /// order.
    /// </summary>
    public ImmutableArray<FoundFile>[] Find(Tree tree) => Find(tree, "", tree.Id, [.. Enumerable.Range(0, questions.Length)]);

    /// <summary>
    /// The entry at a path; null if there is none. A path with a slash at its end must be a folder or a module. Links are not followed.
    /// </summary>
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
        var entries = tree.List(folder, id);
        var folders = FindFolders(folder, entries, asking);
        tree.ReadAhead(folders.Where(below => below is { Known: null, Id: not null }).Select(below => below.Id!));
        var found = new List<FoundFile>?[questions.Length];
        // The files of a subfolder are at the position of the subfolder among the files of this folder.
        var next = 0;
        foreach (var file in FindFiles(folder, entries, asking))
        {
            for (; next < folders.Count && string.CompareOrdinal(folders[next].Path, file.Path) < 0; next++)
                AddFolder(tree, folders[next], found);
            foreach (var index in asking)
                if (questions[index].Includes(file.Path))
                    (found[index] ??= []).Add(file);
        }
        for (; next < folders.Count; next++)
            AddFolder(tree, folders[next], found);
        var result = found.All(files => files is null) ? _nothing
            : [.. found.Select(files => files is null ? [] : files.ToImmutableArray())];
        if (id is not null)
            _known[(folder, id)] = result;
        return result;
    }

    private void AddFolder(Tree tree, Below folder, List<FoundFile>?[] found)
    {
        var inside = folder.Known ?? Find(tree, folder.Path, folder.Id, folder.Asking);
        foreach (var index in folder.Asking)
            if (!inside[index].IsEmpty)
                (found[index] ??= []).AddRange(inside[index]);
    }

    private List<Below> FindFolders(string folder, IReadOnlyList<TreeEntry> entries, ImmutableArray<int> asking)
    {
        var folders = new List<Below>();
        foreach (var entry in entries)
            if (entry.Kind == TreeEntryKind.Folder && Join(folder, entry.Name) is var path
                && asking.RemoveAll(index => !questions[index].Files.Any(glob => glob.CanMatchBelow(path))) is { IsEmpty: false } below)
                folders.Add(new(path, entry.Id, below, entry.Id is { } name ? _known.GetValueOrDefault((path, name)) : null));
        folders.Sort((a, b) => string.CompareOrdinal(a.Path, b.Path));
        return folders;
    }

    // Most names cannot match the end of a pattern. For these names, no path is built.
    private List<FoundFile> FindFiles(string folder, IReadOnlyList<TreeEntry> entries, ImmutableArray<int> asking)
    {
        var files = new List<FoundFile>();
        foreach (var entry in entries)
            if (entry.Kind == TreeEntryKind.File && CanInclude(asking, entry.Name))
                files.Add(new(Join(folder, entry.Name), entry.Id));
        files.Sort((a, b) => string.CompareOrdinal(a.Path, b.Path));
        return files;
    }

    private bool CanInclude(ImmutableArray<int> asking, string name)
    {
        foreach (var index in asking)
            foreach (var glob in questions[index].Files)
                if (glob.CanEndWith(name))
                    return true;
        return false;
    }

    // Paths are searched for one after the other, and mostly in the same folders, so the folders are kept.
    private IReadOnlyList<TreeEntry> List(Tree tree, string path, string? id)
    {
        var key = (path, id ?? "");
        if (!_folders.TryGetValue(key, out var entries))
            entries = _folders[key] = tree.List(path, id);
        return entries;
    }

    /// <summary>Drops the folders of an unpacked tree, because they have no content id.</summary>
    public void Forget()
    {
        foreach (var key in _folders.Keys.Where(key => key.Id == "").ToArray())
            _folders.Remove(key);
    }

    private static string Join(string folder, string name) => folder.Length == 0 ? name : $"{folder}/{name}";
}
