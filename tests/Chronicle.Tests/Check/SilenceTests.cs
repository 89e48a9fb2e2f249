using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>A silenced warning that does not occur is reported only if the build has no errors and shows the whole site.</summary>
public sealed class SilenceTests
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
    public void A_silenced_warning_that_occurs_gives_no_message() =>
        Assert.Equal("", TinyTheme.Site(Site + "-- input/sources/unused.yml --\n" + Unused).Messages());

    [Fact]
    public void An_unused_silence_is_reported() => Assert.Equal("L213", Codes(TestSite.From(Site)));

    [Fact]
    public void An_unused_silence_is_not_reported_if_an_error_may_hide_the_warning() => Assert.Equal(
        "R110", Codes(TinyTheme.Site(Site + "-- input/sources/unused.yml --\n" + Unused + "date: [\n")));

    [Fact]
    public void An_unused_silence_is_not_reported_for_the_site_of_an_earlier_day() =>
        Assert.Equal("", Codes(TestSite.From(Site, asOf: new(1990, 1, 1))));

    // An option such as --base-url can prevent the warning, and another run can need the silence.
    [Theory]
    [InlineData("C408")]
    [InlineData("C414")]
    [InlineData("C416")]
    [InlineData("T317")]
    public void An_unused_silence_is_not_reported_if_the_warning_depends_on_options(string code) =>
        Assert.Equal("", Codes(TestSite.From(Site.Replace("L211", code))));

    private static string Codes(TestSite site) => string.Join(' ', site.Build().Diagnostics.Select(diagnostic => diagnostic.Rule.Code));
}
