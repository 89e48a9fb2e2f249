using System.Collections.Immutable;
using System.Text;
using Chronicle.Input;
using Chronicle.Primitives;
using Chronicle.Read;
using Chronicle.Read.Schema;
using Chronicle.Read.Yaml;
using Chronicle.Writing;

namespace Chronicle.Import;

/// <summary>An input file with facts: a record with prose after the facts, or a source. Single facts in it can be replaced.</summary>
internal sealed class FactFile
{
    private const string Fence = "---";
    private readonly TextFile _text;
    private readonly string[] _lines;
    private readonly bool _isRecord;
    private readonly int _end;

    private FactFile(InputFile file, SourceText source, YamlMapping facts)
    {
        _text = TextFile.Decode(file.Bytes.Span);
        _lines = source.Value.Split('\n');
        _isRecord = file.Path.EndsWith(".md", StringComparison.Ordinal);
        // The line after the facts: the second marker line, or the end of the file.
        _end = _isRecord ? Array.FindIndex(_lines, 1, line => line == Fence) : _lines.Length - (_lines[^1].Length == 0 ? 1 : 0);
        (Path, Facts) = (file.Path, facts);
    }

    public string Path { get; }

    public YamlMapping Facts { get; }

    /// <summary>The prose without blank lines before and after it.</summary>
    public string Body => _isRecord ? string.Join('\n', _lines.Skip(_end + 1)).Trim('\n') : "";

    /// <summary>
    /// Null if the file has an error, or if a key does not begin in the first column, as in a map with braces. The command <c>check</c>
    /// reports the errors.
    /// </summary>
    public static FactFile? Read(InputFile file)
    {
        var diagnostics = new DiagnosticBag();
        if (Utf8.Decode(file, diagnostics) is not { } source)
            return null;
        var facts = file.Path.EndsWith(".md", StringComparison.Ordinal) ? FrontMatter.Read(source, diagnostics)
            : YamlReader.ReadMapping(source, .., diagnostics);
        return facts is null || facts.Entries.Any(entry => entry.KeyAt.Column != 1) ? null : new(file, source, facts);
    }

    /// <summary>A new file with these facts, in the order of the schema.</summary>
    public static byte[] Create(MadeRecord record, ObjectSchema schema)
    {
        var text = new StringBuilder(record.Kind.HasProse ? Fence + "\n" : "");
        foreach (var field in schema.Fields)
            if (record.Facts.TryGetValue(field.Name, out var value))
                text.Append(RecordText.Fact(field.Name, field.Type, value));
        if (record.Kind.HasProse)
            text.Append(Fence + "\n");
        if (record.Body is { } body)
            text.Append(body).Append('\n');
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>
    /// The file with new facts and prose. A fact with the value null is removed. Without <paramref name="body"/> the prose stays. All other
    /// lines stay unchanged.
    /// </summary>
    public byte[] With(ImmutableDictionary<string, YamlNode?> facts, string? body, ObjectSchema schema)
    {
        var lines = _lines.ToList();
        if (body is not null)
        {
            lines.RemoveRange(_end + 1, lines.Count - _end - 1);
            lines.AddRange([.. body.Split('\n'), ""]);
        }
        foreach (var field in schema.Fields.Where(field => facts.ContainsKey(field.Name) && Facts[field.Name] is null).Reverse())
            if (facts[field.Name] is { } added)
                lines.InsertRange(_end, Lines(field, added));
        foreach (var (entry, start, end) in Ranges().Reverse())
            if (facts.TryGetValue(entry.Key, out var value))
            {
                lines.RemoveRange(start, end - start);
                if (value is not null)
                    lines.InsertRange(start, Lines(schema.Fields.First(field => field.Name == entry.Key), value));
            }
        return _text.WithLines(string.Join('\n', lines)).Encode();
    }

    private static string[] Lines(Field field, YamlNode value) =>
        RecordText.Fact(field.Name, field.Type, value).TrimEnd('\n').Split('\n');

    /// <summary>The lines of each fact: from its key to the next key, without the comments and blank lines before the next key.</summary>
    private ImmutableArray<(YamlEntry Entry, int Start, int End)> Ranges()
    {
        var ranges = ImmutableArray.CreateBuilder<(YamlEntry, int, int)>();
        for (var i = 0; i < Facts.Entries.Length; i++)
        {
            var start = Facts.Entries[i].KeyAt.Line - 1;
            var end = i + 1 < Facts.Entries.Length ? Facts.Entries[i + 1].KeyAt.Line - 1 : _end;
            while (end > start + 1 && (string.IsNullOrWhiteSpace(_lines[end - 1]) || _lines[end - 1].StartsWith('#')))
                end--;
            ranges.Add((Facts.Entries[i], start, end));
        }
        return ranges.ToImmutable();
    }
}
