using System.Collections.Immutable;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Chronicle.Exports.Data;

// The files of the API. Each begins with the address of its schema and with the values that apply to the whole file.

internal sealed record ApiMeta(
    [property: Description("The revision of this file. It changes if the content of the file changes. "
        + "The revision of all data is in the data of the index.")] string Revision,
    [property: Description("The licence of the data.")] string? Licence,
    [property: Description("The address of the page with the same content."), Url] string Page,
    [property: Description("The address of this file."), Url] string Json);

/// <summary>A single object, such as the index.</summary>
internal sealed record ApiDocument<T>(
    [property: JsonPropertyName("$schema"), Description("The address of the schema of this file."), Url] string Schema,
    [property: Description("About this file.")] ApiMeta Meta,
    [property: Description("The content of the file.")] T Data) where T : notnull;

/// <summary>One record with its prose.</summary>
internal sealed record ApiRecord<T>(
    [property: JsonPropertyName("$schema"), Description("The address of the schema of this file."), Url] string Schema,
    [property: Description("About this file.")] ApiMeta Meta,
    [property: Description("The record.")] T Data,
    [property: Description("Its prose as HTML, empty if it has none. An address that is a fragment alone means a place on its page: "
        + "#ref-N the reference with that number.")] string Body) where T : notnull;

/// <summary>Records of one kind: all of them, or a page of them.</summary>
internal sealed record ApiCollection<T>(
    [property: JsonPropertyName("$schema"), Description("The address of the schema of this file."), Url] string Schema,
    [property: Description("About this file.")] ApiMeta Meta,
    [property: Description("The number of records in all pages.")] int Total,
    [property: Description("The address of the file with the records that follow; null in the last one."), Url] string? Next,
    [property: Description("The records.")] ImmutableArray<T> Data);

/// <summary>The content of a file at the former address of a record: the new address, or the reason why the record is gone.</summary>
internal sealed record ApiMoved(
    [property: Description("The change of the record: moved, merged, split, withdrawn or gone.")] ApiFate Fate,
    [property: Description("The reason, if the record was withdrawn or deleted.")] string? Reason,
    [property: Description("The addresses of the files in this API that replace it."), Url] ImmutableArray<string> To);

[JsonConverter(typeof(JsonStringEnumConverter<ApiFate>))]
internal enum ApiFate
{
    [JsonStringEnumMemberName("moved")] Moved,
    [JsonStringEnumMemberName("merged")] Merged,
    [JsonStringEnumMemberName("split")] Split,
    [JsonStringEnumMemberName("withdrawn")] Withdrawn,
    [JsonStringEnumMemberName("gone")] Gone,
}
