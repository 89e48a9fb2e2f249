using Chronicle.Domain;
using Chronicle.Input;
using Chronicle.Primitives;

namespace Chronicle.Read;

/// <summary>Finds the input files that exist but are unreadable, so that later phases do not report their contents as missing.</summary>
internal sealed class UnreadInput(Folder input)
{
    // A file with a wrong name counts as the file that the author probably meant.
    private readonly string[] _unread = [.. input.Unread.Select(path => path[(input.Path.Length + 1)..]),
        .. InputNames.StraysIn(input).Select(file => InputNames.FindMeant(input.NameOf(file))).OfType<string>()];

    /// <summary>The records whose files were not read.</summary>
    public IEnumerable<UnusableRecord> Records => _unread.Where(name => name.EndsWith(".md", StringComparison.Ordinal))
        .Select(name => new UnusableRecord(new(Path.GetFileNameWithoutExtension(name)), Rest: null));

    /// <summary>The sources whose files were not read.</summary>
    public IEnumerable<SourceId> Sources => _unread.Where(name => name.StartsWith("sources/", StringComparison.Ordinal))
        .Select(name => new SourceId(Path.GetFileNameWithoutExtension(name)));

    /// <summary>The other files that were not read completely.</summary>
    /// <param name="diagnostics">The diagnostics of all files. A file with an error counts as not read completely.</param>
    /// <param name="unreadable">The unreadable files on which many records depend, as paths.</param>
    public UnreadFiles FindFiles(IEnumerable<Diagnostic> diagnostics, IEnumerable<string> unreadable)
    {
        var broken = diagnostics.Where(diagnostic => diagnostic.IsError).Select(diagnostic => diagnostic.At.Path).Concat(input.Unread)
            .ToHashSet(StringComparer.Ordinal);
        return new(
            broken.Any(path => path == PathOf("redirects") || path == PathOf(InputNames.RedirectList)
                || path.StartsWith(PathOf("redirects/"), StringComparison.Ordinal)),
            broken.Contains(PathOf(InputNames.Permalinks)),
            [.. _unread.Where(InputNames.IsAsset).Select(name => "/" + name)],
            [.. input.Unread.Intersect(InputNames.Shared.Select(PathOf)), .. unreadable]);
    }

    private string PathOf(string name) => $"{input.Path}/{name}";
}
