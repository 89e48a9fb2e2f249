using System.Globalization;
using System.Text;
using Chronicle.Templates;

namespace Chronicle.Presentation.Drawings;

/// <summary>
/// Draws a chart. The areas stretch to the width of their box. Texts and marks have positions in per cent and keep their size, so one
/// drawing fits a wide window, a phone and paper. The theme sets the colours by class: <c>area-1</c> is the first figure.
/// </summary>
internal static class ChartSvg
{
    /// <summary>The width and the height of the stretched areas, in units of the drawing.</summary>
    private const int Units = 1000;

    /// <summary>The least distance between the names of two releases, and of two years, as a share of the width.</summary>
    private const double NameDistance = .13;

    /// <summary>
    /// The greatest slope of the line after a release, as a share of the height per share of the width. A steeper line would cross the
    /// right half of a name that is centred above the mark, so the name of this release ends at the mark.
    /// </summary>
    private const double Steep = .8;

    /// <summary>
    /// A position as a share of the width. The name of a year that begins after this position does not fit in a narrow window, so the theme
    /// hides it there.
    /// </summary>
    private const double Late = .9;

    /// <summary>
    /// Positions as shares of the width, for a normal and a small chart. The name of a year that begins after this position does not fit,
    /// so it is not drawn.
    /// </summary>
    private const double LastYear = .95, LastYearOfSmall = .86;

    /// <summary>The height of the name of a release above its mark, as a share of the height of a chart on a phone (15 rem).</summary>
    private const double NameHeight = .09;

    /// <summary>The height of two lines of text beside a chart, as a share of its height.</summary>
    private const double TwoLines = .13;

    /// <summary>
    /// The size of a label of a horizontal line on a phone, for a normal and a small chart: the height, and the width of one character, as
    /// shares of the height and the width of the chart.
    /// </summary>
    private const double LabelHeight = .06, LabelHeightOfSmall = .125, CharacterWidth = .022, CharacterWidthOfSmall = .028;

    /// <summary>The number of colours for areas in a theme. All further figures use the last colour.</summary>
    private const int Colours = 4;

    public static string Plot(ChartData chart, Words words, bool isSmall)
    {
        var scale = new ChartScale(chart);
        var svg = new StringBuilder();
        foreach (var tick in scale.Ticks)
            Line(svg, "tick", "0", "100%", Percent(scale.Y((double)tick)), Percent(scale.Y((double)tick)));
        DrawAreas(svg, chart, scale);
        DrawYears(svg, scale, isSmall);
        DrawMarks(svg, chart, scale, words, isSmall);
        foreach (var tick in isSmall ? scale.Ticks.TakeLast(1) : scale.Ticks)
            DrawLabel(svg, scale, tick, words.Number(tick), isSmall);
        return svg.ToString();
    }

    // A label is above its line. A label that the edge of an area would cross is not drawn, because the other labels and the text above the
    // chart also give the scale. The label of zero is always drawn, because the areas begin at zero.
    private static void DrawLabel(StringBuilder svg, ChartScale scale, decimal tick, string label, bool isSmall)
    {
        var (y, width) = (scale.Y((double)tick), label.Length * (isSmall ? CharacterWidthOfSmall : CharacterWidth));
        if (tick == 0 || !scale.HasEdge(width, y - (isSmall ? LabelHeightOfSmall : LabelHeight), y))
            Text(svg, "tick", 0, y, -4, label);
    }

    /// <summary>
    /// The name and the last value of each figure, as labels beside the end of the figure's area in the chart. Above them is the sum of
    /// several figures, at the upper edge.
    /// </summary>
    public static string Ends(ChartData chart, Words words)
    {
        var (scale, svg, last) = (new ChartScale(chart), new StringBuilder(), 1.0);
        for (var i = 0; i < chart.Figures.Length; i++)
        {
            var (low, high) = (i == 0 ? scale.Y(0) : scale.Y(scale.Stacks[^1][i - 1]), scale.Y(scale.Stacks[^1][i]));
            last = Math.Min(chart.Figures.Length == 1 ? high : (low + high) / 2, last - (i == 0 ? 0 : TwoLines));
            Text(svg, $"name area-{ColourOf(i)}", 0, last, -2, words.Number(chart.Points[^1].Values[i]));
            Text(svg, "name", 0, last, 14, chart.Figures[i].Label);
        }
        if (chart.Figures.Length > 1)
        {
            last = Math.Min(scale.Y(scale.Stacks[^1][^1]), last - TwoLines);
            Text(svg, "name sum", 0, last, -2, words.Number(chart.Sum));
            Text(svg, "name", 0, last, 14, words["chart_sum"]);
        }
        return svg.ToString();
    }

    public static int ColourOf(int figure) => Math.Min(figure, Colours - 1) + 1;

