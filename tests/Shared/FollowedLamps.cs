using System.Text;

namespace Chronicle.Testing;

/// <summary>A small chronicle with feeds, citations and corrections. A test can replace the part that it examines.</summary>
internal static class FollowedLamps
{
    private const string Archive = """
        -- input/site.yml --
        title: Lamps & "shades" <b>
        url: https://lamps.example/
        language: en
        licence: CC0
        tag_authority: lamps.example,1999
        release_title: Catalogue {version}
        component_kinds: { lamp: { label: Lamp, plural: Lamps } }
        statuses: { planned: { label: Planned, tone: open }, sold: { label: On sale, tone: good } }
        milestone_kinds: { launch: { label: Launch, plural: Launches } }
        -- input/text/lamps.md --
        ---
        title: The lamps
        order: 1
        summary: All about lamps.
        corrections: [{ date: 2001-05, text: It was yellow. }]
        ---
        ## How it began
        -- input/components/desk-lamp.md --
        ---
        name: Desk lamp
        summary: For desks.
        kind: lamp
        status: sold
        since: "1.0"
        sources: []
        corrections: [{ date: 2001-06-01, text: It stands. }, { date: 2001-06-01, text: It shines. }]
        ---
        -- input/releases/1.0.md --
        ---
        date: 1999-05-02
        summary: The catalogue of the year.
        sources: []
        ---
        -- input/milestones/first-light.md --
        ---
        title: "First </title><script>alert(1)</script> ]]> & \"light\" \uFFFD"
        date: 1999-03-04
        kind: launch
        summary: "Lit \u2028 & seen, by all; as <i>they</i> say."
        components: [desk-lamp]
        changes: { desk-lamp: planned }
        sources: []
        corrections: [{ date: 2000-01-02, text: "Not <b>May</b>." }]
        ---
        -- input/milestones/on-sale.md --
        ---
        title: On sale
        date: 1999-05
        kind: launch
        summary: Everyone may have one.
        release: "1.0"
        components: [desk-lamp]
        changes: { desk-lamp: sold }
        sources: []
        ---

        """;

    public static TestSite Site(params ReadOnlySpan<(string Old, string New)> replacements)
    {
        var archive = Archive;
        foreach (var (old, now) in replacements)
        {
            Assert.Contains(old, archive, StringComparison.Ordinal);
            archive = archive.Replace(old, now, StringComparison.Ordinal);
        }
        return TestSite.From(archive);
    }

    public static string Text(BuildResult site, string address) => Encoding.UTF8.GetString(Bytes(site, address));

    public static byte[] Bytes(BuildResult site, string address) =>
        site.Files.Single(file => file.Address.Value == address).Bytes.ToArray();
}
