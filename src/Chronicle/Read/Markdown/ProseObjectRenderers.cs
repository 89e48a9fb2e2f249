using Chronicle.Primitives;
using Markdig.Extensions.DefinitionLists;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Extensions.Yaml;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Chronicle.Read.Markdown;

/// <summary>
/// The renderers of every node that prose may contain. A node without a renderer in this list cannot be rendered, so no unexpected kind of
/// node is published.
/// </summary>
internal static class ProseObjectRenderers
{
    public static void AddTo(ObjectRendererCollection renderers)
    {
        // The most frequent renderers come first, because the collection is searched in order for each new type of node.
        renderers.Add(new WordsRenderer());
        renderers.Add(new ParagraphRenderer());
        renderers.Add(new CrossLinkRenderer());
        renderers.Add(new CitationRenderer());
        renderers.Add(new BrokenReferenceRenderer());
        renderers.Add(new EmphasisInlineRenderer());
        renderers.Add(new CodeSpanRenderer());
        renderers.Add(new BreakRenderer());
        renderers.Add(new LinkRenderer());
        renderers.Add(new AddressRenderer());
        renderers.Add(new EntityRenderer());
        renderers.Add(new ListRenderer());
        renderers.Add(new AnchoredHeadingRenderer());
        // This renderer comes before the renderer of code blocks. The type of front matter is a kind of code block, so that renderer would
        // write it as code.
        renderers.Add(new FrontMatterRenderer());
        renderers.Add(new CodeBlockRenderer());
        renderers.Add(new DrawingRenderer());
        renderers.Add(new QuoteBlockRenderer());
        renderers.Add(new ThematicBreakRenderer());
        renderers.Add(new DelimiterInlineRenderer());
        renderers.Add(new HtmlTableRenderer());
        renderers.Add(new HtmlDefinitionListRenderer());
        renderers.Add(new TermEndRenderer());
        renderers.Add(new HtmlFootnoteGroupRenderer());
        renderers.Add(new NoteCallRenderer());
    }

    private sealed class DrawingRenderer : HtmlObjectRenderer<DrawingBlock>
    {
        protected override void Write(HtmlRenderer renderer, DrawingBlock node)
        {
            renderer.EnsureLine();
            Prose(renderer).WriteDrawing(new(node.Drawing, Prose(renderer).Source.At(node.Span.Start)));
            renderer.WriteLine();
        }
    }

    private sealed class FrontMatterRenderer : HtmlObjectRenderer<YamlFrontMatterBlock>
    {
        protected override void Write(HtmlRenderer renderer, YamlFrontMatterBlock node)
        {
        }
    }

    private sealed class TermEndRenderer : HtmlObjectRenderer<ProseRenderer.TermEnd>
    {
        protected override void Write(HtmlRenderer renderer, ProseRenderer.TermEnd node)
        {
        }
    }

    private sealed class WordsRenderer : HtmlObjectRenderer<LiteralInline>
    {
        protected override void Write(HtmlRenderer renderer, LiteralInline node) => Prose(renderer).WriteWords(node.Content.AsSpan());
    }

    private sealed class EntityRenderer : HtmlObjectRenderer<HtmlEntityInline>
    {
        protected override void Write(HtmlRenderer renderer, HtmlEntityInline node) => Prose(renderer).WriteWords(node.Transcoded.AsSpan());
    }

    /// <summary>Writes a line end as a space, so that the link phase also finds a name that is written on two lines.</summary>
    private sealed class BreakRenderer : HtmlObjectRenderer<LineBreakInline>
    {
        protected override void Write(HtmlRenderer renderer, LineBreakInline node)
        {
            if (node.IsHard)
                renderer.Write("<br>");
            Prose(renderer).WriteWords(" ");
        }
    }

