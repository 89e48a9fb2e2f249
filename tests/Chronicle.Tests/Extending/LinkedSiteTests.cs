using Chronicle.Extending;
using Chronicle.Primitives;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>The copy of the chronicle that added pipelines and checks read.</summary>
public sealed class LinkedSiteTests
{
    [Fact]
    public void Components_releases_and_milestones_have_their_declared_facts()
    {
        var facts = new List<string>();
        var extensions = new SiteExtensions();
        extensions.Checks.Add("facts", chronicle =>
        {
            facts.AddRange(chronicle.Records.SelectMany(record => record.Facts.Select(fact =>
                $"{record.Id}: {fact.Key} ({fact.Label}) = {string.Join(", ", fact.Values.Zip(fact.ValueLabels, (value, label) => $"{label}:{value}".TrimStart(':')))}")));
            return [];
        });
        var site = TinyTheme.Site("""
            -- input/site.yml --
            title: Lamps
            url: https://lamps.example/
            language: en
            component_kinds: { lamp: { label: Lamp } }
            statuses: { sold: { label: Sold } }
            milestone_kinds: { launch: { label: Launch } }
            component_fields: { light: { label: Light, type: number }, hours: { label: Hours, type: number, labelled: true } }
            release_fields: { pages: { label: Pages, type: number } }
            milestone_fields: { visitors: { label: Visitors, type: number }, towns: { label: Towns, type: list } }
            -- input/components/desk.md --
            ---
            name: Desk lamp
            kind: lamp
            status: sold
            summary: S.
            sources: []
            light: 5
            hours: { At home: 1, At work: 2 }
            ---
            -- input/releases/1.md --
            ---
            summary: S.
            sources: []
            pages: 12
            ---
            -- input/milestones/fair.md --
            ---
            title: A fair
            date: 1999
            kind: launch
            summary: S.
            sources: []
            visitors: 70
            towns: [Bonn, Ulm]
            ---

            """);
        Assert.Empty(Build.Run(site.Files(), site.Options with { Extensions = extensions }).Diagnostics
            .Where(diagnostic => diagnostic.IsError));
        Assert.Equal(["desk: light (Light) = 5", "desk: hours (Hours) = At home:1, At work:2", "1: pages (Pages) = 12", "fair: visitors (Visitors) = 70", "fair: towns (Towns) = Bonn, Ulm"],
            facts);
    }

    [Theory]
    [InlineData("/people/")]
    [InlineData("/people/#a")]
    [InlineData("/data/people.json")]
    [InlineData("/releases/1.0..2.0/")]
    public void A_redirect_leads_to_an_address_of_the_site(string to) => Assert.Empty(RedirectTo(to));

    [Theory]
    [InlineData("")]
    [InlineData("people")]
    [InlineData("people/")]
    [InlineData("#people")]
    [InlineData("https://other.example/")]
    [InlineData("//other.example/")]
    [InlineData("/\\other.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/people/\n")]
    public void A_redirect_to_another_address_is_an_error(string to) =>
        Assert.Equal(MessageText.Sanitize($"\"/old/\" cannot lead to \"{to}\"; write an address of this site, such as /folder/ or /folder/#anchor "
            + "(pipeline people)"), Assert.Single(RedirectTo(to)));

    private static IEnumerable<string> RedirectTo(string to)
    {
        var extensions = new SiteExtensions();
        extensions.Pipelines.Add("people", _ => [new SiteRedirect("/old/", to)]);
        var site = TinyTheme.Site(TinyTheme.Moved);
        return Build.Run(site.Files(), site.Options with { Extensions = extensions }).Diagnostics
            .Where(diagnostic => diagnostic.Rule.Code == "T316").Select(diagnostic => diagnostic.Message);
    }
}
