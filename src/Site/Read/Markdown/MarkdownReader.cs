using Markdig;
using Site.Domain;
using Site.Text;

namespace Site.Read.Markdown;

/// <summary>Markdown as this site knows it: CommonMark with tables, footnotes, definition lists, cross-links and citations; no HTML.</summary>
public sealed class MarkdownReader
{
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
    public Prose Read(SourceText source, Findings found) =>
        _renderer.Render(Markdig.Markdown.Parse(source.Value, _pipeline), source, found);
}
