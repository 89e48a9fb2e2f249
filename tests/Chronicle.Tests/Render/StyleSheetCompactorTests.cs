using System.Text;
using Chronicle.Render;

namespace Chronicle.Tests;

public sealed class StyleSheetCompactorTests
{
    [Theory]
    [InlineData("a { color: red; }\n\n  b c { d: 1px 2px; }\n", "a{color:red}b c{d:1px 2px}")]
    [InlineData("/* a */ a::before { content: \"/* kept */  { \"; } /* open", "a::before{content:\"/* kept */  { \"}")]
    [InlineData("a { content: '\\'  '; }", "a{content:'\\'  '}")]
    [InlineData("a\nb, c { }", "a b,c{}")]
    [InlineData("a { width: calc(1px + 2px) }", "a{width:calc(1px + 2px)}")]
    [InlineData("a { content: \"torn\n}", "a{content:\"torn\n}")]
    [InlineData("a :hover, @media (b: c) { --d: ; }", "a :hover,@media (b:c){--d:}")]
    [InlineData(".a{margin:1px/**/2px}", ".a{margin:1px/**/2px}")]
    [InlineData(".a{margin:1px /* one */ 2px /* two */}", ".a{margin:1px 2px}")]
    [InlineData(".a/* b */.c { d: /* e */ f }", ".a/**/.c{d:f}")]
    [InlineData("a\t{\tb:\tc\t\"d\"\t}", "a{b:c \"d\"}")]
    [InlineData("a { b: c\\; }", "a{b:c\\;}")]
    [InlineData("a { b: c\\;; }", "a{b:c\\;}")]
    [InlineData(".a\\: b { c: d\\", ".a\\: b{c:d\\")]
    [InlineData("", "")]
    public void Only_characters_without_meaning_are_removed(string css, string expected) =>
        Assert.Equal(expected, Encoding.UTF8.GetString(StyleSheetCompactor.Compact(new("theme/css/a.css", css))));
}
