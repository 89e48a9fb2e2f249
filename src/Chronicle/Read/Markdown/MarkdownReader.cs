using System.Buffers;
using Chronicle.Domain;
using Chronicle.Primitives;
using Markdig;

namespace Chronicle.Read.Markdown;

/// <summary>Markdown as this site knows it: CommonMark with tables, footnotes, definition lists, cross-links and citations; no HTML.</summary>
internal sealed class MarkdownReader
{
    /// <summary>In characters, blanks included. Markdown itself gives up at 128 levels, but only after work that grows with the square of their number.</summary>
    private const int MostMarks = 1_000;

    /// <summary>Each such line may make a heading of the one above it, and Markdown looks for that one from the beginning of the file.</summary>
    private const int MostUnderlines = 5_000;

    private static readonly SearchValues<char> Marks = SearchValues.Create(">-+*.)0123456789:[]^~= \t");

    private readonly MarkdownPipeline _pipeline;
    private readonly ProseRenderer _renderer = new();

    /// <summary>One reader serves one worker; the frozen pipeline is shared by all.</summary>
    public MarkdownReader(MarkdownPipeline pipeline) => _pipeline = pipeline;

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

    /// <summary>The whole file goes in, front matter and all, so that every position is one of the file.</summary>
    public Prose Read(SourceText source, DiagnosticBag diagnostics)
    {
        if (TooMuch(source) is { } reason)
        {
            diagnostics.Add(Rules.TooDeep, source.At(reason.Offset), reason.Message);
            return Prose.Empty;
        }
        try
        {
            return _renderer.Render(Markdig.Markdown.Parse(source.Value, _pipeline), source, diagnostics);
        }
        catch (ArgumentException nested) when (nested.Message.Contains("nested", StringComparison.Ordinal))
        {
            // Markdig's only complaint: quotes, lists or brackets inside each other beyond any use.
            diagnostics.Add(Rules.TooDeep, source.At(0), "quotes, lists or emphasis are nested too deeply to be read");
            return Prose.Empty;
        }
        catch (TooManyMarks many)
        {
            diagnostics.Add(Rules.TooDeep, source.At(many.Offset), many.Message);
            return Prose.Empty;
        }
    }

    /// <summary>What would cost Markdown more than it may, seen before it begins; null for honest files.</summary>
    private static TooManyMarks? TooMuch(SourceText source)
    {
        var text = source.Value;
        var underlines = 0;
        for (var start = 0; start < text.Length;)
        {
            var line = text.AsSpan(start);
            line = line.IndexOf('\n') is >= 0 and var end ? line[..end] : line;
            if (line.Length > MostMarks && line.IndexOfAnyExcept(Marks) is var marks && (marks < 0 ? line.Length : marks) > MostMarks && !line.IsWhiteSpace())
                return new(start, $"the line begins with more than {MostMarks:N0} marks of quotes, lists or notes; nobody nests so deeply");
            if (line.Length > 0 && line[^1] is '=' or '-' && !line.ContainsAnyExcept("=- ") && ++underlines > MostUnderlines)
                return new(start, $"more than {MostUnderlines:N0} lines hold nothing but = or -; write headings with ##");
            start += line.Length + 1;
        }
        return null;
    }
}
