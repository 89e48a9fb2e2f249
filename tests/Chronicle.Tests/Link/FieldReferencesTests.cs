using Chronicle.Domain;
using Chronicle.Testing;

namespace Chronicle.Tests;

public sealed class FieldReferencesTests
{
    private const string Site = """
        -- input/site.yml --
        title: Lamps
        url: https://lamps.example/
        language: en
        component_kinds: { lamp: { label: Lamp } }
        statuses: { sold: { label: On sale } }
        milestone_kinds: { launch: { label: Launch } }
        component_fields:
          follows: { label: Follows, type: record }
          drawings: { label: Drawings, type: code-list }
        evidence: { repository: https://code.example/lamps, present: [sold], components: { drawings: { ask: path } } }
        part_fields: { fits: { label: Fits, type: record } }
        source_fields: { about: { label: About, type: record } }
        -- input/sources/paper.yml --
        title: A paper
        url: https://paper.example/
        kind: news
        about: old-lamp
        -- input/releases/1.md --
        ---
        date: 2001
        summary: The catalogue.
        sources: [paper]
        ---
        -- input/components/new-lamp.md --
        ---
        name: New lamp
        kind: lamp
        status: sold
        summary: It is new.
        sources: [paper]
        ---
        -- input/components/wall-lamp.md --
        ---
        name: Wall lamp
        kind: lamp
        status: sold
        summary: It hangs.
        sources: [paper]
        follows: old-lamp
        drawings: [{ value: wall.txt, since: "0.9" }]
        parts: { hook: { summary: It holds., fits: old-lamp } }
        ---

        """;

    [Fact]
    public void A_field_with_a_former_id_refers_to_the_new_record()
    {
        var site = TinyTheme.Site(TinyTheme.Moved + Site + """
            -- input/redirects/moves.yml --
            /components/old-lamp/: /components/new-lamp/
            /releases/0.9/: /releases/1/
            """);
        Assert.Equal(
            ["input/components/wall-lamp.md:7:10 L222", "input/components/wall-lamp.md:8:38 L222", "input/sources/paper.yml:4:8 L222"],
            site.Build().Diagnostics.Select(found => $"{found.At} {found.Rule.Code}"));
        Assert.Equal(["paper", "wall-lamp"], RecordsThatNameTheNewLamp(site));
    }

    [Fact]
    public void A_field_with_the_id_of_a_retired_record_refers_to_its_successor()
    {
        var site = TinyTheme.Site(TinyTheme.Moved + Site.Replace("\"0.9\"", "\"1\"") + """
            -- input/components/old-lamp.md --
            ---
            name: Old lamp
            kind: lamp
            status: sold
            summary: It was old.
            sources: [paper]
            superseded_by: new-lamp
            ---
            """);
        Assert.Equal(["L223", "L223"], site.Build().Diagnostics.Select(found => found.Rule.Code));
        Assert.Equal(["paper", "wall-lamp"], RecordsThatNameTheNewLamp(site));
    }

    private static IEnumerable<string> RecordsThatNameTheNewLamp(TestSite site)
    {
        var id = new RecordId("new-lamp");
        return site.Model.Sources.Where(source => source.Fields.Any(field => field.Items.Select(item => item.Text).Contains(id.Value))).Select(source => source.Id.Value)
            .Concat(site.Model.NamedBy[id].Select(naming => naming.From.Id.Value).Distinct());
    }
}
