using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Chronicle.Domain;
using Chronicle.Read;
using Chronicle.Read.Schema;
using Chronicle.Read.Yaml;
using Chronicle.Writing;

namespace Chronicle.Authoring.Splitting;

/// <summary>Writes the facts of the files that a split makes from a chapter.</summary>
/// <param name="rest">The spans of the text that stay in the chapter.</param>
internal sealed class ChapterFacts(ParsedSite parsed, Chapter chapter, ChapterText text, ImmutableArray<SplitSection> sections,
    ImmutableArray<TextSpan> rest)
{
    private static readonly SchemaType Text = new SchemaType.AnyText();
    private static readonly SchemaType Texts = new SchemaType.ListOf(Text);

    /// <summary>The facts of a new chapter.</summary>
    public string OfNew(SplitSection section, int order)
    {
        var moved = MovedSources(section);
        var facts = new StringBuilder("---\n").Append(Fact("title", section.Title))
            .Append(CultureInfo.InvariantCulture, $"order: {order}\n").Append(Fact("summary", SummaryOf(section)));
        if (!moved.IsEmpty)
            facts.Append(Fact("sources", moved));
        if (chapter.IsGlossary)
            facts.Append("glossary: true\n");
        if (!chapter.AutoLink)
            facts.Append("auto_link: false\n");
        return facts.Append("---\n").ToString();
    }

    /// <summary>The facts of the chapter, unchanged except for the sources that move.</summary>
    public string OfRest()
    {
        var facts = text.Source.Value[..text.Body];
        var gone = sections.SelectMany(section => MovedSources(section)).ToHashSet(StringComparer.Ordinal);
        var map = FrontMatter.Read(text.Source, new());
        if (gone.Count == 0 || map?.Entries.FirstOrDefault(entry => entry.Key == "sources") is not { } sources)
            return facts;
        var lines = facts.Split('\n');
        // In a list with dashes, only the lines of these sources are removed. The comments between the other lines stay.
        if (sources.Value is YamlSequence { Items: var items } && items.Length > gone.Count
            && items.All(item => lines[item.At.Line - 1].TrimStart().StartsWith('-')))
        {
            var removed = items.OfType<YamlScalar>().Where(item => gone.Contains(item.Value)).Select(item => item.At.Line - 1).ToHashSet();
            return string.Join('\n', lines.Where((_, line) => !removed.Contains(line)));
        }
        var last = sources.Value is YamlSequence { Items: [.., var item] } ? item.At.Line : sources.Value.At.Line;
        while (lines[last] is [' ' or ']', ..])
            last++;
        ImmutableArray<string> left = [.. chapter.Sources.Select(source => source.Value.Value).Where(source => !gone.Contains(source))];
        return string.Join('\n', lines[..(sources.KeyAt.Line - 1)]) + "\n" + (left.IsEmpty ? "" : Fact("sources", left))
            + string.Join('\n', lines[last..]);
    }

    private string SummaryOf(SplitSection section)
    {
        var words = ProseWords.FirstSentence(ProseWords.Of(text.FirstParagraph(section.Section)?.Inline, parsed));
        return words.Length == 0 ? section.Title : words;
    }

    // A source in the facts moves to a new chapter if the section cites it and the rest of the chapter does not. A source that no text
    // cites stays.
    private ImmutableArray<string> MovedSources(SplitSection section) => [.. chapter.Sources.Select(source => source.Value.Value)
        .Where(source => Cites([section.Section.Lines], source) && !Cites(rest, source))];

    private bool Cites(ImmutableArray<TextSpan> spans, string source)
    {
        ImmutableArray<TextSpan> all = [.. spans, .. text.DefinitionsOf(spans).Added];
        return text.References.Any(reference => reference.Form == LinkForm.Source && reference.Target == source
            && all.Any(span => span.Contains(reference.Offset)));
    }

    private static string Fact(string key, string value) => RecordText.Fact(key, Text, Scalar(value));

    private static string Fact(string key, ImmutableArray<string> values) =>
        RecordText.Fact(key, Texts, new YamlSequence([.. values.Select(Scalar)], default));

    private static YamlNode Scalar(string value) => new YamlScalar(value, default);
}
