using System.Collections.Immutable;
using System.Text;
using Chronicle.Input;
using Chronicle.Primitives;

namespace Chronicle.Authoring;

/// <summary>Small changes to files of the input, by place. All that is not named stays as it is, line ends included.</summary>
internal sealed class TextEdits(Folder folder)
{
    private readonly SortedDictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly HashSet<SourceLocation> _done = [];
    private readonly List<(SourceLocation At, string From, string To)> _pending = [];
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    /// <summary>The first change that could not be made; null if all could.</summary>
    public string? Problem { get; private set; }

    public int Count => _done.Count;

    /// <summary>At the place stands <paramref name="from"/>, perhaps behind a quote or brackets: it becomes <paramref name="to"/>.</summary>
    public void Replace(SourceLocation at, string from, string to)
    {
        if (_done.Add(at))
            _pending.Add((at, from, to));
    }

    public void AddToFrontMatter(string path, string line)
    {
        Flush();
        var text = TextOf(path);
        var end = text.IndexOf("\n---", 3, StringComparison.Ordinal);
        if (end < 0)
            Problem ??= $"{path} has no front matter";
        else
            _texts[path] = text[..(end + 1)] + line + LineEnd(text) + text[(end + 1)..];
    }

    public void Append(string path, string line)
    {
        Flush();
        var text = folder.Files.Any(file => file.Path == path) || _texts.ContainsKey(path) ? TextOf(path) : "";
        _texts[path] = text + (text.Length == 0 || text.EndsWith('\n') ? "" : LineEnd(text)) + line + LineEnd(text);
    }

    public void Rename(string from, string to) => _names[from] = to;

    public ImmutableArray<InputFile> Changed()
    {
        Flush();
        foreach (var name in _names.Keys)
            TextOf(name);
        return [.. _texts.Select(entry => new InputFile(_names.GetValueOrDefault(entry.Key, entry.Key), Encoding.UTF8.GetBytes(entry.Value)))];
    }

    // From the end of each file to its beginning, so that a change moves no place that is still to come.
    private void Flush()
    {
        foreach (var (at, from, to) in _pending.OrderByDescending(edit => edit.At))
        {
            var text = TextOf(at.Path);
            if (Find(text, at, from) is { } offset)
                _texts[at.Path] = text[..offset] + to + text[(offset + from.Length)..];
            else
                Problem ??= $"{at}: \"{from}\" was not found where it should stand";
        }
        _pending.Clear();
    }

    private string TextOf(string path) =>
        _texts.TryGetValue(path, out var text) ? text : _texts[path] = Encoding.UTF8.GetString(folder.Files.First(file => file.Path == path).Bytes.Span);

    private static string LineEnd(string text) => text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";

    /// <summary>The offset of the words at a place. A location points at them, or at the quote, the brackets or the sign in front of them.</summary>
    private static int? Find(string text, SourceLocation at, string words)
    {
        var offset = OffsetOf(text, at);
        // A link in prose: its address comes after its words.
        if (words.StartsWith('/') && offset < text.Length && text[offset] is '[' or '!' && text.IndexOf("](" + words, offset, StringComparison.Ordinal) is >= 0 and var link && !text.AsSpan(offset, link - offset).Contains("\n\n", StringComparison.Ordinal))
            return link + "](".Length;
        for (var i = offset; i < Math.Min(offset + 4, text.Length); i++)
        {
            if (string.CompareOrdinal(text, i, words, 0, words.Length) == 0)
                return i;
            if (text[i] is not ('"' or '\'' or '[' or '@' or '(' or '<' or ' ' or '-'))
                return null;
        }
        return null;
    }

    private static int OffsetOf(string text, SourceLocation at)
    {
        var offset = text.StartsWith('\uFEFF') ? 1 : 0;
        for (var line = 1; line < at.Line && offset < text.Length; line++)
            offset = text.IndexOf('\n', offset) is >= 0 and var end ? end + 1 : text.Length;
        // Columns count characters, not halves of them.
        for (var column = 1; column < at.Column && offset < text.Length; column++)
            offset += char.IsHighSurrogate(text[offset]) ? 2 : 1;
        return offset;
    }
}
