using System.Collections.Immutable;
using Chronicle.Primitives;
using Chronicle.Read.Yaml;
using Chronicle.Writing;
using YamlDotNet.Core;
using YamlDotNet.Core.Tokens;

namespace Chronicle.Authoring.Upgrading;

/// <summary>Divides the map of a file <c>sources.yml</c> into one text for each entry, with the comments of the entry.</summary>
internal sealed class EntryText
{
    private readonly SourceText _source;
    private readonly YamlMapping _map;
    private readonly string[] _lines;
    private readonly ImmutableArray<Comment> _comments;

    public EntryText(SourceText source, YamlMapping map)
    {
        (_source, _map, _lines) = (source, map, source.Value.Split('\n'));
        _comments = CommentsOf(source.Value);
    }

    /// <summary>
    /// The text of one entry, without its key. If the lines of the entry cannot be cut out without a loss, the text is its comments and
    /// then its facts, written anew.
    /// </summary>
    public string Of(int index)
    {
        var entry = _map.Entries[index];
        var facts = (YamlMapping)entry.Value;
        var (start, end) = (StartOf(index), index + 1 == _map.Entries.Length ? _lines.Length + 1 : StartOf(index + 1));
        string[] comments = [.. _comments.Where(comment => comment.Start.Line >= start && comment.Start.Line < end)
            .Select(comment => comment.Value.Trim())];
        if (entry.KeyAt.Column == 1 && facts.At.Line > entry.KeyAt.Line && Cut(entry, facts, start, end) is var cut
            && IsWhole(cut, facts, comments))
            return cut;
        return string.Concat(comments.Select(comment => $"# {comment}\n")) + RecordText.Source(facts);
    }

    private string Cut(YamlEntry entry, YamlMapping facts, int start, int end)
    {
        var key = entry.KeyAt.Line;
        var behindKey = _comments.Where(comment => comment.Start.Line == key).Select(comment => "# " + comment.Value.Trim());
        var indent = facts.At.Column - 1;
        var body = _lines[key..(end - 1)].Select(line => line[Math.Min(indent, line.Length - line.TrimStart(' ').Length)..]);
        return string.Join('\n', [.. _lines[(start - 1)..(key - 1)], .. behindKey, .. body]).Trim('\n') + "\n";
    }

    /// <summary>
    /// The number of the first line of an entry, counted from 1. Blank lines and comments without indentation belong to the entry after
    /// them.
    /// </summary>
    private int StartOf(int index)
    {
        if (index == 0)
            return 1;
        var line = _map.Entries[index].KeyAt.Line;
        while (line > 1 && _lines[line - 2] is var above && (above.StartsWith('#') || string.IsNullOrWhiteSpace(above)))
            line--;
        return line;
    }

    private bool IsWhole(string text, YamlMapping facts, string[] comments)
    {
        var diagnostics = new DiagnosticBag();
        return YamlReader.ReadMapping(new SourceText(_source.Path, text), .., diagnostics) is { } read && diagnostics.ToImmutable().IsEmpty
            && IsSame(read, facts) && CommentsOf(text).Select(comment => comment.Value.Trim()).SequenceEqual(comments);
    }

    private static bool IsSame(YamlNode node, YamlNode other) => (node, other) switch
    {
        (YamlScalar a, YamlScalar b) => a.Value == b.Value,
        (YamlSequence a, YamlSequence b) => a.Items.Length == b.Items.Length && a.Items.Zip(b.Items).All(pair =>
            IsSame(pair.First, pair.Second)),
        (YamlMapping a, YamlMapping b) => a.Entries.Length == b.Entries.Length && a.Entries.Zip(b.Entries).All(pair =>
            pair.First.Key == pair.Second.Key && IsSame(pair.First.Value, pair.Second.Value)),
        _ => false,
    };

    private static ImmutableArray<Comment> CommentsOf(string yaml)
    {
        var comments = ImmutableArray.CreateBuilder<Comment>();
        var scanner = new Scanner(new StringReader(YamlReader.WithoutTabsInBlankLines(yaml)), skipComments: false);
        while (scanner.MoveNext())
            if (scanner.Current is Comment comment)
                comments.Add(comment);
        return comments.ToImmutable();
    }
}
