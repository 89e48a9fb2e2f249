using Markdig;
using Site.Domain;
using Site.Text;

namespace Site.Read.Markdown;

/// <summary>Markdown as this site knows it: CommonMark with tables, footnotes, definition lists, cross-links and citations; no HTML.</summary>
public sealed class MarkdownReader
{
    /// <summary>What Markdown does with open brackets grows with their square; so many still take a second.</summary>
    private const int MostBrackets = 20_000;

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
    public Prose Read(SourceText source, Findings found)
    {
        if (source.Value.AsSpan().Count('[') > MostBrackets)
        {
            found.Add(Rules.FileTooLarge, source.At(0), $"the file has more than {MostBrackets:N0} opening brackets; split it");
            return Prose.Empty;
        }
        try
        {
            return _renderer.Render(Markdig.Markdown.Parse(source.Value, _pipeline), source, found);
        }
        catch (ArgumentException deep) when (deep.Message.Contains("nested", StringComparison.Ordinal))
        {
            // Markdig's only complaint: quotes, lists or brackets inside each other beyond any use.
            found.Add(Rules.TooDeep, source.At(0), "quotes, lists or emphasis are nested too deeply to be read");
            return Prose.Empty;
        }
    }
}
