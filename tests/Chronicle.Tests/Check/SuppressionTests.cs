using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>Silenced warnings: a silence without its warning is reported only if the build checked the whole site.</summary>
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
    public void A_silenced_warning_that_occurs_is_not_reported() =>
        Assert.Equal("", TinyTheme.Site(Site + "-- input/sources/unused.yml --\n" + Unused).Messages());

    [Fact]
    public void A_silence_without_its_warning_is_not_reported_after_an_error() => Assert.DoesNotContain(
        "L213", TinyTheme.Site(Site + "-- input/sources/unused.yml --\n" + Unused + "date: [\n").Messages());

    [Fact]
    public void A_silence_without_its_warning_is_not_reported_for_an_earlier_day() => Assert.DoesNotContain("L213", string.Join("\n",
        TestSite.From(Site, asOf: new(1990, 1, 1)).Build().Diagnostics));
}
