using System.Globalization;
using Site.Domain;
using Site.Text;

namespace Site.Render;

/// <summary>
/// Linked prose with its holes filled. It goes into the page piece by piece: as a text of its own, built to be written once, the prose of ten thousand
/// milestones was a tenth of all memory that a build asked for.
/// </summary>
public sealed class ProseHtml(LinkedProse prose, BaseUrl site) : Html("")
{
    public override string Value
    {
        get
        {
            var html = new Utf8Output(prose.Buffer.Length + prose.Buffer.Length / 4);
            WriteTo(html);
            return html.ToString();
        }
    }

    public override void WriteTo(Utf8Output html)
    {
        var done = 0;
        foreach (var part in prose.Parts)
        {
            html.Write(prose.Buffer.AsSpan(done, part.Start - done));
            done = part.Start + part.Length;
            switch (part.Kind)
            {
                case PartKind.Text or PartKind.Verbatim:
                    WriteEscaped(html, prose.Buffer.AsSpan(part.Start, part.Length));
                    break;
                case PartKind.Link:
                    WriteLink(html, prose.Links[part.Index]);
                    break;
                case PartKind.Citation:
                    WriteCitation(html, prose.Citations[part.Index]);
                    break;
                case PartKind.Address:
                    var address = prose.Addresses[part.Index].Value;
                    WriteEscaped(html, address.StartsWith('/') ? site.BasePath + address : address);
                    break;
            }
        }
        html.Write(prose.Buffer.AsSpan(done));
    }

    private void WriteLink(Utf8Output html, ProseLink link)
    {
        if (link.Address is not { } address)
        {
            WriteEscaped(html, link.Words);
            return;
        }
        html.Write("<a href=\""u8);
        html.Write(site.BasePath);
        html.Write(address.Value);
        if (link.Heading is { } heading)
        {
            html.Write("#"u8);
            html.Write(heading);
        }
        html.Write("\">"u8);
        WriteEscaped(html, link.Words);
        html.Write("</a>"u8);
    }

    private static void WriteCitation(Utf8Output html, ProseCitation citation)
    {
        html.Write("<sup class=\"cite\"><a id=\""u8);
        html.Write(Anchors.Citation(citation.Number, citation.Use));
        html.Write("\" href=\"#"u8);
        html.Write(Anchors.Reference(citation.Number));
        html.Write("\">["u8);
        html.Write(citation.Number.ToString(CultureInfo.InvariantCulture));
        if (citation.Locator is { } locator)
        {
            html.Write(", "u8);
            WriteEscaped(html, locator);
        }
        html.Write("]</a></sup>"u8);
    }
}
