using System.Text;
using Chronicle.Primitives;

namespace Chronicle.Testing;

/// <summary>
/// Chronicles that are too large for single files. Their milestones are spread over at most fifty years. Each has a sentence of prose, one
/// of two components and one of the sources.
/// </summary>
internal static class LargeChronicle
{
    public static TestSite Of(int milestones, int sources, string exports, BaseUrl? url = null, int years = 50)
    {
        var site = TestSite.From($$"""
            -- input/site.yml --
            title: Lamps
            url: https://lamps.example/
            language: en
            cards: false
            exports: {{exports}}
            component_kinds: { lamp: { label: Lamp } }
            statuses: { sold: { label: On sale } }
            milestone_kinds: { launch: { label: Launch } }
            -- input/sources.yml --
            {{string.Concat(Enumerable.Range(0, sources).Select(i => $$"""
            s-{{i}}: { title: Paper {{i}}, url: "https://papers.example/{{i}}", kind: news }

            """))}}
            -- input/components/arc.md --
            ---
            name: Arc lamp
            kind: lamp
            status: sold
            summary: It glares.
            sources: []
            ---
            -- input/components/gas.md --
            ---
            name: Gas lamp
            kind: lamp
            status: sold
            summary: It hisses.
            sources: []
            ---

            """, url);
        for (var i = 0; i < milestones; i++)
            site.With($"input/milestones/light-{i}.md", Encoding.UTF8.GetBytes($"---\ntitle: Light {i}\ndate: {1900 + i % years}-0{1 + i % 7}\nkind: launch\nsummary: It shone.\ncomponents: [{(i % 2 == 0 ? "arc" : "gas")}]\nsources: [s-{i % sources}]\n---\nIn street {i}, and in each that crosses it, people came to their windows and saw one another across the road.\n"));
        return site;
    }

    public static string Text(this BuildResult site, string address) =>
        Encoding.UTF8.GetString(site.Files.Single(file => file.Address.Value == address).Bytes.Span);
}
