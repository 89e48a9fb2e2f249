using System.Collections.Concurrent;
using System.Collections.Immutable;
using Site.Text;

namespace Site.Read;

/// <summary>
/// Keeps what was read from files, for a program that reads the same folder again and again. A value is used again if every file that it depends on has
/// the same path and the same bytes. Values are immutable, so two builds may share one. A single build needs none.
/// </summary>
public sealed class Memo
{
    private readonly ConcurrentDictionary<string, (ImmutableArray<InputFile> Files, object Value)> _kept = new(StringComparer.Ordinal);

    /// <summary>What <paramref name="read"/> makes of the files, and of nothing else. The key says what is made.</summary>
    public Passed<T> Get<T>(string key, ImmutableArray<InputFile> files, Func<Passed<T>> read)
    {
        if (_kept.TryGetValue(key, out var kept) && AreSame(kept.Files, files))
            return (Passed<T>)kept.Value;
        var value = read();
        _kept[key] = (files, value);
        return value;
    }

    /// <summary>Whether all paths and all bytes are the same.</summary>
    public static bool AreSame(ImmutableArray<InputFile> files, ImmutableArray<InputFile> others)
    {
        if (files.Length != others.Length)
            return false;
        for (var i = 0; i < files.Length; i++)
            if (files[i].Path != others[i].Path || !files[i].Bytes.Span.SequenceEqual(others[i].Bytes.Span))
                return false;
        return true;
    }
}
