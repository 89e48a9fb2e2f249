using System.Text;
using Chronicle.Read.Schema;
using Chronicle.Read.Yaml;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Chronicle.Writing;

/// <summary>Writes the facts of a record: a given value as YAML, and a missing value as a comment that describes its key.</summary>
internal static class RecordText
{
    /// <summary>The beginning of the comment above the prose of a new record.</summary>
    public const string AboveProse = "# Below the next line goes the prose.";

    /// <summary>The text of a new record's file: the facts between two lines of <c>---</c>. The author adds the prose.</summary>
    public static string Record(ObjectSchema schema, IReadOnlyDictionary<string, YamlNode> values) =>
        $"---\n{Facts(schema, values)}"
        + AboveProse + " [[id]] links to a record, [@source] cites a source.\n---\n";

    /// <summary>The facts of a source, which has no prose.</summary>
    public static string Source(ObjectSchema schema, IReadOnlyDictionary<string, YamlNode> values) => Facts(schema, values);

    /// <summary>The facts of an existing source, in the order in which its file has them.</summary>
    public static string Source(YamlMapping source) => string.Concat(source.Entries.Select(entry => Fact(entry.Key,
        Schemas.SourceEntry.Fields.FirstOrDefault(field => field.Name == entry.Key)?.Type ?? new SchemaType.AnyText(), entry.Value)));

    private static string Facts(ObjectSchema schema, IReadOnlyDictionary<string, YamlNode> values)
    {
        var text = new StringBuilder();
        foreach (var field in schema.Fields)
        {
            if (values.TryGetValue(field.Name, out var value))
                text.Append(Fact(field.Name, field.Type, value));
            else if (!Schemas.Past.Contains(field))
                text.Append($"# {field.Name}: {(field.Required ? "(required) " : "")}{field.Description}\n");
        }
        return text.ToString();
    }

    /// <summary>A fact as YAML: one or more lines, each with a line end.</summary>
    public static string Fact(string key, SchemaType type, YamlNode value)
    {
        var output = new StringWriter { NewLine = "\n" };
        var settings = new EmitterSettings(bestIndent: 2, bestWidth: int.MaxValue, isCanonical: false, maxSimpleKeyLength: 1024);
        var emitter = new Emitter(output, settings.WithIndentedSequences());
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart(null, null, isImplicit: true));
        emitter.Emit(new MappingStart(AnchorName.Empty, TagName.Empty, isImplicit: true, MappingStyle.Block));
        emitter.Emit(new Scalar(key));
        Emit(emitter, type, value);
        emitter.Emit(new MappingEnd());
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
        return output.ToString().TrimEnd('\n') + "\n";
    }

    /// <summary>An id as a scalar of YAML.</summary>
    public static string Id(string id) => StyleOf(new SchemaType.AnyText(), id) == ScalarStyle.DoubleQuoted ? $"\"{id}\"" : id;

    private static void Emit(Emitter emitter, SchemaType type, YamlNode value)
    {
        switch (value)
        {
            case YamlSequence list:
                emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, isImplicit: true, SequenceStyle.Block));
                foreach (var item in list.Items)
                    Emit(emitter, (type as SchemaType.ListOf)?.Item ?? type, item);
                emitter.Emit(new SequenceEnd());
                break;
            case YamlMapping map:
                emitter.Emit(new MappingStart(AnchorName.Empty, TagName.Empty, isImplicit: true, MappingStyle.Block));
                foreach (var entry in map.Entries)
                {
                    emitter.Emit(new Scalar(entry.Key));
                    Emit(emitter, TypeOf(type, entry.Key), entry.Value);
                }
                emitter.Emit(new MappingEnd());
                break;
            case YamlScalar scalar:
                var style = StyleOf(type is SchemaType.Stated stated ? stated.Item : type, scalar.Value);
                emitter.Emit(new Scalar(AnchorName.Empty, TagName.Empty, scalar.Value, style, isPlainImplicit: true,
                    isQuotedImplicit: true));
                break;
        }
    }

    private static SchemaType TypeOf(SchemaType type, string key) => type switch
    {
        SchemaType.MapOf map => map.Item,
        SchemaType.Either either => either.Keys.Item,
        SchemaType.Stated stated => stated.Keys.Fields.FirstOrDefault(field => field.Name == key)?.Type ?? type,
        SchemaType.ObjectOf keys => keys.Schema.Fields.FirstOrDefault(field => field.Name == key)?.Type ?? type,
        _ => type,
    };

    // This program reads every scalar as text. Other programs would convert a text that looks like a number, a date, a flag or null, so
    // such a text is quoted.
    private static ScalarStyle StyleOf(SchemaType type, string text) =>
        type is not (SchemaType.Number or SchemaType.Flag)
        && (char.IsAsciiDigit(text.TrimStart('+', '-', '.').FirstOrDefault())
            || text.ToLowerInvariant() is "true" or "false" or "null" or "yes" or "no" or "on" or "off" or "y" or "n" or "~")
            ? ScalarStyle.DoubleQuoted : ScalarStyle.Any;
}
