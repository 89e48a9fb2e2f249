using System.Collections.Immutable;
using System.Text;
using Chronicle.Input;
using Chronicle.Primitives;
using Chronicle.Writing;

namespace Chronicle.Authoring;

/// <summary>Makes small changes in files of the input. All other bytes stay unchanged.</summary>
internal sealed class TextEdits(Folder folder)
{
    private readonly Dictionary<string, InputFile> _files = folder.Files.ToDictionary(file => file.Path, StringComparer.Ordinal);
    private readonly SortedDictionary<string, FileEdits> _edited = new(StringComparer.Ordinal);

    /// <summary>The changes of one file. All offsets refer to the original text.</summary>
    private sealed class FileEdits(TextFile text)
    {
        public TextFile Text => text;

        public SortedDictionary<int, Edit> Edits { get; } = [];

        public List<string> Appended { get; } = [];
    }

    private sealed record Edit(int Length, string Text);

    /// <summary>The reason why the first impossible change failed; null if all changes are possible.</summary>
    public string? Problem { get; private set; }

    /// <summary>The number of replaced texts.</summary>
    public int Count { get; private set; }

    /// <summary>
    /// Replaces the text that begins at a location, or after a quotation mark at the location. If a different text is there,
    /// <see cref="Problem"/> is set.
    /// </summary>
    public void Replace(SourceLocation at, string from, string to) => Replace(at, from, to, to);

    /// <summary>Replaces an id in the facts. If the old id is between quotation marks, the new id is between them too.</summary>
    public void ReplaceId(SourceLocation at, string from, string to) => Replace(at, from, to, RecordText.Id(to));

    /// <param name="quoted">The new text after a quotation mark.</param>
    /// <param name="plain">The new text without a quotation mark before it.</param>
    private void Replace(SourceLocation at, string from, string quoted, string plain)
    {
        var file = Find(at.Path);
        if (OffsetOf(file.Text, at, from) is not { } offset)
            Problem ??= $"{at}: \"{from}\" is written with an escape or over several lines here; "
                + "write it plainly, then run the command again";
        else if (file.Edits.TryAdd(offset, new(from.Length, offset > 0 && IsQuote(file.Text.Text[offset - 1]) ? quoted : plain)))
            Count++;
    }

    /// <summary>
    /// Removes the lines of an entry of a map, from the line of its key to the line of its value. A map in braces sets
    /// <see cref="Problem"/>, because its entries have no lines of their own.
    /// </summary>
    public void RemoveEntry(SourceLocation key, SourceLocation value)
    {
        var file = Find(key.Path);
        var start = file.Text.StartOfLine(key.Line);
        if (key.Column != 1)
            Problem ??= $"{key}: this entry must go, and the map is written in braces; "
                + "write each entry on a line of its own, then run the command again";
        else
        {
            var end = file.Text.StartOfLine(value.Line + 1);
            // Planned edits inside the removed entry are dropped too.
            foreach (var inside in file.Edits.Keys.Where(offset => offset >= start && offset < end).ToArray())
            {
                file.Edits.Remove(inside);
                Count--;
            }
            file.Edits[start] = new(end - start, "");
        }
    }

    /// <summary>
    /// Adds a line after the last fact of a record, and before the comment about the prose. A file without a second line of <c>---</c>
    /// sets <see cref="Problem"/>. Facts in braces and indented facts set it too, because no line can be added to them.
    /// </summary>
    public void AddFact(string path, string line)
    {
        var (file, isFirst) = (Find(path), true);
        for (var number = 2; file.Text.StartOfLine(number) is var start && start < file.Text.Text.Length; number++)
        {
            var text = file.Text.Text[start..file.Text.StartOfLine(number + 1)].TrimEnd();
            if (isFirst && text is ['{' or ' ', ..] && text.TrimStart() is not ['#', ..])
            {
                Problem ??= $"{path}:{number}:1: a fact must be added, and the facts are indented or written in braces; "
                    + "write each fact on a line of its own without indentation, then run the command again";
                return;
            }
            isFirst &= text.TrimStart() is "" or ['#', ..];
            if (text is "---" or "...")
            {
                var above = file.Text.StartOfLine(number - 1);
                var isAboveProse = file.Text.Text.AsSpan(above).StartsWith(RecordText.AboveProse, StringComparison.Ordinal);
                file.Edits.TryAdd(isAboveProse ? above : start, new(0, line + file.Text.LineEnd));
                return;
            }
        }
        Problem ??= $"{path} has no facts between two lines of ---";
    }

    public void Append(string path, string line) => Find(path).Appended.Add(line);

    /// <summary>Adds a file to the changed files, even if its text does not change.</summary>
    public void Touch(string path) => Find(path);

    /// <summary>
    /// The changed files. The file <paramref name="last"/> is at the end, with its new name <paramref name="renamed"/>.
    /// </summary>
    public ImmutableArray<InputFile> Changed(string last, string renamed) =>
    [
        .. _edited.Where(entry => entry.Key != last).Select(entry => new InputFile(entry.Key, Apply(entry.Value))),
        .. _edited.Where(entry => entry.Key == last).Select(entry => new InputFile(renamed, Apply(entry.Value))),
    ];

    private static byte[] Apply(FileEdits file)
    {
        var old = file.Text.Text;
        var text = new StringBuilder();
        var done = 0;
        foreach (var (offset, edit) in file.Edits)
        {
            text.Append(old, done, offset - done).Append(edit.Text);
            done = offset + edit.Length;
        }
        text.Append(old, done, old.Length - done);
        return file.Appended.Aggregate(file.Text with { Text = text.ToString() }, (edited, line) => edited.Append(line + "\n")).Encode();
    }

    private FileEdits Find(string path)
    {
        if (!_edited.TryGetValue(path, out var file))
            _edited.Add(path, file = new(TextFile.Decode(_files.TryGetValue(path, out var known) ? known.Bytes.Span : default)));
        return file;
    }

    /// <summary>
    /// The offset of the words at a location; null if other words are there. The words begin at the location, or after a quotation mark at
    /// the location.
    /// </summary>
    private static int? OffsetOf(TextFile file, SourceLocation at, string words)
    {
        var text = file.Text;
        var offset = file.StartOfLine(at.Line);
        // Columns count code points, so a surrogate pair is one column.
        for (var column = 1; column < at.Column && offset < text.Length; column++)
            offset += char.IsHighSurrogate(text[offset]) ? 2 : 1;
        if (offset < text.Length && IsQuote(text[offset]))
            offset++;
        return string.CompareOrdinal(text, offset, words, 0, words.Length) == 0 ? offset : null;
    }

    private static bool IsQuote(char c) => c is '"' or '\'';
}
