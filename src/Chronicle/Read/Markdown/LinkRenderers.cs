using System.Text.RegularExpressions;
using Chronicle.Primitives;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;

namespace Chronicle.Read.Markdown;

/// <summary>Writes <c>[words](address "title")</c> as a link, and <c>![words](address "title")</c> as an image.</summary>
internal sealed partial class LinkRenderer : HtmlObjectRenderer<LinkInline>
{
    protected override void Write(HtmlRenderer renderer, LinkInline node)
    {
        var prose = (ProseRenderer)renderer;
        var address = WebAddresses.Encode(WebAddresses.ToAscii(node.Url ?? ""));
        var at = prose.Source.At(node.Span.Start);
        if (node.IsImage)
            WriteImage(prose, node, address, at);
        else if (!IsAllowed(prose, address, at) || IsInputFile(prose, node, address, at))
            renderer.WriteChildren(node);
        else
        {
            WriteAttribute(prose, "<a href=\"", address, at);
            WriteTitle(prose, node);
            renderer.Write('>');
            prose.WriteWordsOfLink(() => renderer.WriteChildren(node));
            renderer.Write("</a>");
        }
    }

    private static void WriteImage(ProseRenderer prose, LinkInline node, string address, SourceLocation at)
    {
        var words = PlainText.Extract(node);
        if (words.Length == 0)
            prose.Diagnostics.Add(Rules.ImageWithoutWords, at,
                "the image has no description for people who cannot see it; write ![description](address)");
        // A picture must be in the assets. The address of a picture beside the file of the record would lead to the folder of its page,
        // where no pictures are published.
        if (!WebAddresses.IsRelative(address) || !address.StartsWith('/') && !address.Contains("assets/", StringComparison.Ordinal))
        {
            prose.Diagnostics.Add(Rules.ForeignImage, at,
                $"the image \"{address}\" is not a file of this site; put it into input/assets/ and write /assets/name");
            prose.WriteVerbatim(words);
            return;
        }
        WriteAttribute(prose, "<img loading=\"lazy\" src=\"", address, at);
        prose.Write(" alt=\"").WriteEscape(words).Write('"');
        WriteTitle(prose, node);
        prose.Write('>');
    }

    private static void WriteTitle(ProseRenderer prose, LinkInline node)
    {
        if (!string.IsNullOrWhiteSpace(node.Title))
            prose.Write(" title=\"").WriteEscape(node.Title.Replace('\n', ' ')).Write('"');
    }

    /// <summary>Whether the page may have a link to the address. If not, this is reported.</summary>
    public static bool IsAllowed(ProseRenderer prose, string address, SourceLocation at)
    {
        if (address.Length > 0 && (WebAddresses.IsAllowed(address) || WebAddresses.IsRelative(address)))
            return true;
        prose.Diagnostics.Add(Rules.ForbiddenScheme, at,
            $"the link \"{address}\" is not followed; links may be https:, http:, mailto: or relative");
        return false;
    }

    // In other generators, links contain the path of a file. In this program, links contain the id of a record.
    private static bool IsInputFile(ProseRenderer prose, LinkInline node, string address, SourceLocation at)
    {
        if (RecordFile().Match(address) is not { Success: true, Groups: var parts } || parts["id"].Value == "index")
            return false;
        var words = PlainText.Extract(node);
        prose.Diagnostics.Add(Rules.LinkToFile, at, $"\"{address}\" is a file of the input, and no page has this address; "
            + $"write [[{parts["id"].Value}{parts["heading"].Value}{(words.Length > 0 ? "|" + words : "")}]]");
        return true;
    }

    [GeneratedRegex(@"^(?:(?:\.{0,2}/)*(?:text|components|releases|milestones)/|(?:\.\.?/)*)(?<id>[a-z0-9.-]+)\.md(?<heading>\#.+)?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex RecordFile();

    public static void WriteAttribute(ProseRenderer prose, string opening, string address, SourceLocation at)
    {
        prose.Write(opening);
        if (WebAddresses.IsAllowed(address))
            prose.WriteFullAddress(new(address, at));
        else
            prose.WriteAddress(new(address, at));
        prose.Write('"');
    }
}

/// <summary>Writes <c>&lt;https://…&gt;</c> as a link.</summary>
internal sealed class AddressRenderer : HtmlObjectRenderer<AutolinkInline>
{
    protected override void Write(HtmlRenderer renderer, AutolinkInline node)
    {
        var prose = (ProseRenderer)renderer;
        var address = node.IsEmail ? "mailto:" + node.Url : node.Url;
        var at = prose.Source.At(node.Span.Start);
        if (!LinkRenderer.IsAllowed(prose, address, at) || prose.ReportWithinLink(node))
        {
            prose.WriteVerbatim(node.Url);
            return;
        }
        LinkRenderer.WriteAttribute(prose, "<a href=\"", address, at);
        prose.Write('>');
        prose.WriteVerbatim(node.Url);
        prose.Write("</a>");
    }
}
