using System.Globalization;
using System.Xml.Linq;
using Chronicle.Testing;

namespace Chronicle.Tests;

public sealed class BadgesTests
{
    [Theory]
    [InlineData("eeeeee", "ếếếếếế")]
    [InlineData("ωωωωωω", "ὧὧὧὧὧὧ")]
    public void A_letter_with_accents_is_as_wide_as_the_letter(string plain, string name) => Assert.Equal(WidthOf(plain), WidthOf(name));

    [Fact]
    public void A_character_of_East_Asia_is_as_wide_as_the_font_size() => Assert.True(WidthOf("灯灯灯灯灯灯") > WidthOf("eeeeee") + 20);

    private static int WidthOf(string name) => int.Parse(XDocument.Parse(FollowedLamps.Text(
        FollowedLamps.Site(("name: Desk lamp\n", $"name: {name}\n")).Build(), "/components/desk-lamp/badge.svg")).Root!.Attribute("width")!.Value,
        CultureInfo.InvariantCulture);
}
