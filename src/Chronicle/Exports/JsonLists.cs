using System.Text.Encodings.Web;
using System.Text.Json;
using Chronicle.Presentation;

namespace Chronicle.Exports;

/// <summary>Writes lists without keys, for the files that the scripts of the theme fetch.</summary>
internal static class JsonLists
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A file with one object. <paramref name="writeKeys"/> writes the keys of the object.</summary>
    public static ReadOnlyMemory<byte> WriteFile(Action<Utf8JsonWriter> writeKeys)
    {
        using var file = new PooledBufferWriter();
        using (var json = file.Json(Options))
        {
            json.WriteStartObject();
            writeKeys(json);
            json.WriteEndObject();
        }
        return file.ToArray();
    }

    /// <summary>Writes a list under a key. An entry is a text, a number, true, false, null, or a further list.</summary>
    public static void WriteList(this Utf8JsonWriter json, string key, IEnumerable<object?> entries)
    {
        json.WritePropertyName(key);
        Write(json, entries);
    }

    private static void Write(Utf8JsonWriter json, object? entry)
    {
        switch (entry)
        {
            case IEnumerable<object?> list:
                json.WriteStartArray();
                foreach (var inner in list)
                    Write(json, inner);
                json.WriteEndArray();
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case decimal number:
                json.WriteNumberValue(number);
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            default:
                json.WriteStringValue((string?)entry);
                break;
        }
    }
}
