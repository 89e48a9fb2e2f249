using System.Collections.Immutable;
using System.Text;
using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Templates;

namespace Chronicle.Presentation.Drawings;

/// <summary>
/// A diagram as an HTML <c>figure</c> element. It consists of boxes with text, so screen readers can read it, it wraps on a phone, and it
/// can be printed. The boxes have the colour scheme (light or dark) of the reader. The box beside the layers is the last element. In a
/// narrow window it is below the last layer, so no arrow of the other layers crosses it.
/// </summary>
internal static class DiagramFigure
{
    /// <summary>
    /// The greatest number of components that a layer names, so that the layer stays small. If there are more, a link with the number of
    /// the remaining components follows.
    /// </summary>
    private const int MostNames = 6;

    public static Html Create(SiteModel site, Presenter presenter, DiagramDeclaration diagram)
    {
        var html = new StringBuilder("<figure class=\"chart diagram\"><figcaption><b>").Append(Html.Escape(diagram.Title))
            .Append("</b></figcaption><div class=\"sides\"><ol>");
        foreach (var layer in diagram.Layers.SkipLast(1))
            Add("<li class=\"layer\">", layer, "</li>");
        html.Append("</ol>");
        if (diagram.Layers is [.., var last])
            Add("<div class=\"layer other\">", last, "</div>");
        if (diagram.Beside is { } beside)
            Add("<div class=\"layer other beside\">", beside, "</div>");
        return new(html.Append("</div></figure>").ToString());

        void Add(string start, DiagramLayer layer, string end)
        {
            html.Append(start);
            AddLayer(html, site, presenter, layer);
            html.Append(end);
        }
    }

    private static void AddLayer(StringBuilder html, SiteModel site, Presenter presenter, DiagramLayer layer)
    {
        html.Append("<p><b>").Append(Html.Escape(layer.Label)).Append("</b> ").Append(Html.Escape(layer.Text ?? "")).Append("</p>");
        var links = ComponentsOf(site, layer).Select(presenter.Link).ToImmutableArray();
        if (!links.IsEmpty)
        {
            html.Append("<ul class=\"inline\">").AppendJoin("", links.Take(MostNames)
                .Select(link => $"<li><a href=\"{Html.Escape(link.Url)}\">{link.Title.Value}</a></li>"));
            if (links.Length > MostNames)
                AddMore(html, presenter, layer, links.Length - MostNames);
            html.Append("</ul>");
        }
        if (layer.Below is { } below)
            html.Append("<p class=\"below\">").Append(Html.Escape(below)).Append("</p>");
    }

    // The name of the link begins with the name of the layer, because readers of a list of links do not see the layer.
    private static void AddMore(StringBuilder html, Presenter presenter, DiagramLayer layer, int count)
    {
        var more = presenter.Words.Fill("and_more", ("n", presenter.Words.Number(count)));
        html.Append($"<li><a href=\"{presenter.Url(Routes.Components)}\" aria-label=\"{Html.Escape($"{layer.Label}: {more}")}\">")
            .Append(Html.Escape(more)).Append("</a></li>");
    }

    /// <summary>
    /// The components that the layer names, and then the other components of its kinds. If the layer has a status, components of its kinds
    /// must have this status.
    /// </summary>
    private static IEnumerable<Component> ComponentsOf(SiteModel site, DiagramLayer layer) =>
        site.Components.Where(component => layer.Components.Any(named => named.Value == component.Id))
            .Concat(site.Components.Where(component => layer.Kinds.Any(kind => kind.Value == component.Kind.Value)
                && (layer.Status is not { } status || status.Value == component.Status.Value)))
            .DistinctBy(component => component.Id);
}
