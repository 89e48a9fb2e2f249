using System.Buffers;
using System.Globalization;
using System.Text;
using Chronicle.Domain;
using Chronicle.Primitives;
using Chronicle.Templates;

namespace Chronicle.Presentation;

/// <summary>
/// Linked prose as HTML. The HTML is written into the page in pieces. A separate string for each milestone would need a tenth of all memory
/// in a build with ten thousand milestones.
/// </summary>
internal sealed class ProseHtml(LinkedProse prose, BaseUrl site, Func<string, Html?> drawing) : Html("")
{
    public override string Value
    {
        get
        {
            var html = new ArrayBufferWriter<byte>(prose.Buffer.Length + prose.Buffer.Length / 4 + 1);
            WriteTo(html);
            return Encoding.UTF8.GetString(html.WrittenSpan);
        }
    }

    public override void WriteTo(IBufferWriter<byte> html)
    {
        var done = 0;
        foreach (var part in prose.Parts)
        {
            Write(html, prose.Buffer.AsSpan(done, part.Start - done));
            done = part.Start + part.Length;
            switch (part.Kind)
            {
                case PartKind.Text or PartKind.Verbatim:
                    WriteEscaped(html, prose.Buffer.AsSpan(part.Start, part.Length));
                    break;
                case PartKind.Link:
                    WriteLink(html, prose.Links[part.Index]);
                    break;
                case PartKind.Drawing:
                    drawing(prose.Drawings[part.Index].Value)?.WriteTo(html);
                    break;
                case PartKind.Citation:
                    WriteCitation(html, prose.Citations[part.Index]);
                    break;
                case PartKind.Address:
                    var address = prose.Addresses[part.Index].Value;
                    WriteEscaped(html, (address.StartsWith('/') ? site.BasePath : "") + WebAddresses.Encode(address));
                    break;
            }
        }
        Write(html, prose.Buffer.AsSpan(done));
    }

    private void WriteLink(IBufferWriter<byte> html, ProseLink link)
    {
        if (link.Address is not { } address)
        {
            WriteEscaped(html, link.Words);
            return;
        }
        // A link to a term of a glossary has no target: its address is the heading of the term.
        html.Write(link.Target is null ? "<a class=\"term\" href=\""u8 : "<a href=\""u8);
        Write(html, site.BasePath);
        Write(html, address.Encoded);
        if (link.Heading is { } heading)
        {
            html.Write("#"u8);
            Write(html, heading);
        }
        html.Write("\">"u8);
        WriteEscaped(html, link.Words);
        html.Write("</a>"u8);
    }

    private static void WriteCitation(IBufferWriter<byte> html, ProseCitation citation)
    {
        html.Write("<sup class=\"cite\"><a id=\""u8);
        Write(html, Anchors.Citation(citation.Number, citation.Use));
        html.Write("\" href=\"#"u8);
        Write(html, Anchors.Reference(citation.Number));
        html.Write("\">["u8);
        Write(html, citation.Number.ToString(CultureInfo.InvariantCulture));
        if (citation.Locator is { } locator)
        {
            html.Write(", "u8);
            WriteEscaped(html, locator);
        }
        html.Write("]</a></sup>"u8);
    }
}