    private sealed class CodeSpanRenderer : HtmlObjectRenderer<CodeInline>
    {
        protected override void Write(HtmlRenderer renderer, CodeInline node)
        {
            renderer.Write("<code>");
            // In a table, a bar ends the cell, even in code. A bar inside a cell is written as \|.
            var code = node.Content;
            Prose(renderer).WriteVerbatim(Prose(renderer).Tables > 0 ? code.Replace("\\|", "|", StringComparison.Ordinal) : code);
            renderer.Write("</code>");
        }
    }

    private sealed class CrossLinkRenderer : HtmlObjectRenderer<CrossLinkInline>
    {
        protected override void Write(HtmlRenderer renderer, CrossLinkInline node)
        {
            var prose = Prose(renderer);
            if (prose.ReportWithinLink(node))
                prose.WriteVerbatim(node.Words ?? node.Target);
            else
                prose.WriteLink(new(node.Target, node.Heading, node.Words, prose.Source.At(node.Span.Start)));
        }
    }

    private sealed class CitationRenderer : HtmlObjectRenderer<CitationInline>
    {
        protected override void Write(HtmlRenderer renderer, CitationInline node)
        {
            var prose = Prose(renderer);
            if (prose.ReportWithinLink(node))
                return;
            foreach (var (source, locator, offset) in node.Items)
                prose.WriteCitation(new(new(source), locator, prose.Source.At(offset)));
        }
    }

    private sealed class BrokenReferenceRenderer : HtmlObjectRenderer<BrokenReferenceInline>
    {
        protected override void Write(HtmlRenderer renderer, BrokenReferenceInline node)
        {
            var prose = Prose(renderer);
            if (node.IsMissing)
                prose.Diagnostics.Add(Rules.LostDefinition, prose.Source.At(node.Span.Start),
                    $"{node.Reason}, or write \\[ for a plain bracket");
            else
                prose.Diagnostics.Add(Rules.BrokenReference, prose.Source.At(node.Span.Start),
                    $"\"{node.Written}\" cannot be read: {node.Reason}; {node.Repair}");
            prose.WriteVerbatim(node.Written);
        }
    }

    private sealed class AnchoredHeadingRenderer : HtmlObjectRenderer<HeadingBlock>
    {
        protected override void Write(HtmlRenderer renderer, HeadingBlock node)
        {
            var prose = Prose(renderer);
            var at = prose.Source.At(node.Span.Start);
            if (node.Level == 1)
                prose.Diagnostics.Add(Rules.TopHeading, at,
                    "the page's title is its only level-1 heading; begin headings in prose with ##");
            var level = Math.Max(2, node.Level);
            var anchor = prose.AddHeading(level, node.Inline, at);
            if (Anchors.IsReserved(anchor))
                prose.Diagnostics.Add(Rules.ReservedAnchor, at,
                    $"the anchor \"{anchor}\" of this heading has the form of the page's own ("
                    + $"{string.Join(", ", Anchors.Reserved)}, {Anchors.Proof(1)}); choose other words");
            renderer.EnsureLine();
            renderer.Write($"<h{level} id=\"{anchor}\">");
            // The heading links to itself, so that a reader can copy its address. A heading that contains another link does not, because
            // HTML allows no link within a link.
            var linked = node.Inline?.FindDescendants<Inline>().Any(inline =>
                inline is LinkInline or AutolinkInline or CrossLinkInline or CitationInline or FootnoteLink) != true;
            if (linked)
                renderer.Write($"<a href=\"#{anchor}\">");
            prose.WriteWithoutLinks(() => renderer.WriteLeafInline(node));
            if (linked)
                renderer.Write("</a>");
            renderer.Write($"</h{level}>").WriteLine();
        }
    }

    private sealed class NoteCallRenderer : HtmlFootnoteLinkRenderer
    {
        protected override void Write(HtmlRenderer renderer, FootnoteLink link)
        {
            if (!Prose(renderer).ReportWithinLink(link))
                base.Write(renderer, link);
        }
    }

    private static ProseRenderer Prose(HtmlRenderer renderer) => (ProseRenderer)renderer;
}
