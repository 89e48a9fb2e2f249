using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Chronicle.Domain;
using Chronicle.Primitives;
using Chronicle.Read.Schema;

namespace Chronicle.Exports.Data;

/// <summary>The declared facts of a record: one key for each declaration, stated or not.</summary>
[JsonConverter(typeof(Converter))]
internal sealed record ApiFields(ImmutableArray<FieldDeclaration> Declared, ImmutableArray<FieldValue> Stated,
    Func<PartialDate, ApiDate> Date)
{
    private Dictionary<string, ImmutableArray<string>>? _byId;

    /// <summary>The values of a field; none if the record does not state it.</summary>
    public ImmutableArray<string> Find(string id) =>
        (_byId ??= Stated.ToDictionary(value => value.Field.Id, value => value.Values, StringComparer.Ordinal)).GetValueOrDefault(id, []);

    /// <summary>Lists are arrays, numbers are numbers, dates are dates; a fact that is not stated is null, or an empty list.</summary>
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
                fields.WriteValue(writer, declaration, fields.Find(declaration.Id));
            }
            writer.WriteEndObject();
        }
    }

    public static bool IsList(FieldKind kind) => kind is FieldKind.List or FieldKind.CodeList;

    private void WriteValue(Utf8JsonWriter writer, FieldDeclaration declaration, ImmutableArray<string> values)
    {
        if (IsList(declaration.Kind))
        {
            writer.WriteStartArray();
            foreach (var value in values)
                writer.WriteStringValue(value);
            writer.WriteEndArray();
        }
        else if (values.IsEmpty)
            writer.WriteNullValue();
        else if (declaration.Kind == FieldKind.Number && NumberText.TryParse(values[0], out var number))
            writer.WriteNumberValue(number);
        else if (declaration.Kind == FieldKind.Date && PartialDate.TryParse(values[0], out var date))
            JsonSerializer.Serialize(writer, Date(date), ApiJson.Default.ApiDate);
        else
            writer.WriteStringValue(values[0]);
    }
}

/// <summary>The figures of a release: one key for each declared figure, null where the release does not state it.</summary>
[JsonConverter(typeof(Converter))]
internal sealed record ApiFigures(ImmutableArray<FigureDeclaration> Declared, ImmutableArray<Figure> Stated)
{
    private Dictionary<string, decimal>? _byId;

    /// <summary>The value of a figure; null if the release does not state it.</summary>
    public decimal? Find(string id) =>
        (_byId ??= Stated.ToDictionary(figure => figure.Declaration.Id, figure => figure.Value, StringComparer.Ordinal))
            .TryGetValue(id, out var value) ? value : null;

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
