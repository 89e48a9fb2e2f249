using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Exports.Data;

/// <summary>The declared facts of a record: one key for each declaration, even for a fact that the record does not state.</summary>
[JsonConverter(typeof(Converter))]
internal sealed record ApiFields(ImmutableArray<FieldDeclaration> Declared, ImmutableArray<FieldValue> Stated,
    Func<PartialDate, ApiDate> Date, Func<string, ApiLink> Link)
{
    /// <summary>The values of a field as texts with their labels; empty if the record does not state the field.</summary>
    public IEnumerable<string> Find(string id) => ItemsOf(id).Select(item => item.Labelled);

    /// <summary>
    /// Writes the values: several values as an array, labelled values as an object, numbers as numbers, flags as true or false, dates and
    /// records as objects. A fact that the record does not state is null, an empty array or an empty object.
    /// </summary>
    public sealed class Converter : JsonConverter<ApiFields>
    {
        public override ApiFields Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, ApiFields fields, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            foreach (var declaration in fields.Declared)
            {
                writer.WritePropertyName(declaration.Id);
                fields.Write(writer, declaration, fields.ItemsOf(declaration.Id));
            }
            writer.WriteEndObject();
        }
    }

    private ImmutableArray<FieldItem> ItemsOf(string id) => Stated.FirstOrDefault(value => value.Field.Id == id)?.Items ?? [];

    private void Write(Utf8JsonWriter writer, FieldDeclaration declaration, ImmutableArray<FieldItem> items)
    {
        switch (declaration.Shape)
        {
            case FieldShape.Several:
                writer.WriteStartArray();
                foreach (var item in items)
                    WriteValue(writer, declaration.Kind, item.Text);
                writer.WriteEndArray();
                break;
            case FieldShape.Labelled:
                writer.WriteStartObject();
                foreach (var item in items)
                {
                    writer.WritePropertyName(item.Label!);
                    WriteValue(writer, declaration.Kind, item.Text);
                }
                writer.WriteEndObject();
                break;
            default:
                if (items.IsEmpty)
                    writer.WriteNullValue();
                else
                    WriteValue(writer, declaration.Kind, items[0].Text);
                break;
        }
    }

    private void WriteValue(Utf8JsonWriter writer, FieldKind kind, string text)
    {
        if (kind == FieldKind.Number && NumberText.TryParse(text, out var number))
            writer.WriteNumberValue(number);
        else if (kind == FieldKind.FlagOrDate && text is "true" or "false")
            writer.WriteBooleanValue(text == "true");
        else if (kind is FieldKind.Date or FieldKind.FlagOrDate && PartialDate.TryParse(text, out var date))
            JsonSerializer.Serialize(writer, Date(date), ApiJson.Default.ApiDate);
        else if (kind == FieldKind.Record)
            JsonSerializer.Serialize(writer, Link(text), ApiJson.Default.ApiLink);
        else
            writer.WriteStringValue(kind == FieldKind.Link ? WebAddresses.ToAscii(text) : text);
    }
}

/// <summary>The figures of a release: one key for each declared figure, null if the release does not state it.</summary>
[JsonConverter(typeof(Converter))]
internal sealed record ApiFigures(ImmutableArray<FigureDeclaration> Declared, ImmutableArray<Figure> Stated)
{
    /// <summary>The value of a figure; null if the release does not state it.</summary>
    public decimal? Find(string id) => Stated.FirstOrDefault(figure => figure.Declaration.Id == id)?.Value;

    public sealed class Converter : JsonConverter<ApiFigures>
    {
        public override ApiFigures Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, ApiFigures figures, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            foreach (var declaration in figures.Declared)
                if (figures.Find(declaration.Id) is { } value)
                    writer.WriteNumber(declaration.Id, value);
                else
                    writer.WriteNull(declaration.Id);
            writer.WriteEndObject();
        }
    }
}
