using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>A silenced warning that does not occur is told only if the whole site was seen.</summary>
public sealed class SuppressionTests
{
    private const string Site = """
        -- input/site.yml --
        title: Lamps
        url: https://lamps.example/
        language: en
        component_kinds: { lamp: { label: Lamp } }
        statuses: { sold: { label: On sale } }
        milestone_kinds: { launch: { label: Launch } }
        silenced: [{ code: L211, reason: On purpose. }]

        """;

    private const string Unused = "title: Unused\nurl: https://paper.example/\nkind: news\n";

    [Fact]
    public void A_silence_of_a_warning_that_occurs_is_right() =>
        Assert.Equal("", TinyTheme.Site(Site + "-- input/sources/unused.yml --\n" + Unused).Messages());

    [Fact]
    public void An_error_can_hide_the_warning() => Assert.DoesNotContain(
        "L213", TinyTheme.Site(Site + "-- input/sources/unused.yml --\n" + Unused + "date: [\n").Messages());

    [Fact]
    public void The_site_of_an_earlier_day_can_lack_the_warning() => Assert.DoesNotContain("L213", string.Join("\n",
        TestSite.From(Site, asOf: new(1990, 1, 1)).Build().Diagnostics));
}
