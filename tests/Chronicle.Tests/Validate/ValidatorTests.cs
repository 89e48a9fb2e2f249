using Chronicle.Testing;

namespace Chronicle.Tests.Validate;

/// <summary>The check of each record against the words that <c>site.yml</c> declares.</summary>
public sealed class ValidatorTests
{
    private const string Settings = """
        -- input/site.yml --
        title: Lamps
        url: https://lamps.example/
        language: en
        component_kinds: { lamp: { label: Lamp } }
        statuses: { sold: { label: Sold } }
        milestone_kinds: { launch: { label: Launch } }

        """;

    [Fact]
    public void A_release_can_state_its_end_in_two_ways_in_a_site_without_phases()
    {
        var messages = TinyTheme.Site(Settings + """
            support_phases: { sold: On sale }
            -- input/releases/1.md --
            ---
            date: 2001
            summary: The first.
            end_of_life: 2004
            support: { sold: 2003 }
            sources: []
            ---

            """).Messages();
        Assert.Contains("input/site.yml:7:25: error R122", messages);
    }

    [Theory]
    [InlineData("milestones/a.md", "title: A\ndate: nonsense\nkind: zzz\n", "R123", "V201")]
    [InlineData("milestones/a.md", "title: A\nkind: launch\nchanges: { desk: zzz }\n", "R121", "V201")]
    [InlineData("components/-a.md", "name: A\nkind: lamp\nstatus: zzz\n", "R108", "V201")]
    [InlineData("releases/-a.md", "date: 2004\nend_of_life: 2003\n", "R108", "V202")]
    public void All_mistakes_of_a_record_that_cannot_be_used_are_reported_together(string file, string facts, params string[] codes)
    {
        var messages = TinyTheme.Site(Settings + "-- input/components/desk.md --\n---\nname: Desk\nkind: lamp\nstatus: sold\nsummary: S.\nsources: []\n---\n"
            + $"-- input/{file} --\n---\n{facts}summary: S.\nsources: []\n---\n").Messages();
        Assert.All(codes, code => Assert.Contains(messages.Split('\n'), line => line.StartsWith($"input/{file}:") && line.Contains(code)));
    }
}
