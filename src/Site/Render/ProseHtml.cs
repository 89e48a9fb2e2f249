using System.Text;
using Site.Domain;
using Site.Text;

namespace Site.Render;

/// <summary>Fills the holes of linked prose.</summary>
public static class ProseHtml
{
    public static Html Render(LinkedProse prose, BaseUrl site)
    {
        if (prose.Buffer.Length == 0)
            return Html.Empty;
        var html = new StringBuilder(prose.Buffer.Length + prose.Buffer.Length / 4);
        var done = 0;
        foreach (var part in prose.Parts)
        {
            html.Append(prose.Buffer, done, part.Start - done);
            done = part.Start + part.Length;
            switch (part.Kind)
            {
                case PartKind.Text or PartKind.Verbatim:
                    Html.AppendEscaped(html, prose.Buffer.AsSpan(part.Start, part.Length));
                    break;
                case PartKind.Link:
                    AppendLink(html, prose.Links[part.Index], site);
                    break;
                case PartKind.Citation:
                    AppendCitation(html, prose.Citations[part.Index]);
                    break;
                case PartKind.Address:
                    var address = prose.Addresses[part.Index].Value;
                    Html.AppendEscaped(html, address.StartsWith('/') ? site.BasePath + address : address);
                    break;
            }
        }
        html.Append(prose.Buffer, done, prose.Buffer.Length - done);
        return new(html.ToString());
    }

    private static void AppendLink(StringBuilder html, ProseLink link, BaseUrl site)
    {
        if (link.Address is not { } address)
        {
            Html.AppendEscaped(html, link.Words);
            return;
        }
        html.Append("<a href=\"").Append(site.Link(address));
        if (link.Heading is { } heading)
            html.Append('#').Append(heading);
        html.Append("\">");
        Html.AppendEscaped(html, link.Words);
        html.Append("</a>");
    }

    private static void AppendCitation(StringBuilder html, ProseCitation citation)
    {
        html.Append("<sup class=\"cite\"><a id=\"").Append(Anchors.Citation(citation.Number, citation.Use))
            .Append("\" href=\"#").Append(Anchors.Reference(citation.Number)).Append("\">[").Append(citation.Number);
        if (citation.Locator is { } locator)
        {
            html.Append(", ");
            Html.AppendEscaped(html, locator);
        }
        html.Append("]</a></sup>");
    }
}
