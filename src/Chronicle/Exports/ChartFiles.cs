using System.Globalization;
using System.Text;
using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Presentation;
using Chronicle.Presentation.Drawings;
using Chronicle.Primitives;
using Chronicle.Templates;

namespace Chronicle.Exports;

/// <summary>
/// Creates two files for each chart. The picture (SVG) also contains the finding, the title of the site and the address of the page with
/// the figures. The table (CSV) contains the values and their sources.
/// </summary>
internal static class ChartFiles
{
    private const int Width = 960, Height = 540;

    // The file cannot use the style sheet of the site, so it has the colours of light pages, for a white background.
    private const string Style = $"text{{font:14px system-ui,sans-serif;fill:{LightColours.Ink}}}"
        + $".title{{font:700 20px system-ui,sans-serif}}.tick,.axis,.note{{fill:{LightColours.Quiet}}}line{{stroke:{LightColours.Rule}}}"
        + $"path.area-1{{fill:{LightColours.Area1}}}path.area-2{{fill:{LightColours.Area2}}}"
        + $"path.area-3{{fill:{LightColours.Area3}}}path.area-4{{fill:{LightColours.Area4}}}"
        + $"path.line{{fill:none;stroke:{LightColours.Ink};vector-effect:non-scaling-stroke}}circle{{fill:{LightColours.Ink}}}"
        + "text.tick,text.release{paint-order:stroke;stroke:#fff;stroke-width:5px;stroke-linejoin:round}"
        + "text.name{font-size:13px}text[class*=area]{font-size:14px;font-weight:700}";

    public static IEnumerable<Document> Render(SiteModel site, Presenter presenter)
    {
        foreach (var declaration in site.Settings.Charts)
            if (ChartData.Create(site, presenter.Words, declaration) is { } chart)
            {
                yield return new Document.Made(Routes.ChartPicture(chart.Id), declaration.At, () =>
                    Encoding.UTF8.GetBytes(Draw(site, presenter, chart)));
                yield return new Document.Made(Routes.ChartTable(chart.Id), declaration.At, () => Encoding.UTF8.GetBytes(Table(chart)));
            }
    }

    private static string Draw(SiteModel site, Presenter presenter, ChartData chart) =>
        $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{Width}\" height=\"{Height}\" viewBox=\"0 0 {Width} {Height}\" "
        + $"xml:lang=\"{Html.Escape(site.Settings.Language)}\"><title>{Html.Escape(chart.Finding)}</title><style>{Style}</style>"
        + "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>"
        + $"<text class=\"title\" x=\"20\" y=\"36\">{Html.Escape(Shortening.Shorten(chart.Finding, 90))}</text>"
        + $"<svg x=\"20\" y=\"50\" width=\"620\" height=\"440\">{ChartSvg.Plot(chart, presenter.Words, isSmall: false)}</svg>"
        + $"<svg x=\"650\" y=\"50\" width=\"300\" height=\"440\">{ChartSvg.Ends(chart, presenter.Words)}</svg>"
        + $"<text class=\"note\" x=\"20\" y=\"522\">{Html.Escape(site.Settings.Title)}, "
        + $"{Html.Escape(presenter.Canonical(Routes.Figures))}</text></svg>\n";

    // The table contains only ids, dates and numbers, so it needs no quotes, and no cell can be a formula of a spreadsheet.
    private static string Table(ChartData chart)
    {
        var csv = new StringBuilder();
        csv.Append("release,date,").AppendJoin(',', chart.Figures.Select(figure => figure.Id)).Append(",source\r\n");
        foreach (var point in chart.Points)
            csv.Append(point.Release.Id).Append(',').Append(point.Date.Edtf).Append(',')
                .AppendJoin(',', point.Values.Select(value => value.ToString(CultureInfo.InvariantCulture))).Append(',')
                .Append(point.Release.FiguresSource?.Value.Value).Append("\r\n");
        return csv.ToString();
    }
}
