using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using Chronicle.Presentation;

namespace Chronicle.Exports.Data;

/// <summary>
/// The JSON of the records of the API. The compiler generates the code for each type, so there is no reflection at run time.
/// </summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(ApiDocument<ApiIndex>), TypeInfoPropertyName = "Index")]
[JsonSerializable(typeof(ApiDocument<ApiVocabularies>), TypeInfoPropertyName = "Vocabularies")]
[JsonSerializable(typeof(ApiDocument<ApiChronology>), TypeInfoPropertyName = "Chronology")]
[JsonSerializable(typeof(ApiDocument<ApiSupport>), TypeInfoPropertyName = "StatusTable")]
[JsonSerializable(typeof(ApiDocument<ApiAll>), TypeInfoPropertyName = "All")]
[JsonSerializable(typeof(ApiDocument<ApiAllParts>), TypeInfoPropertyName = "AllParts")]
[JsonSerializable(typeof(ApiCollection<ApiText>), TypeInfoPropertyName = "Texts")]
[JsonSerializable(typeof(ApiCollection<ApiEntry>), TypeInfoPropertyName = "ChronologyYear")]
[JsonSerializable(typeof(ApiRecord<ApiChapter>), TypeInfoPropertyName = "Chapter")]
[JsonSerializable(typeof(ApiRecord<ApiComponent>), TypeInfoPropertyName = "Component")]
[JsonSerializable(typeof(ApiRecord<ApiRelease>), TypeInfoPropertyName = "Release")]
[JsonSerializable(typeof(ApiRecord<ApiMilestone>), TypeInfoPropertyName = "Milestone")]
[JsonSerializable(typeof(ApiDocument<ApiSource>), TypeInfoPropertyName = "Source")]
[JsonSerializable(typeof(ApiDocument<ApiMoved>), TypeInfoPropertyName = "Moved")]
[JsonSerializable(typeof(ApiCollection<ApiChapter>), TypeInfoPropertyName = "Chapters")]
[JsonSerializable(typeof(ApiCollection<ApiComponent>), TypeInfoPropertyName = "Components")]
[JsonSerializable(typeof(ApiCollection<ApiRelease>), TypeInfoPropertyName = "Releases")]
[JsonSerializable(typeof(ApiCollection<ApiMilestone>), TypeInfoPropertyName = "Milestones")]
[JsonSerializable(typeof(ApiCollection<ApiSource>), TypeInfoPropertyName = "Sources")]
[JsonSerializable(typeof(ApiPart))]
[JsonSerializable(typeof(ApiCorrectionRow))]
[JsonSerializable(typeof(ApiProof))]
internal sealed partial class ApiJson : JsonSerializerContext
{
    /// <summary>
    /// Letters of every language stay unchanged. Characters that could end a script element, begin markup or break a line of a script
    /// (angle brackets, ampersands, quotes, U+2028) are escaped. So it is safe to copy a file into a script element of a page.
    /// </summary>
    public static JavaScriptEncoder Encoder { get; } = JavaScriptEncoder.Create(UnicodeRanges.All);

    /// <summary>
    /// Files of one record are indented, because people open them. Large files are not indented, because the blanks would be a third of
    /// their bytes.
    /// </summary>
    public static byte[] Write<T>(T value, JsonTypeInfo<T> type, bool indented) =>
        Write(writer => JsonSerializer.Serialize(writer, value, type), indented);

    public static byte[] Write(Action<Utf8JsonWriter> write, bool indented)
    {
        using var json = new PooledBufferWriter();
        using (var writer = json.Json(new() { Encoder = Encoder, Indented = indented, NewLine = "\n" }))
            write(writer);
        json.Write("\n"u8);
        return json.ToArray();
    }
}
