namespace Chronicle.EndToEnd;

/// <summary>The input of a small site, without a theme.</summary>
internal static class SmallSite
{
    public const string Archive = """
        -- input/site.yml --
        title: Lamps
        url: https://lamps.test/
        language: en
        component_kinds: { lamp: { label: Lamp } }
        statuses: { sold: { label: On sale } }
        milestone_kinds: { launch: { label: Launch } }

        -- input/milestones/first-light.md --
        ---
        title: First light
        date: 1999-03
        kind: launch
        summary: The first lamp is lit.
        sources: []
        ---

        """;
}
