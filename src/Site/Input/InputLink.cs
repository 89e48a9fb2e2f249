using Chronicle.Cli.Disk;

namespace Chronicle.Cli.Input;

/// <summary>
/// Follows a symbolic link of the input or theme folder step by step. A step that leaves the folder, or that uses a hidden file, is
/// refused. So no link can publish a file from outside the folder, or a hidden file.
/// </summary>
/// <param name="root">The absolute path of the folder, as the caller writes it: links in this path are not resolved.</param>
internal sealed class InputLink(string root)
{
    /// <summary>The greatest number of links that are followed for one path. Operating systems have a similar limit.</summary>
    private const int MostLinks = 40;

    internal const string Leaves = "the symbolic link leads out of the folder; put a copy of the file here";
    internal const string Hidden = "the symbolic link leads to or through a hidden file; put a copy of the file here";
    internal const string Nowhere = "the symbolic link leads nowhere; correct it or remove it";
    internal const string Loop = "the symbolic link leads back to itself; remove it";
    internal const string ToFolder = "a symbolic link to a folder is not followed; put the folder itself here";
    internal const string ToSpecial = "the symbolic link leads to a pipe, a socket or a device; remove it";

    private readonly string _canonicalRoot = Paths.Canonical(root);

    /// <summary>The path of the regular file to which the link leads; null, with the problem, if that file may not be read.</summary>
    /// <param name="name">The link's path below the folder, with forward slashes.</param>
    public (string? Path, string Problem) Resolve(string name)
    {
        // The list "at" has only folders that are no links, so ".." removes the last of them.
        var (at, rest, links) = (new List<string>(), new Stack<string>(), 0);
        var kind = FileKind.Folder;
        Push(name);
        while (rest.TryPop(out var part))
        {
            if (part is "" or ".")
                continue;
            if (part == "..")
            {
                if (at.Count == 0)
                    return (null, Leaves);
                at.RemoveAt(at.Count - 1);
                kind = FileKind.Folder;
                continue;
            }
            if (IgnoredNames.IsIgnored(part))
                return (null, Hidden);
            at.Add(part);
            kind = FileKinds.Find(PathOf(at));
            if (kind == FileKind.Missing || kind is FileKind.Plain or FileKind.Special && rest.Count > 0)
                return (null, Nowhere);
            if (kind != FileKind.Link)
                continue;
            if (++links > MostLinks)
                return (null, Loop);
            if (new FileInfo(PathOf(at)).LinkTarget is not { } target)
                return (null, Nowhere);
            at.RemoveAt(at.Count - 1);
            if (Path.IsPathRooted(target))
            {
                if (BelowRoot(target) is not { } below)
                    return (null, Leaves);
                at.Clear();
                target = below;
            }
            Push(target);
            // A link to "." or ".." ends at a folder.
            kind = FileKind.Folder;
        }
        return kind switch
        {
            FileKind.Plain => (PathOf(at), ""),
            FileKind.Special => (null, ToSpecial),
            _ => (null, ToFolder),
        };

        void Push(string path)
        {
            foreach (var part in path.Split('/', Path.DirectorySeparatorChar).Reverse())
                rest.Push(part);
        }
    }

    private string PathOf(List<string> parts) => Path.Join([root, .. parts]);

    private string? BelowRoot(string path)
    {
        foreach (var folder in new[] { root, _canonicalRoot })
            if (Paths.IsWithin(path, folder))
                return path[folder.Length..];
        return null;
    }
}