    private static void DrawAreas(StringBuilder svg, ChartData chart, ChartScale scale)
    {
        svg.Append(CultureInfo.InvariantCulture, $"<svg width=\"100%\" height=\"100%\" viewBox=\"0 0 {Units} {Units}\" ")
            .Append("preserveAspectRatio=\"none\">");
        for (var i = chart.Figures.Length - 1; i >= 0; i--)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"area-{ColourOf(i)}\" d=\"");
            Edge(i, isForward: true);
            if (i == 0)
                svg.Append('V').Append(Unit(scale.Y(0))).Append('H').Append(Unit(scale.X(chart.Points[0].Day)));
            else
                Edge(i - 1, isForward: false);
            svg.Append(CultureInfo.InvariantCulture, $"Z\"/><path class=\"line area-{ColourOf(i)}\" d=\"");
            Edge(i, isForward: true);
            svg.Append("\"/>");
        }
        svg.Append("</svg>");

        void Edge(int figure, bool isForward)
        {
            for (var n = 0; n < chart.Points.Length; n++)
            {
                var at = isForward ? n : chart.Points.Length - 1 - n;
                svg.Append(n == 0 && isForward ? 'M' : 'L').Append(Unit(scale.X(chart.Points[at].Day))).Append(' ')
                    .Append(Unit(scale.Y(scale.Stacks[at][figure])));
            }
        }
    }

    private static void DrawYears(StringBuilder svg, ChartScale scale, bool isSmall)
    {
        var before = -1.0;
        foreach (var year in scale.Years)
        {
            var x = scale.StartOf(year);
            var hasRoom = x >= 0 && x <= (isSmall ? LastYearOfSmall : LastYear);
            if (!hasRoom || before >= 0 && x - before < (isSmall ? 3 * NameDistance : NameDistance))
                continue;
            before = x;
            Line(svg, "axis", Percent(x), Percent(x), Percent(scale.Y(0)), "100%");
            Text(svg, x > Late ? "axis late" : "axis", x, 1, isSmall ? 11 : -2, "\u2009" + year.ToString(CultureInfo.InvariantCulture));
        }
    }

    // The marks are on the edge of the first figure, because the finding compares its values. A name is above its mark. If the edge of a
    // further area passes through this position, the name is above that edge.
    private static void DrawMarks(StringBuilder svg, ChartData chart, ChartScale scale, Words words, bool isSmall)
    {
        var before = double.MinValue;
        for (var n = 0; n < chart.Points.Length; n++)
        {
            var (point, x) = (chart.Points[n], scale.X(chart.Points[n].Day));
            var isLast = n == chart.Points.Length - 1;
            var y = scale.Y(scale.Stacks[n][0]);
            svg.Append($"<circle cx=\"{Percent(x)}\" cy=\"{Percent(y)}\" r=\"{(isSmall ? '2' : '3')}\"><title>");
            svg.Append(Html.Escape($"{point.Release.Name}: {string.Join(" + ", point.Values.Select(value => words.Number(value)))}"));
            svg.Append("</title></circle>");
            if (isSmall || !isLast && (!point.Release.LongTerm || x - before < NameDistance || x > 1 - NameDistance))
                continue;
            before = x;
            foreach (var sum in scale.Stacks[n])
                if (y - scale.Y(sum) is > 0 and < NameHeight)
                    y = scale.Y(sum);
            var anchor = x < NameDistance / 2 ? "start" : isLast || x > NameDistance && IsSteep(n) ? "end" : "middle";
            Text(svg, "release", x, y, -9, point.Release.Version, anchor);
        }

        bool IsSteep(int n) => scale.Y(scale.Stacks[n][0]) - scale.Y(scale.Stacks[n + 1][0])
            > Steep * (scale.X(chart.Points[n + 1].Day) - scale.X(chart.Points[n].Day));
    }

    // A text begins at x, unless the anchor is "middle" or "end". The shift is a distance downwards, in pixels.
    private static void Text(StringBuilder svg, string name, double x, double y, int shift, string text, string? anchor = null) =>
        svg.Append($"<text class=\"{name}\" x=\"{Percent(x)}\" y=\"{Percent(y)}\" ")
            .Append(CultureInfo.InvariantCulture, $"dy=\"{shift}\"{(anchor is null ? "" : $" text-anchor=\"{anchor}\"")}>")
            .Append(Html.Escape(text)).Append("</text>");

    private static void Line(StringBuilder svg, string name, string x1, string x2, string y1, string y2) =>
        svg.Append($"<line class=\"{name}\" x1=\"{x1}\" x2=\"{x2}\" y1=\"{y1}\" y2=\"{y2}\"/>");

    private static string Percent(double share) => Math.Round(share * 100, 1).ToString(CultureInfo.InvariantCulture) + "%";

    private static string Unit(double share) => ((int)Math.Round(share * Units)).ToString(CultureInfo.InvariantCulture);
}
