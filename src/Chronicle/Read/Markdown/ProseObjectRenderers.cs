using Chronicle.Domain;
using Chronicle.Presentation;
using Chronicle.Primitives;
using Chronicle.Templates;
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

/// <summary>The renderers of every node that prose may hold. What is not here cannot be rendered, so nothing slips through.</summary>
internal static class ProseObjectRenderers
{
    public static void AddTo(ObjectRendererCollection renderers)
    {
        // The ones met most often first: the collection is searched in order for each new type of node.
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
        // Before the renderer of code blocks, which would take the front matter for one.
        renderers.Add(new FrontMatterRenderer());
        renderers.Add(new CodeBlockRenderer());
        renderers.Add(new QuoteBlockRenderer());
        renderers.Add(new ThematicBreakRenderer());
        renderers.Add(new DelimiterInlineRenderer());
        renderers.Add(new HtmlTableRenderer());
        renderers.Add(new HtmlDefinitionListRenderer());
        renderers.Add(new HtmlFootnoteGroupRenderer());
        renderers.Add(new HtmlFootnoteLinkRenderer());
    }

    private sealed class FrontMatterRenderer : HtmlObjectRenderer<YamlFrontMatterBlock>
    {
        protected override void Write(HtmlRenderer renderer, YamlFrontMatterBlock node)
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

    /// <summary>A line's end is a space, so that a name may stand across it.</summary>
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
            Prose(renderer).WriteVerbatim(node.ContentSpan);
            renderer.Write("</code>");
        }
    }

    private sealed class CrossLinkRenderer : HtmlObjectRenderer<CrossLinkInline>
    {
        protected override void Write(HtmlRenderer renderer, CrossLinkInline node)
        {
            var prose = Prose(renderer);
            prose.WriteLink(new(node.Target, node.Heading, node.Words, prose.Source.At(node.Span.Start)));
        }
    }

    private sealed class CitationRenderer : HtmlObjectRenderer<CitationInline>
    {
        protected override void Write(HtmlRenderer renderer, CitationInline node)
        {
            var prose = Prose(renderer);
            foreach (var (source, locator, offset) in node.Items)
                prose.WriteCitation(new(new(source), locator, prose.Source.At(offset)));
        }
    }

    private sealed class BrokenReferenceRenderer : HtmlObjectRenderer<BrokenReferenceInline>
    {
        protected override void Write(HtmlRenderer renderer, BrokenReferenceInline node)
        {
            var prose = Prose(renderer);
            prose.Diagnostics.Add(Rules.BrokenReference, prose.Source.At(node.Span.Start), $"\"{node.Written}\" cannot be read: {node.Reason}; write [[id]], [[id|words]] or [@source], or \\[ for a plain bracket");
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
                prose.Diagnostics.Add(Rules.TopHeading, at, "the page's title is its only level-1 heading; begin headings in prose with ##");
            var level = Math.Max(2, node.Level);
            var anchor = prose.AddHeading(level, PlainText.Of(node.Inline), at);
            if (Anchors.IsReserved(anchor))
                prose.Diagnostics.Add(Rules.ReservedAnchor, at, $"the anchor \"{anchor}\" of this heading begins like the page's own ({string.Join(", ", Anchors.Reserved)}); choose other words");
            renderer.EnsureLine();
            renderer.Write($"<h{level} id=\"{anchor}\">");
            // The heading links to itself, so that a reader can copy its address; not when it holds a link already.
            var linked = !(node.Inline?.FindDescendants<LinkInline>().Any() ?? false) && !(node.Inline?.FindDescendants<CrossLinkInline>().Any() ?? false);
            if (linked)
                renderer.Write($"<a href=\"#{anchor}\">");
            WithoutLinks(prose, () => renderer.WriteLeafInline(node));
            if (linked)
                renderer.Write("</a>");
            renderer.Write($"</h{level}>").WriteLine();
        }
    }

    private sealed class LinkRenderer : HtmlObjectRenderer<LinkInline>
    {
        protected override void Write(HtmlRenderer renderer, LinkInline node)
        {
            var prose = Prose(renderer);
            // A blank is allowed in an address between angle brackets (CommonMark), and never in a URL.
            var address = (node.Url ?? "").Replace(" ", "%20", StringComparison.Ordinal);
            var at = prose.Source.At(node.Span.Start);
            if (node.IsImage)
                WriteImage(prose, node, address, at);
            else if (!IsAllowed(prose, address, at))
                renderer.WriteChildren(node);
            else
            {
                WriteAttribute(prose, "<a href=\"", address, at);
                renderer.Write('>');
                WithoutLinks(prose, () => renderer.WriteChildren(node));
                renderer.Write("</a>");
            }
        }

        private static void WriteImage(ProseRenderer prose, LinkInline node, string address, SourceLocation at)
        {
            var words = PlainText.Of(node);
            if (words.Length == 0)
                prose.Diagnostics.Add(Rules.ImageWithoutWords, at, "the image has no words for those who do not see it; write ![words](address)");
            if (!WebAddresses.IsRelative(address) || address.Length == 0)
            {
                prose.Diagnostics.Add(Rules.ForeignImage, at, $"the image \"{address}\" is not a file of this site; put it into input/assets/ and write /assets/name");
                prose.WriteVerbatim(words);
                return;
            }
            WriteAttribute(prose, "<img loading=\"lazy\" src=\"", address, at);
            prose.Write(" alt=\"").WriteEscape(words).Write("\">");
        }

        private static bool IsAllowed(ProseRenderer prose, string address, SourceLocation at)
        {
            if (address.Length > 0 && (WebAddresses.IsAllowed(address) || WebAddresses.IsRelative(address)))
                return true;
            prose.Diagnostics.Add(Rules.ForbiddenScheme, at, $"the link \"{address}\" is not followed; links may be https:, http:, mailto: or relative");
            return false;
        }

        private static void WriteAttribute(ProseRenderer prose, string opening, string address, SourceLocation at)
        {
            prose.Write(opening);
            if (WebAddresses.IsAllowed(address))
                prose.WriteEscapeUrl(address);
            else
                prose.WriteAddress(new(address, at));
            prose.Write('"');
        }
    }

    /// <summary><c>&lt;https://…&gt;</c>.</summary>
    private sealed class AddressRenderer : HtmlObjectRenderer<AutolinkInline>
    {
        protected override void Write(HtmlRenderer renderer, AutolinkInline node)
        {
            var prose = Prose(renderer);
            var address = node.IsEmail ? "mailto:" + node.Url : node.Url;
            if (!WebAddresses.IsAllowed(address))
            {
                prose.Diagnostics.Add(Rules.ForbiddenScheme, prose.Source.At(node.Span.Start), $"the link \"{address}\" is not followed; links may be https:, http:, mailto: or relative");
                prose.WriteVerbatim(node.Url);
                return;
            }
            prose.Write("<a href=\"").WriteEscapeUrl(address).Write("\">");
            prose.WriteVerbatim(node.Url);
            prose.Write("</a>");
        }
    }

    private static ProseRenderer Prose(HtmlRenderer renderer) => (ProseRenderer)renderer;

    private static void WithoutLinks(ProseRenderer prose, Action write)
    {
        var before = prose.NoLinks;
        prose.NoLinks = true;
        write();
        prose.NoLinks = before;
    }
}
