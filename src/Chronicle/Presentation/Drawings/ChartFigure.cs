using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Primitives;
using Chronicle.Templates;

namespace Chronicle.Presentation.Drawings;

/// <summary>
/// A chart as an HTML <c>figure</c> element: its finding, the drawing, a key for narrow windows, the sources and links to its files.
/// </summary>
internal static class ChartFigure
{
    /// <summary>The greatest number of sources that are listed. If there are more, the total number follows the listed ones.</summary>
    private const int MostSources = 6;

    public static Html Create(SiteModel site, Presenter presenter, ChartData chart, bool hasLinkToAll = true)
    {
        var (words, html) = (presenter.Words, new StringBuilder());
        html.Append("<figure class=\"chart\"><figcaption><b>").Append(Html.Escape(chart.Finding)).Append("</b> <span class=\"small\">")
            .Append(Html.Escape(chart.Label));
        if (chart.Figures.Length > 1)
            html.Append(". ").Append(Html.Escape(words["chart_stacked"]));
        html.Append("</span></figcaption>");
        AddKey(html, chart, words);
        html.Append("<div class=\"plot\"><svg role=\"img\" aria-label=\"")
            .Append(Html.Escape(words.Fill("figures_alternative", ("figure", chart.Finding)))).Append("\">")
            .Append(ChartSvg.Plot(chart, words, isSmall: false)).Append("</svg><svg class=\"ends\" aria-hidden=\"true\">")
            .Append(ChartSvg.Ends(chart, words)).Append("</svg></div>");
        AddSources(html, site, presenter, chart, hasLinkToAll);
        return new(html.Append("</figure>").ToString());
    }

    /// <summary>A small chart of one figure. Several of them form a row.</summary>
    public static Html CreateSmall(Presenter presenter, ChartData chart)
    {
        var figure = chart.Figures[0];
        return new($"<figure class=\"chart multiple\"><figcaption><b>{Html.Escape(figure.Label)}</b> "
            + $"<span class=\"small\">{Html.Escape(Change(chart, presenter.Words))}</span></figcaption>"
            + $"<div class=\"plot\"><svg role=\"img\" aria-label=\"{Html.Escape(chart.Finding)}\">"
            + $"{ChartSvg.Plot(chart, presenter.Words, isSmall: true)}</svg></div></figure>");
    }

    private static string Change(ChartData chart, Words words)
    {
        var (first, last) = (words.Number(chart.Points[0].Values[0]), words.Number(chart.Points[^1].Values[0]));
        return first == last ? last : $"{first} → {last}";
    }

    private static void AddKey(StringBuilder html, ChartData chart, Words words)
    {
        html.Append("<ul class=\"key\">");
        for (var i = 0; i < chart.Figures.Length; i++)
            html.Append(CultureInfo.InvariantCulture, $"<li class=\"area-{ChartSvg.ColourOf(i)}\">{Html.Escape(chart.Figures[i].Label)}: ")
                .Append(Html.Escape(words.Number(chart.Points[^1].Values[i]))).Append("</li>");
        if (chart.Figures.Length > 1)
            html.Append($"<li class=\"sum\">{Html.Escape(words["chart_sum"])}: {Html.Escape(words.Number(chart.Sum))}</li>");
        html.Append("</ul>");
    }

    private static void AddSources(StringBuilder html, SiteModel site, Presenter presenter, ChartData chart, bool hasLinkToAll)
    {
        ImmutableArray<Source> sources = [.. chart.Points.Select(point => point.Release.FiguresSource).OfType<Located<SourceId>>()
            .DistinctBy(source => source.Value).Select(site.Find)];
        if (!sources.IsEmpty)
        {
            html.Append("<p class=\"small\">").Append(Html.Escape(presenter.Words["chart_source"])).Append(' ')
                .AppendJoin(", ", sources.Take(MostSources)
                .Select(source => $"<a href=\"{presenter.Url(Routes.Source(source.Id))}\">{Html.Escape(source.Title)}</a>"));
            if (sources.Length > MostSources)
                html.Append(" … (").Append(sources.Length.ToString(CultureInfo.InvariantCulture)).Append(')');
            html.Append("</p>");
        }
        html.Append("<p class=\"inline files\">").Append($"<a href=\"{presenter.Url(Routes.ChartPicture(chart.Id))}\">SVG</a> ")
            .Append($"<a href=\"{presenter.Url(Routes.ChartTable(chart.Id))}\">CSV</a>");
        if (hasLinkToAll)
            html.Append($" <a href=\"{presenter.Url(Routes.Figures)}\">{Html.Escape(presenter.Words["figures_all"])}</a>");
        html.Append("</p>");
    }
}
