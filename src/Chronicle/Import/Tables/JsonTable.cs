using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Chronicle.Primitives;
using Chronicle.Read.Yaml;

namespace Chronicle.Import.Tables;

/// <summary>
/// Reads JSON as a tree of YAML nodes with the locations of the values. A number, true and false become texts; null becomes an empty text.
/// </summary>
internal sealed class JsonTable
{
    private const int DeepestLevel = 64;

    private readonly byte[] _bytes;
    private readonly string _path;
    private int _offset;
    private int _line = 1;
    private int _column = 1;

    private JsonTable(string path, byte[] bytes) => (_path, _bytes) = (path, bytes);

    /// <summary>Null, with a diagnostic, if the text is not JSON.</summary>
    public static YamlNode? Read(SourceText source, DiagnosticBag diagnostics)
    {
        var bytes = Encoding.UTF8.GetBytes(source.Value);
        var json = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = DeepestLevel });
        try
        {
            json.Read();
            var tree = new JsonTable(source.Path, bytes).Read(ref json);
            // Throws if there is text after the value.
            json.Read();
            return tree;
        }
        catch (JsonException wrong)
        {
            var offset = StartOfLine(bytes, wrong.LineNumber ?? 0) + (int)(wrong.BytePositionInLine ?? 0);
            diagnostics.Add(Rules.BadTable, new JsonTable(source.Path, bytes).Locate(offset),
                $"the file is not JSON: {wrong.Message.Split(" LineNumber:")[0]}");
            return null;
        }
        // An escape is only one half of a surrogate pair.
        catch (InvalidOperationException)
        {
            diagnostics.Add(Rules.BadTable, new JsonTable(source.Path, bytes).Locate((int)json.TokenStartIndex),
                "the text has an escape from \\ud800 to \\udfff without its second half");
            return null;
        }
    }

    private static int StartOfLine(ReadOnlySpan<byte> bytes, long line)
    {
        var start = 0;
        for (; line > 0; line--)
            start += bytes[start..].IndexOf((byte)'\n') + 1;
        return start;
    }

    private YamlNode Read(ref Utf8JsonReader json)
    {
        var at = Locate((int)json.TokenStartIndex);
        return json.TokenType switch
        {
            JsonTokenType.StartObject => ReadObject(ref json, at),
            JsonTokenType.StartArray => ReadArray(ref json, at),
            JsonTokenType.String => new YamlScalar(json.GetString()!, at),
            JsonTokenType.Null => new YamlScalar("", at),
            _ => new YamlScalar(Encoding.UTF8.GetString(json.ValueSpan), at),
        };
    }

    private YamlMapping ReadObject(ref Utf8JsonReader json, SourceLocation at)
    {
        var entries = ImmutableArray.CreateBuilder<YamlEntry>();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var (name, keyAt) = (json.GetString()!, Locate((int)json.TokenStartIndex));
            json.Read();
            entries.Add(new(name, keyAt, Read(ref json)));
        }
        return new(entries.ToImmutable(), at);
    }

    private YamlSequence ReadArray(ref Utf8JsonReader json, SourceLocation at)
    {
        var items = ImmutableArray.CreateBuilder<YamlNode>();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
            items.Add(Read(ref json));
        return new(items.ToImmutable(), at);
    }

    // The offsets never decrease, so each byte is counted once, even in a file with one long line.
    private SourceLocation Locate(int offset)
    {
        for (; _offset < offset; _offset++)
            if (_bytes[_offset] == '\n')
                (_line, _column) = (_line + 1, 1);
            else if ((_bytes[_offset] & 0xC0) != 0x80)
                _column++;
        return new(_path, _line, _column);
    }
}
