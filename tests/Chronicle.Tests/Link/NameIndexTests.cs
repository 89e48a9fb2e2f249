using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>The index of names, which decides which mentions of a name become links.</summary>
public sealed class NameIndexTests
{
    [Theory]
    [InlineData("C", "C itself, (C) and C.", 1)]
    [InlineData("C", "C++ C# C* C_x C/x C-x C.x C@x C::x C&x C1 Cé Ce\u0301", 0)]
    [InlineData("C", "++C #C $C x_C x/C x-C x.C @C &C 1C éC x\u2011C e\u0301C", 0)]
    [InlineData("C++", "C++ and C", 1)]
    [InlineData("C++", "C+++ C++11", 0)]
    [InlineData("Node.js", "Node.js, Node and Node.jsx", 1)]
    [InlineData("Node.js", "Node.js.org", 0)]
    [InlineData("C", "C's and so on", 1)]
    [InlineData("6.1", "6.12 6.1.3 v6.1 6.1-rc1", 0)]
    [InlineData("6.1", "6.1–6.3", 1)]
    [InlineData("Caf\u00e9", "Cafe\u0301 is open", 1)]
    [InlineData("Cafe\u0301", "Caf\u00e9 is open", 1)]
    [InlineData("Caf", "Cafe\u0301 Caf\u00e9", 0)]
    public void A_name_is_linked_unless_it_is_part_of_a_longer_name(string name, string prose, int links)
    {
        var site = TinyTheme.Site($"""
            -- input/components/it.md --
            ---
            name: "{name}"
            kind: lamp
            status: sold
            summary: S.
            sources: []
            ---
            -- input/text/notes.md --
            ---
            title: Notes
            order: 1
            summary: S.
            ---
            {prose.Replace("*", "\\*").Replace("_", "\\_").Replace("#", "\\#")}
            """);
        Assert.Equal(links, site.Model.Linked[new("notes")].Body.Links.Length);
    }

    [Theory]
    [InlineData("A caf\u00e9 house is open.")]
    [InlineData("A cafe\u0301 house is open.")]
    public void A_term_is_found_in_both_unicode_forms(string prose) => Assert.Equal("caf\u00e9-house", Assert.Single(TinyTheme.Site($"""
        -- input/text/words.md --
        ---
        title: Words
        order: 1
        summary: S.
        glossary: true
        ---
        ### Caf{'\u00e9'} house

        It has light.
        -- input/text/notes.md --
        ---
        title: Notes
        order: 2
        summary: S.
        ---
        {prose}
        """).Model.Linked[new("notes")].Body.Links).Heading);

    [Fact]
    public void The_error_for_two_names_that_look_equal_shows_their_code_points()
    {
        var messages = TinyTheme.Site(Component("a", "Caf\u00e9") + Component("b", "Cafe\u0301")).Messages();
        Assert.Contains("error L208", messages);
        Assert.Contains("(U+00E9, here U+0301)", messages);
    }

    [Fact]
    public void A_page_links_at_most_200_names()
    {
        var names = Enumerable.Range(0, 300).Select(i => $"Lamp {i:000}").ToArray();
        var site = TinyTheme.Site(string.Concat(names.Select((name, i) => Component($"c{i}", name)))
            + $"-- input/text/notes.md --\n---\ntitle: Notes\norder: 1\nsummary: S.\n---\n{string.Join(", ", names)}\n");
        Assert.Equal(200, site.Model.Linked[new("notes")].Body.Links.Length);
    }

    private static string Component(string id, string name) =>
        $"-- input/components/{id}.md --\n---\nname: {name}\nkind: lamp\nstatus: sold\nsummary: S.\nsources: []\n---\n";
}
