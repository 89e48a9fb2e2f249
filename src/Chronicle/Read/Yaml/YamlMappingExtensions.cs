using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Read.Yaml;

/// <summary>Typed access to a mapping. A value that is missing or has a different type is null or empty.</summary>
internal static class YamlMappingExtensions
{
    public static Located<string>? Located(this YamlMapping map, string key) =>
        map[key] is YamlScalar scalar && !string.IsNullOrWhiteSpace(scalar.Value) ? new(scalar.Value.Trim(), scalar.At) : null;

    public static string? Text(this YamlMapping map, string key) => map.Located(key)?.Value;

    public static decimal? Number(this YamlMapping map, string key) =>
        map.Text(key) is { } text && NumberText.TryParse(text, out var number) ? number : null;

    public static Located<string>? Address(this YamlMapping map, string key) =>
        map.Located(key) is { } text && WebAddresses.IsAllowed(text.Value) ? text : null;

    public static Located<PartialDate>? Date(this YamlMapping map, string key) =>
        map.Located(key) is { } text && PartialDate.TryParse(text.Value, out var date) ? new(date, text.At) : null;

    /// <summary>A date that is one year, month or day.</summary>
    public static Located<PartialDate>? SingleDate(this YamlMapping map, string key) =>
        map.Date(key) is { Value.IsSingle: true } date ? date : null;

    public static ImmutableArray<Located<string>> LocatedTexts(this YamlMapping map, string key) =>
        map[key] is not YamlSequence list ? []
            : [.. list.Items.OfType<YamlScalar>().Where(s => !string.IsNullOrWhiteSpace(s.Value))
                .Select(s => new Located<string>(s.Value.Trim(), s.At))];

    public static ImmutableArray<string> Texts(this YamlMapping map, string key) => [.. map.LocatedTexts(key).Select(text => text.Value)];

    /// <summary>The entries of the mapping under a key.</summary>
    public static ImmutableArray<YamlEntry> EntriesOf(this YamlMapping map, string key) =>
        map[key] is YamlMapping entries ? entries.Entries : [];

    /// <summary>The mappings that are entries of the mapping under a key.</summary>
    public static IEnumerable<(string Key, SourceLocation At, YamlMapping Map)> NamedMappings(this YamlMapping map, string key) =>
        map.EntriesOf(key).Where(entry => entry.Value is YamlMapping)
            .Select(entry => (entry.Key, entry.KeyAt, (YamlMapping)entry.Value));

    /// <summary>The mappings in the list under a key.</summary>
    public static IEnumerable<YamlMapping> Mappings(this YamlMapping map, string key) =>
        map[key] is YamlSequence list ? list.Items.OfType<YamlMapping>() : [];

    /// <summary>The entries whose value is a scalar.</summary>
    public static IEnumerable<(Located<string> Key, Located<string> Text)> Scalars(this ImmutableArray<YamlEntry> entries) =>
        entries.Where(entry => entry.Value is YamlScalar)
            .Select(entry => (entry.LocatedKey, new Located<string>(((YamlScalar)entry.Value).Value, entry.Value.At)));

    /// <summary>The links in the list under a key. A link without a title or without an allowed address is left out.</summary>
    public static ImmutableArray<WebLink> Links(this YamlMapping map, string key) =>
        [.. map.Mappings(key).Select(link => link.Text("title") is { } title && link.Address("url") is { } url
            ? new WebLink(title, url) : null).OfType<WebLink>()];

    public static Located<RecordId>? RecordId(this YamlMapping map, string key) =>
        map.Located(key) is { } text ? new(new(text.Value), text.At) : null;

    public static ImmutableArray<Located<RecordId>> RecordIds(this YamlMapping map, string key) =>
        [.. map.LocatedTexts(key).Select(text => new Located<RecordId>(new(text.Value), text.At))];

    public static Located<SourceId>? SourceId(this YamlMapping map, string key) =>
        map.Located(key) is { } text ? new(new(text.Value), text.At) : null;

    public static ImmutableArray<Located<SourceId>> SourceIds(this YamlMapping map, string key) =>
        [.. map.LocatedTexts(key).Select(text => new Located<SourceId>(new(text.Value), text.At))];
}
