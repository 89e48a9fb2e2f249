using Chronicle.Extending;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>The copy of the chronicle that extensions read.</summary>
public sealed class LinkedSiteTests
{
    [Fact]
    public void A_record_has_the_facts_of_its_declared_fields()
    {
        var facts = new List<string>();
        var extensions = new SiteExtensions();
        extensions.Checks.Add("facts", chronicle =>
        {
            facts.AddRange(chronicle.Records.SelectMany(record => record.Facts.Select(fact =>
                $"{record.Id}: {fact.Key} ({fact.Label}) = {string.Join(", ", fact.Values)}")));
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
            component_fields: { light: { label: Light, type: number } }
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
        Assert.Empty(Build.Run(site.Files(), site.Options with { Extensions = extensions }).Diagnostics.Where(found => found.IsError));
        Assert.Equal(["desk: light (Light) = 5", "1: pages (Pages) = 12", "fair: visitors (Visitors) = 70", "fair: towns (Towns) = Bonn, Ulm"],
            facts);
    }
}
