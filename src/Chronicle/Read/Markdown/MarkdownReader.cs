using Chronicle.Domain;
using Chronicle.Primitives;
using Markdig;

namespace Chronicle.Read.Markdown;

/// <summary>Reads Markdown: CommonMark with tables, footnotes, definition lists, cross-links and citations, without HTML.</summary>
internal sealed class MarkdownReader
{
    private readonly MarkdownPipeline _pipeline = CreatePipeline();

    public static MarkdownPipeline CreatePipeline() =>
        new MarkdownPipelineBuilder()
            .UsePreciseSourceLocation()
            .UseYamlFrontMatter()
            .UsePipeTables()
            .UseFootnotes()
            .UseDefinitionLists()
            .Use(new ReferenceExtension())
            .DisableHtml()
            .Build();

    /// <summary>
    /// Parses the whole file with its front matter, so that every position is a position in the file. The prose is empty, with a
    /// diagnostic, if the text exceeds a limit.
    /// </summary>
    public Prose Read(SourceText source, DiagnosticBag diagnostics)
    {
        if (LineLimits.Find(source.Value) is { } excess)
        {
            diagnostics.Add(Rules.TooDeep, source.At(excess.Offset), excess.Message);
            return Prose.Empty;
        }
        ReportControlCharacters(source, diagnostics);
        try
        {
            return new ProseRenderer(source, diagnostics).RenderProse(Markdig.Markdown.Parse(source.Value, _pipeline));
        }
        catch (ArgumentException nested) when (nested.Message.Contains("nested", StringComparison.Ordinal))
        {
            // The library throws this exception only if quotes, lists or brackets are nested too deeply.
            diagnostics.Add(Rules.TooDeep, source.At(0), "quotes, lists or emphasis are nested too deeply to be read");
            return Prose.Empty;
        }
        catch (TooManyMarks many)
        {
            diagnostics.Add(Rules.TooDeep, source.At(many.Offset), many.Message);
            return Prose.Empty;
        }
    }

    // Control characters are refused, because readers cannot see them and some programs act on them. YamlReader refuses them in the facts.
    private static void ReportControlCharacters(SourceText source, DiagnosticBag diagnostics)
    {
        var text = source.Value;
        for (var i = FrontMatter.FindBody(text); i < text.Length; i++)
            if (char.IsControl(text[i]) && text[i] is not ('\t' or '\n'))
                diagnostics.Add(Rules.ControlCharacter, source.At(i),
                    $"the control character U+{(int)text[i]:X4} is not accepted in prose; take it out");
            else if (text[i] is (>= '\uFDD0' and <= '\uFDEF') or >= '\uFFFE')
                diagnostics.Add(Rules.ControlCharacter, source.At(i), $"U+{(int)text[i]:X4} is no character; take it out");
    }
}
