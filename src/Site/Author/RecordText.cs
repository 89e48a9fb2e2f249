using System.Text;
using Site.Read;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Site.Author;

/// <summary>Writes the facts of a new record: what was given as YAML, what was not as a comment that says what belongs there.</summary>
public static class RecordText
{
    /// <summary>A whole file: the facts between their fences. The prose is the author's.</summary>
    public static string File(Answers answers) =>
        $"---\n{Facts(answers, "", blanks: true)}# Below the next line goes the prose. [[id]] links to a record, [@source] cites a source.\n---\n";

    /// <summary>An entry of the bibliography.</summary>
    public static string Source(string id, Answers answers) => $"{id}:\n{Facts(answers, "  ", blanks: false)}";

    private static string Facts(Answers answers, string indent, bool blanks)
    {
        var text = new StringBuilder();
        foreach (var field in answers.Shape.Fields)
        {
            if (answers[field.Name] is { } value)
                text.Append(Indent(Emit(field.Name, field.Type, value), indent));
            else if (field.Required || blanks && !Shapes.Past.Contains(field))
                text.Append($"{indent}# {field.Name}: {(field.Required ? "(required) " : "")}{field.Description}\n");
        }
        return text.ToString();
    }

    private static string Indent(string lines, string indent) => string.Concat(lines.TrimEnd('\n').Split('\n').Select(line => $"{indent}{line}\n"));

    private static string Emit(string key, KeyType type, YamlNode value)
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

    private static void Emit(Emitter emitter, KeyType type, YamlNode value)
    {
        switch (value)
        {
            case YamlSequence list:
                emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, isImplicit: true, SequenceStyle.Block));
                foreach (var item in list.Items)
                    Emit(emitter, (type as KeyType.ListOf)?.Item ?? type, item);
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

    private static KeyType TypeOf(KeyType type, string key) => type switch
    {
        KeyType.MapOf map => map.Item,
        KeyType.Keys keys => keys.Shape.Fields.FirstOrDefault(field => field.Name == key)?.Type ?? type,
        _ => type,
    };

    // The reader takes every scalar as its text; other readers would see a number or a date in one that begins like it.
    private static ScalarStyle Style(KeyType type, string text) =>
        type is not (KeyType.Number or KeyType.Flag) && (char.IsAsciiDigit(text.FirstOrDefault()) || text is "true" or "false" or "null" or "yes" or "no") ? ScalarStyle.DoubleQuoted : ScalarStyle.Any;
}
