using System.Text;
using Chronicle.Input;
using Chronicle.Primitives;
using Chronicle.Read;

namespace Chronicle.Tests.Read.Drawings;

/// <summary>The filter of drawings: it accepts the files of common programs, and refuses a drawing that loads or runs something.</summary>
public sealed class DrawingFilterTests
{
    private const string Svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">";

    private static readonly string[] Loads =
    [
        "@import \"https://evil.example/x.css\";",
        "@font-face{font-family:a;src:url(https://evil.example/a.woff)}",
        "a{fill:url(https://evil.example/x)}",
        "a{fill:url( '//evil.example/x')}",
        "a{background:image-set(\"https://evil.example/x\" 1x)}",
        "a{background:src(\"https://evil.example/x\")}",
        "a{background-image:cross-fade(url(#a),url(data:x))}",
        "a{cursor:url(x.cur),auto}",
        "a{mask:URL(x)}",
        "a{--x:url(x)}",
        "a{fill:url(\"#\n);b:url(x)\")}",
        "}a{fill:url(x)}",
        "a{b{fill:url(x)}}",
        "@media print{@media screen{a{fill:url(x)}}}",
        "<!--a{fill:url(x)}-->",
    ];

    /// <summary>Notations of a style that a plain search for the text of the style does not find.</summary>
    private static readonly (string Name, Func<string, string> Hide)[] Notations =
    [
        ("plain", css => css.Replace("<", "&lt;")),
        ("split by CDATA", css => string.Concat(css.Chunk(3).Select(part => $"<![CDATA[{new string(part)}]]>"))),
        ("split by comments", css => string.Join("<!-- -->", css.Chunk(2).Select(part => new string(part).Replace("<", "&lt;")))),
        ("as references", css => string.Concat(css.Select(c => $"&#{(int)c};"))),
        ("with escapes", css => string.Concat(css.Select(c => char.IsAsciiLetter(c) ? $"\\{(int)c:x} " : c.ToString()))
            .Replace("<", "&lt;")),
    ];

    public static TheoryData<string, string> HiddenLoads()
    {
        var rows = new TheoryData<string, string>();
        foreach (var (name, hide) in Notations)
            foreach (var css in Loads)
                rows.Add(name, $"{Svg}<style>{hide(css)}</style></svg>");
        return rows;
    }

    [Theory, MemberData(nameof(HiddenLoads))]
    public void A_style_that_loads_something_is_refused_in_every_notation(string notation, string drawing) =>
        Assert.True(Messages(drawing) != "", $"{notation}: {drawing}");

    [Theory]
    [InlineData("<script/>", "1:85: error R109: <script> is")]
    [InlineData("<SCRIPT/>", "error R109: <SCRIPT> is")]
    [InlineData("<path onload=\"x\"/>", "1:90: error R109: onload is")]
    [InlineData("<path ONLOAD=\"x\"/>", "error R109: ONLOAD is")]
    [InlineData("<foreignObject/>", "error R109: <foreignObject> is")]
    [InlineData("<animate attributeName=\"href\" to=\"javascript:x\"/>", "error R109: <animate> is")]
    [InlineData("<a href=\"javascript:x\"/>", "error R109: href with an address outside the drawing is")]
    [InlineData("<a xlink:href=\"https://evil.example/\"/>", "error R109: xlink:href with an address outside the drawing is")]
    [InlineData("<use href=\"other.svg#x\"/>", "error R109: href with")]
    [InlineData("<use href=\"data:image/png;base64,AA\"/>", "error R109: href with")]
    [InlineData("<image href=\"data:image/svg+xml;base64,AA\"/>", "error R109: href with")]
    [InlineData("<feImage href=\"x.png\"/>", "error R109: href with")]
    [InlineData("<g xml:base=\"https://evil.example/\"/>", "error R109: xml:base is")]
    [InlineData("<path cursor=\"url(x.cur)\"/>", "error R109: url() with an address outside the drawing in cursor is")]
    [InlineData("<path style=\"};background:url(x)\"/>", "error R109: url() with an address outside the drawing in style is")]
    [InlineData("<path style=\"behavior:a\"/>", "error R109: the property behavior in style is")]
    [InlineData("<path fill=\"image-set('x' 1x)\"/>", "error R109: image-set() in fill is")]
    [InlineData("<p xmlns=\"http://www.w3.org/1999/xhtml\"/>", "error R109: <p> is")]
    [InlineData("<e:listener xmlns:e=\"http://www.w3.org/2001/xml-events\"/>", "error R109: <e:listener> is")]
    [InlineData("<path xmlns:e=\"http://www.w3.org/2001/xml-events\" e:event=\"x\"/>", "error R109: e:event is")]
    [InlineData("<style><g/>a{}</style>", "error R109: <g> within <style> is")]
    [InlineData("<script xmlns=\"\"/>", "error R109: <script> is")]
    public void An_unsafe_element_or_attribute_is_refused_at_its_place(string part, string message) =>
        Assert.Contains(message, Messages($"{Svg}{part}</svg>"));

