using Chronicle.Domain;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>References by a former id, or to a retired record: they lead to one record, once, and nothing is lost.</summary>
public sealed class RecordReferencesTests
{
    private const string Lamps = """
        -- input/components/desk-lamp.md --
        ---
        name: Desk lamp
        kind: lamp
        status: planned
        summary: It stands on a desk.
        sources: []
        ---
        -- input/components/old.md --
        ---
        name: Old lamp
        kind: lamp
        status: sold
        summary: It is old.
        sources: []
        superseded_by: desk-lamp
        ---
        -- input/redirects/old-light.yml --
        /milestones/old-light/: /milestones/first/
        /components/lamp/: /components/desk-lamp/
        /overview/#old: /overview/#new
        -- input/milestones/first.md --
        ---
        title: First light
        date: 1999-03
        kind: launch
        summary: The first lamp is lit.
        sources: []
        ---
        -- input/text/overview.md --
        ---
        title: Overview
        order: 1
        summary: S.
        ---
        ## New

        A text.

        """;

    private static string Change(string facts, string date = "1999-04", string prose = "") => $"""
        -- input/milestones/change.md --
        ---
        title: A change
        date: {date}
        kind: launch
        summary: It changes.
        sources: []
        {facts}
        ---
        {prose}

        """;

    private static TestSite Site(string more) => TinyTheme.Site(TinyTheme.Moved + Lamps + more);

    private static Milestone ChangeOf(TestSite site) => site.Model.Milestones.Single(milestone => milestone.Id.Value == "change");

    private static string Codes(TestSite site) => string.Join(' ', site.Build().Diagnostics.Select(diagnostic => diagnostic.Rule.Code));

    [Theory]
    [InlineData("{ old: planned }", "desk-lamp=planned", "L223")]
    [InlineData("{ old: sold, desk-lamp: planned }", "desk-lamp=planned", "L223")]
    [InlineData("{ desk-lamp: planned, old: sold }", "desk-lamp=planned", "L223")]
    [InlineData("{ lamp: planned }", "desk-lamp=planned", "L222")]
    [InlineData("{ lamp: planned, desk-lamp: sold }", "desk-lamp=planned", "L222")]
    public void A_change_of_a_former_or_retired_component_changes_its_successor_once(string changes, string expected, string codes)
    {
        var site = Site(Change($"changes: {changes}"));
        Assert.Equal(expected, string.Join(' ', ChangeOf(site).Changes.Select(change => $"{change.Component.Value}={change.Status.Value}")));
        Assert.Equal(codes, Codes(site));
    }

    [Fact]
    public void A_changed_status_of_a_retired_component_is_compared_with_the_status_of_its_successor() =>
        Assert.Equal("L209 L223", Codes(Site(Change("changes: { old: sold }"))));

    [Theory]
    [InlineData("[old, desk-lamp]")]
    [InlineData("[desk-lamp, old]")]
    [InlineData("[lamp, desk-lamp]")]
    [InlineData("[lamp, old, desk-lamp]")]
    public void A_component_with_several_ids_is_there_once(string components) => Assert.Equal(["desk-lamp"],
        ChangeOf(Site(Change($"components: {components}"))).Components.Select(component => component.Value.Value));

    [Fact]
    public void A_record_with_another_mistake_follows_former_ids_and_headings() => Assert.Equal(
        ["V201 4:7", "L222 7:13", "L228 9:23"],
        Site(Change("supersedes: old-light", prose: "See [[old-light]] and [[overview#old]].").Replace("kind: launch", "kind: lunch",
            StringComparison.Ordinal)).Build().Diagnostics
            .OrderBy(diagnostic => diagnostic.At).Select(diagnostic => $"{diagnostic.Rule.Code} {diagnostic.At.Line}:{diagnostic.At.Column}"));

    [Fact]
    public void A_layer_of_a_diagram_names_components_and_follows_a_retired_one()
    {
        const string Settings = """
            -- input/site.yml --
            title: Lamps
            url: https://lamps.example/
            language: en
            component_kinds: { lamp: { label: Lamp } }
            statuses: { planned: { label: Planned, tone: open }, sold: { label: On sale } }
            milestone_kinds: { launch: { label: Launch } }
            diagrams:
              all: { title: All, layers: [{ label: Lamps, components: [COMPONENTS] }] }

            """;
        var site = Site(Settings.Replace("COMPONENTS", "old", StringComparison.Ordinal));
        Assert.Equal("L223", Codes(site));
        Assert.Equal("desk-lamp", site.Model.Settings.Diagrams[0].Layers[0].Components[0].Value.Value);
        Assert.Contains("error L203: \"first\" is a milestone, not a component",
            Site(Settings.Replace("COMPONENTS", "first", StringComparison.Ordinal)).Messages());
    }

    [Fact]
    public void A_milestone_lists_all_milestones_that_supersede_it()
    {
        var page = TestSite.From(Lamps + Change("supersedes: first") + Change("supersedes: first", "1999-05")
            .Replace("change.md", "other.md", StringComparison.Ordinal).Replace("A change", "Another change", StringComparison.Ordinal))
            .Page("/milestones/first/");
        Assert.Contains("<a href=\"/milestones/change/\">A change</a>", page);
        Assert.Contains("<a href=\"/milestones/other/\">Another change</a>", page[..page.IndexOf("</dl>", StringComparison.Ordinal)]);
    }

    [Theory]
    [InlineData("one: two, two: three, three: one", "L217 L217 L217")]
    [InlineData("one: two, two: one, three: one", "L217 L223 L217")]
    [InlineData("one: two, two: three, three: desk-lamp", "L223 L223")]
    [InlineData("one: one", "L217")]
    public void A_circle_of_retired_records_is_an_error_and_a_chain_a_warning(string successors, string codes) =>
        Assert.Equal(codes, Codes(Site(string.Concat(successors.Split(", ").Select(pair => pair.Split(": ")).Select(pair => $"""
            -- input/components/{pair[0]}.md --
            ---
            name: Lamp {pair[0]}
            kind: lamp
            status: sold
            summary: S.
            sources: []
            split_into: [{pair[1]}]
            ---

            """)))));

    [Fact]
    public void A_reference_follows_a_chain_of_retired_records_to_its_end()
    {
        var site = Site(Change("components: [a, b]") + string.Concat(new[] { ("a", "b"), ("b", "old") }.Select(pair => $"""
            -- input/components/{pair.Item1}.md --
            ---
            name: Lamp {pair.Item1}
            kind: lamp
            status: sold
            summary: S.
            sources: []
            superseded_by: {pair.Item2}
            ---

            """)));
        Assert.Equal(["desk-lamp"], ChangeOf(site).Components.Select(component => component.Value.Value));
    }
}
