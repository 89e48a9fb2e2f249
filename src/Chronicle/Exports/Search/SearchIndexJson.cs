using System.Collections.Immutable;
using System.Text.Json;
using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Presentation;
using Chronicle.Primitives;

namespace Chronicle.Exports.Search;

/// <summary>The parts of entries: a value that is absent has no key.</summary>
internal static partial class SearchIndex
{
    private static void List<T>(Utf8JsonWriter json, string kind, ImmutableArray<T> records, Action<T> write)
    {
        json.WriteStartArray(kind);
        foreach (var record in records)
        {
            write(record);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Begin(Utf8JsonWriter json, UrlPath address, string title) => Begin(json, address.Value, title);

    private static void Begin(Utf8JsonWriter json, string address, string title)
    {
        json.WriteStartObject();
        json.WriteString("path", address.AsSpan(1));
        json.WriteString("title", title);
    }

    private static void Label(Utf8JsonWriter json, string label, string tone)
    {
        json.WriteString("label", label);
        json.WriteString("tone", tone);
    }

    // The begin of a time that lasts, and the words for the whole of it.
    private static void Date(Utf8JsonWriter json, PartialDate? date, DateView? shown)
    {
        if (date is not { } known || shown is null)
            return;
        json.WriteString("date", known.Place.Machine);
        json.WriteString("when", shown.Text);
        if (shown.Planned)
            json.WriteBoolean("planned", true);
    }

    private static void Text(Utf8JsonWriter json, string key, string? text)
    {
        if (!string.IsNullOrEmpty(text))
            json.WriteString(key, text);
    }

    private static void Texts(Utf8JsonWriter json, string key, IEnumerable<string?> texts)
    {
        if (texts.All(string.IsNullOrEmpty))
            return;
        json.WriteStartArray(key);
        foreach (var text in texts)
            if (!string.IsNullOrEmpty(text))
                json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