    [Fact]
    public void The_message_is_at_the_line_of_the_mistake() => Assert.Equal("""
        input/assets/a.svg:3:13: error R109: url() with an address outside the drawing is not accepted in a drawing, because it may run or load something; take it out
        input/assets/a.svg:5:1: error R109: @import is not accepted in a drawing, because it may run or load something; take it out

        """, Messages($"{Svg}<style>\n  a {{ fill: url(#a) }}\n  b {{ fill: url(b) }}\n<![CDATA[\n@import 'x';\n]]></style></svg>"), ignoreLineEndingDifferences: true);

    [Theory]
    [InlineData("<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\"\n \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">\n", "")]
    [InlineData("<?xml version=\"1.0\"?>\n<!DOCTYPE svg [<!ENTITY x \"<script/>\">]>",
        "2:11: error R109: a DOCTYPE with declarations in brackets is not accepted")]
    [InlineData("<?xml version=\"1.0\" encoding=\"UTF-7\"?>\n", "error R109: the encoding UTF-7 is not accepted")]
    [InlineData("<?xml-stylesheet href=\"x.css\"?>", "1:3: error R109: <?xml-stylesheet?> is not accepted")]
    [InlineData("<?xpacket begin=\"\"?><!-- Made by hand -->", "")]
    public void The_lines_before_the_drawing_are_checked(string prologue, string message)
    {
        var messages = Messages($"{prologue}{Svg}</svg>");
        Assert.Contains(message, messages);
        Assert.Equal(message == "", messages == "");
    }

    [Fact]
    public void A_drawing_in_another_encoding_is_an_error() =>
        Assert.Contains("error R101", Messages([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes($"{Svg}</svg>")]));

    public static TheoryData<string, string> Programs => new()
    {
        { "Inkscape", """
            <?xml version="1.0" encoding="UTF-8" standalone="no"?>
            <!-- Created with Inkscape (http://www.inkscape.org/) -->
            <svg width="210mm" height="297mm" viewBox="0 0 210 297" version="1.1" id="svg5" inkscape:version="1.2" sodipodi:docname="a.svg"
              xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"
              xmlns:xlink="http://www.w3.org/1999/xlink" xmlns="http://www.w3.org/2000/svg" xmlns:svg="http://www.w3.org/2000/svg"
              xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:cc="http://creativecommons.org/ns#" xmlns:dc="http://purl.org/dc/elements/1.1/">
              <sodipodi:namedview id="namedview7" pagecolor="#ffffff" inkscape:zoom="0.7"><inkscape:grid type="xygrid" id="g1"/></sodipodi:namedview>
              <defs id="defs2"><linearGradient id="lg" inkscape:collect="always" xlink:href="#other"><stop style="stop-color:#000;stop-opacity:1" offset="0"/></linearGradient>
                <clipPath clipPathUnits="userSpaceOnUse" id="c"><rect width="1" height="1" x="0" y="0"/></clipPath></defs>
              <metadata><rdf:RDF><cc:Work rdf:about=""><dc:format>image/svg+xml</dc:format><dc:type rdf:resource="http://purl.org/dc/dcmitype/StillImage"/></cc:Work></rdf:RDF></metadata>
              <g inkscape:label="Layer 1" inkscape:groupmode="layer" id="layer1" clip-path="url(#c)">
                <path style="fill:url(#lg);fill-rule:evenodd;stroke:#000000;stroke-width:0.26px;-inkscape-stroke:none" d="M 1,2 3,4 Z" sodipodi:nodetypes="cc"/>
                <text xml:space="preserve" style="font-size:10.5833px;-inkscape-font-specification:'sans-serif, Normal';font-variant-ligatures:normal" x="1" y="2"><tspan sodipodi:role="line">A</tspan></text>
                <image xlink:href="data:image/png;base64,iVBORw0KGgo=" preserveAspectRatio="none" width="1" height="1"/>
              </g></svg>
            """ },
        { "Graphviz", """
            <?xml version="1.0" encoding="UTF-8" standalone="no"?>
            <!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN"
             "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
            <!-- Generated by graphviz version 2.43.0 (0) -->
            <svg width="62pt" height="116pt" viewBox="0.00 0.00 62.00 116.00" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">
            <g id="graph0" class="graph" transform="scale(1 1) rotate(0) translate(4 112)">
            <polygon fill="white" stroke="transparent" points="-4,4 -4,-112 58,-112 58,4 -4,4"/>
            <g id="node1" class="node"><title>a&#45;&gt;b</title><g id="a_node1"><a xlink:title="A node"><ellipse fill="none" stroke="black" cx="27" cy="-90" rx="27" ry="18"/></a></g>
            <text text-anchor="middle" x="27" y="-86.3" font-family="Times,serif" font-size="14.00">a</text></g></g></svg>
            """ },
        { "matplotlib", """
            <?xml version="1.0" encoding="utf-8" standalone="no"?>
            <!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN"
              "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
            <svg xmlns:xlink="http://www.w3.org/1999/xlink" width="460.8pt" height="345.6pt" viewBox="0 0 460.8 345.6" xmlns="http://www.w3.org/2000/svg" version="1.1">
             <metadata><rdf:RDF xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:cc="http://creativecommons.org/ns#" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
               <cc:Work><dc:type rdf:resource="http://purl.org/dc/dcmitype/StillImage"/><dc:creator><cc:Agent><dc:title>Matplotlib v3.7, https://matplotlib.org/</dc:title></cc:Agent></dc:creator></cc:Work></rdf:RDF></metadata>
             <defs><style type="text/css">*{stroke-linejoin: round; stroke-linecap: butt}</style></defs>
             <g id="figure_1"><g id="patch_1"><path d="M 0 345.6 L 460.8 345.6 z " style="fill: #ffffff"/></g>
             <g style="fill: none; stroke-dasharray: 1,2; stroke-dashoffset: 0" clip-path="url(#p1)"><use xlink:href="#m1" x="1" y="2" style="stroke: #000000; stroke-width: 0.8"/></g></g>
             <defs><path id="m1" d="M 0 0 L 0 3.5 "/><clipPath id="p1"><rect x="1" y="2" width="3" height="4"/></clipPath></defs></svg>
            """ },
        { "draw.io", """
            <?xml version="1.0" encoding="UTF-8"?>
            <!-- Do not edit this file with editors other than draw.io -->
            <!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
            <svg xmlns="http://www.w3.org/2000/svg" style="background: #ffffff; background-color: light-dark(#ffffff, var(--ge-dark-color, #121212)); color-scheme: light dark;"
             xmlns:xlink="http://www.w3.org/1999/xlink" version="1.1" width="122px" height="62px" viewBox="-0.5 -0.5 122 62" content="&lt;mxfile host=&quot;x&quot;&gt;&lt;/mxfile&gt;">
             <defs><style type="text/css">@media (prefers-color-scheme: dark) { svg, rect { fill: rgb(0, 0, 0) } }</style></defs>
             <rect fill="#ffffff" width="100%" height="100%" x="0" y="0" style="fill: light-dark(#ffffff, var(--ge-dark-color, #121212));"/>
             <g><g data-cell-id="0"><g data-cell-id="1"><rect x="0" y="0" width="120" height="60" fill="none" stroke="#000" pointer-events="all" style="stroke: light-dark(rgb(0, 0, 0), rgb(255, 255, 255));"/>
             <switch><text x="60" y="34" fill="#000" font-family="&quot;Helvetica&quot;" font-size="12px" text-anchor="middle" requiredFeatures="http://www.w3.org/TR/SVG11/feature#Extensibility">A</text></switch></g></g></g></svg>
            """ },
    };

    [Theory, MemberData(nameof(Programs))]
    public void A_drawing_that_a_common_program_saved_is_accepted(string program, string drawing) =>
        Assert.Equal((program, ""), (program, Messages(drawing)));

    private static string Messages(string drawing) => Messages(Encoding.UTF8.GetBytes(drawing));

    private static string Messages(byte[] drawing)
    {
        var diagnostics = new DiagnosticBag();
        Assets.Check(new InputFile("input/assets/a.svg", drawing), diagnostics);
        return string.Concat(diagnostics.ToImmutable().Select(diagnostic => diagnostic + "\n"));
    }

    [Theory]
    [InlineData("<style>a{fill:red}&#x20;&#x20;&#x20;b{q:y}</style>", "q", "1:122")]
    [InlineData("<style>&#x1F600; a&gt;b{q:y}</style>", "q", "1:108")]
    [InlineData("<style>😀 a{q:y}</style>", "q", "1:95")]
    [InlineData("<style>a{fill:red}<![CDATA[/*&amp;*/ b{q:y}]]></style>", "q", "1:123")]
    [InlineData("<style>a{fill:red}<!-- &amp; -->\n b{q:y}</style>", "q", "2:4")]
    [InlineData("<style>a{q:y;\n&#10;z:y}</style>", "z", "2:6")]
    [InlineData("<style>a{url('x\n:y}</style>", "url", "1:93")]
    public void A_mistake_in_a_style_has_its_place_in_the_file(string part, string property, string place) =>
        Assert.Contains($"input/assets/a.svg:{place}: error R109: the property {property} is", Messages($"{Svg}{part}</svg>"));

    [Fact]
    public void The_first_thousand_mistakes_of_a_style_have_their_places()
    {
        var messages = Messages($"{Svg}<style>a{{{string.Concat(Enumerable.Repeat("q:y;", 2_000))}}}</style></svg>").Split('\n');
        Assert.Equal(1_002, messages.Length);
        Assert.Equal(93, Svg.Length + "<style>a{".Length + 1);
        Assert.All(Enumerable.Range(0, 1_000), i => Assert.StartsWith($"input/assets/a.svg:1:{93 + 4 * i}: ", messages[i]));
    }
}
