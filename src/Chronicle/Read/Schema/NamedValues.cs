using System.Collections.Immutable;
using Chronicle.Read.Yaml;

namespace Chronicle.Read.Schema;

/// <summary>Finds the names inside a value: the words of vocabularies and the ids, at any depth.</summary>
internal static class NamedValues
{
    /// <summary>
    /// The value with another name in the place of each name. A name that becomes null is left out together with the entry that contains
    /// it. Null if a required key or every entry is left out.
    /// </summary>
    /// <param name="change">Returns the new name. It gets the type of the name: a word of a vocabulary, or an id.</param>
    public static YamlNode? Change(
        SchemaType type, YamlNode value, Func<SchemaType, YamlScalar, YamlScalar?> change) => (type, value) switch
        {
            (SchemaType.TermOf or SchemaType.IdOf, YamlScalar name) => change(type, name),
            (SchemaType.Either either, _) => Change(value is YamlMapping ? either.Keys : either.Scalar, value, change),
            (SchemaType.Stated stated, YamlMapping map) => Change(stated.Keys.WithType("value", stated.Item), map, change),
            (SchemaType.Stated stated, _) => Change(stated.Item, value, change),
            (SchemaType.ObjectOf keys, YamlMapping map) => Change(keys.Schema, map, change),
            (SchemaType.ListOf list, YamlSequence items) => NullIfEmptied(items, items with
            {
                Items = [.. items.Items.Select(item => Change(list.Item, item, change)).OfType<YamlNode>()],
            }),
            (SchemaType.MapOf keys, YamlMapping map) => NullIfEmptied(map, map with
            {
                Entries = [.. map.Entries.Select(entry => Change(keys, entry, change)).OfType<YamlEntry>()],
            }),
            _ => value,
        };

    private static YamlEntry? Change(SchemaType.MapOf keys, YamlEntry entry, Func<SchemaType, YamlScalar, YamlScalar?> change)
    {
        var key = new YamlScalar(entry.Key, entry.KeyAt);
        return (keys.Key is null || entry.Key == keys.OtherKey ? key : Change(keys.Key, key, change)) is YamlScalar { Value: var name }
            && Change(keys.Item, entry.Value, change) is { } value ? entry with { Key = name, Value = value } : null;
    }

    private static YamlMapping? Change(ObjectSchema schema, YamlMapping map, Func<SchemaType, YamlScalar, YamlScalar?> change)
    {
        var entries = ImmutableArray.CreateBuilder<YamlEntry>(map.Entries.Length);
        foreach (var entry in map.Entries)
        {
            var field = schema.Fields.FirstOrDefault(field => field.Name == entry.Key);
            if ((field is null ? entry.Value : Change(field.Type, entry.Value, change)) is { } value)
                entries.Add(entry with { Value = value });
            else if (field!.Required)
                return null;
        }
        return NullIfEmptied(map, map with { Entries = entries.ToImmutable() });
    }

    private static YamlSequence? NullIfEmptied(YamlSequence before, YamlSequence after) =>
        after.Items.IsEmpty && !before.Items.IsEmpty ? null : after;

    private static YamlMapping? NullIfEmptied(YamlMapping before, YamlMapping after) =>
        after.Entries.IsEmpty && !before.Entries.IsEmpty ? null : after;
}
