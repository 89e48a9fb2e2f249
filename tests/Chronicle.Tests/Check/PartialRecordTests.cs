using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>A mistake in one key of a record does not hide the mistakes in its other keys and in its prose.</summary>
public sealed class PartialRecordTests
{
    private const string Others = """
        -- input/components/desk.md --
        ---
        name: Desk lamp
        aliases: [Lamp 7]
        kind: lamp
        status: sold
        summary: S.
        sources: []
        ---

        """;

    private const string Links = """
        ## How
        See [[dekk]], [[Desk lamp]], [[lamp 7|the seventh]], [@paper], [it](/componnts/desk/), [here](#how), [there](/components/desk/) and ![a](x.png).

        """;

    private const string MessagesForProse = """
        input/milestones/light.md:LINE:5: error L202: unknown record "dekk"; did you mean "desk"?
        input/milestones/light.md:LINE:15: error L202: unknown record "Desk lamp"; "Desk lamp" is a name of "desk", so write [[desk]]
        input/milestones/light.md:LINE:30: error L202: unknown record "lamp 7"; "lamp 7" is a name of "desk", so write [[desk|the seventh]]
        input/milestones/light.md:LINE:55: error L207: unknown source "paper"; a source is a file sources/ID.yml
        input/milestones/light.md:LINE:64: error C401: the link to /componnts/desk/ leads nowhere; did you mean "/components/desk/"? (page /milestones/light/)
        input/milestones/light.md:LINE:133: error V214: the image "x.png" is not a file of this site; put it into input/assets/ and write /assets/name

        """;

    [Theory]
    [InlineData("date: May", """
        input/milestones/light.md:3:7: error R123: "date" is no date: "May"; write 2022, 2022-10 or 2022-10-03, with ~ after it for approximate
        input/milestones/light.md:7:10: error L204: unknown release "2.0"
        input/milestones/light.md:8:14: error L203: unknown component "Desk lamp"; "Desk lamp" is a name of "desk", so write desk

        """, 11)]
    [InlineData("date: 1999\nkind: lunch", """
        input/milestones/light.md:4:7: error V201: unknown kind "lunch"; "milestone_kinds" in site.yml has launch; did you mean "launch"?
        input/milestones/light.md:7:10: error L204: unknown release "2.0"
        input/milestones/light.md:8:14: error L203: unknown component "Desk lamp"; "Desk lamp" is a name of "desk", so write desk

        """, 11)]
    [InlineData("date: 1999: 5", """
        input/milestones/light.md:3:11: error R110: a colon with a blank after it ends a key; put the text in quotes

        """, 11)]
    public void The_other_mistakes_of_the_record_are_reported(string date, string messagesForFacts, int line)
    {
        var kind = date.Contains("kind") ? "" : "kind: launch\n";
        var site = TinyTheme.Site(Others + $"""
            -- input/milestones/light.md --
            ---
            title: Light
            {date}
            {kind}summary: S.
            sources: []
            release: "2.0"
            components: [Desk lamp]
            ---

            """ + Links);
        Assert.Equal(messagesForFacts + MessagesForProse.Replace("LINE", $"{line}"), site.Messages());
    }

    [Fact]
    public void The_mistakes_in_a_file_with_an_invalid_name_are_reported() =>
        Assert.Equal("""
            input/milestones/Light_1.md:1:1: error R108: "Light_1" is not an id. The name of a file is the id of its record: lower-case letters a-z, digits, hyphens and points inside, at most 80 characters, and no name of a device such as con or nul
            input/milestones/Light_1.md:2:1: error R120: unknown key "titel" in a milestone; did you mean "title"?
            input/milestones/Light_1.md:2:1: error R121: a milestone needs the key "title"
            input/milestones/Light_1.md:8:1: error L202: unknown record "dekk"; did you mean "desk"?

            """, TinyTheme.Site(Others + """
            -- input/milestones/Light_1.md --
            ---
            titel: Light
            date: 1999
            kind: launch
            summary: S.
            sources: []
            ---
            [[dekk]]

            """).Messages());
}
