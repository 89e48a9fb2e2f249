using System.Text;
using Chronicle.Domain;
using Chronicle.Read.Schema;
using Chronicle.Read.Yaml;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Chronicle.Authoring;

/// <summary>Writes the facts of a new record: what was given as YAML, what was not as a comment that says what belongs there.</summary>
public static class RecordText
{
    /// <summary>A whole file: the facts between their fences. The prose is the author's.</summary>
    public static string File(NewRecord answers) =>
        $"---\n{Facts(answers, "", blanks: true)}# Below the next line goes the prose. [[id]] links to a record, [@source] cites a source.\n---\n";

    /// <summary>An entry of the bibliography.</summary>
    public static string Source(string id, NewRecord answers) => $"{id}:\n{Facts(answers, "  ", blanks: false)}";

    private static string Facts(NewRecord answers, string indent, bool blanks)
    {
        var text = new StringBuilder();
        foreach (var field in answers.ObjectSchema.Fields)
        {
            if (answers[field.Name] is { } value)
                text.Append(Indent(Emit(field.Name, field.Type, value), indent));
            else if (field.Required || blanks && !Schemas.Past.Contains(field))
                text.Append($"{indent}# {field.Name}: {(field.Required ? "(required) " : "")}{field.Description}\n");
        }
        return text.ToString();
    }

    private static string Indent(string lines, string indent) => string.Concat(lines.TrimEnd('\n').Split('\n').Select(line => $"{indent}{line}\n"));

    private static string Emit(string key, SchemaType type, YamlNode value)
    {
        var output = new StringWriter { NewLine = "\n" };
        var emitter = new Emitter(output, new EmitterSettings(bestIndent: 2, bestWidth: int.MaxValue, isCanonical: false, maxSimpleKeyLength: 1024).WithIndentedSequences());
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart(null, null, isImplicit: true));
        emitter.Emit(new MappingStart(AnchorName.Empty, TagName.Empty, isImplicit: true, MappingStyle.Block));
        emitter.Emit(new Scalar(key));
        Emit(emitter, type, value);
        emitter.Emit(new MappingEnd());
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
        return output.ToString().ReplaceLineEndings("\n");
    }

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
                emitter.Emit(new Scalar(AnchorName.Empty, TagName.Empty, scalar.Value, Style(type, scalar.Value), isPlainImplicit: true, isQuotedImplicit: true));
                break;
        }
    }

    private static SchemaType TypeOf(SchemaType type, string key) => type switch
    {
        SchemaType.MapOf map => map.Item,
        SchemaType.ObjectOf keys => keys.Schema.Fields.FirstOrDefault(field => field.Name == key)?.Type ?? type,
        _ => type,
    };

    // The reader takes every scalar as its text; other readers would see a number or a date in one that begins like it.
    private static ScalarStyle Style(SchemaType type, string text) =>
        type is not (SchemaType.Number or SchemaType.Flag) && (char.IsAsciiDigit(text.FirstOrDefault()) || text is "true" or "false" or "null" or "yes" or "no") ? ScalarStyle.DoubleQuoted : ScalarStyle.Any;
}
