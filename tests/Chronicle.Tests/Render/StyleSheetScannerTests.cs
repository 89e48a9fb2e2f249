using System.Text.RegularExpressions;
using Chronicle.Primitives;
using Chronicle.Render;
using Chronicle.Testing;

namespace Chronicle.Tests;

public sealed partial class StyleSheetScannerTests
{
    [Theory]
    [InlineData("a { b: url(c.svg) }", "1:12 c.svg")]
    [InlineData("a { b: url(\n  \"c d.svg\" ) }", "2:4 c d.svg")]
    [InlineData("a { b: URL('c.svg'), url( d.svg ) }", "1:13 c.svg|1:27 d.svg")]
    [InlineData("@import 'a.css' screen; @import url(b.css);", "1:10 a.css|1:37 b.css")]
    [InlineData("a { b: my-url(c.svg); d: \"url(e.svg)\" } /* url(f.svg) */", "")]
    [InlineData("a { b: url(); c: url(#d); e: url(\"f\\\"g\") }", "")]
    public void Addresses_are_found_with_their_places(string css, string expected) => Assert.Equal(expected,
        string.Join('|', Scan(css).Select(address => $"{address.At.Line}:{address.At.Column} {address.Value}")));

    [Theory]
    [InlineData("")]
    [InlineData("a::before { content: '\\'{'; b: \"\\\\\" } a\\{ { }")]
    [InlineData("@media (a: b) { c:not([d=\"]\"]) { --e: {} } }")]
    [InlineData("a { b: url(c{d); } /* { */")]
    public void A_correct_style_sheet_has_no_fault(string css) => Scan(css);

    [Fact]
    public void The_built_in_style_sheets_have_no_fault_and_no_left_and_right()
    {
        foreach (var file in Directory.EnumerateFiles(Repository.PathOf("theme", "css")))
        {
            var css = File.ReadAllText(file);
            Scan(css);
            Assert.DoesNotMatch(Sides(), css);
        }
    }

    private static IEnumerable<ThemeAddress> Scan(string css)
    {
        var diagnostics = new DiagnosticBag();
        var addresses = StyleSheetScanner.Read(new("theme/css/a.css", css), isJoined: false, diagnostics);
        Assert.Empty(diagnostics.ToImmutable());
        return addresses;
    }

    [GeneratedRegex(@"(?:text-align|float|clear):\s*(?:left|right)|(?:margin|padding|border)-(?:left|right)")]
    private static partial Regex Sides();
}
