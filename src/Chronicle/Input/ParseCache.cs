using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Chronicle.Input;

/// <summary>
/// Keeps values that were read from files, for a program that reads the same folder repeatedly. It reuses a value if all files of the value
/// have the same path and the same bytes. Values are immutable, so two builds may share one. A single build needs no cache.
/// </summary>
internal sealed class ParseCache
{
    private readonly ConcurrentDictionary<string, Kept> _kept = new(StringComparer.Ordinal);
    private int _build;

    private sealed record Kept(ImmutableArray<InputFile> Files, object Value)
    {
        /// <summary>The number of the build that used the value last.</summary>
        public int Build { get; set; }
    }

    /// <summary>The result of <paramref name="read"/>, which must depend only on these files. The key identifies the result.</summary>
    public T Get<T>(string key, ImmutableArray<InputFile> files, Func<T> read) where T : class
    {
        if (!_kept.TryGetValue(key, out var kept) || !AreSame(kept.Files, files))
            _kept[key] = kept = new(files, read());
        kept.Build = _build;
        return (T)kept.Value;
    }

    /// <summary>
    /// Drops the values that no build has used since the last call, so that the memory holds only one state of the folder.
    /// </summary>
    public void Tidy()
    {
        foreach (var (key, kept) in _kept)
            if (kept.Build != _build)
                _kept.TryRemove(key, out _);
        _build++;
    }

    /// <summary>The number of values.</summary>
    public int Count => _kept.Count;

    /// <summary>Whether all paths and all bytes are the same.</summary>
    public static bool AreSame(ImmutableArray<InputFile> files, ImmutableArray<InputFile> others) => files.SequenceEqual(others, IsSame);

    /// <summary>Whether the path and the bytes are the same.</summary>
    public static bool IsSame(InputFile file, InputFile other) =>
        ReferenceEquals(file, other) || file.Path == other.Path && file.Bytes.Span.SequenceEqual(other.Bytes.Span);
}
