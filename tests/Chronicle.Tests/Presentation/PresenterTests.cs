using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>The addresses in the repository of a chronicle.</summary>
public sealed class PresenterTests
{
    [Fact]
    public void A_branch_with_special_characters_is_escaped_in_the_addresses_of_a_file()
    {
        var page = TestSite.From("""
            -- input/site.yml --
            title: Lamps
            url: https://lamps.example/
            language: en
            repository: https://code.example/lamps
            branch: "fix/#12 50%"
            component_kinds: { lamp: { label: Lamp } }
            statuses: { sold: { label: On sale } }
            milestone_kinds: { launch: { label: Launch } }
            -- input/components/desk-lamp.md --
            ---
            name: Desk lamp
            kind: lamp
            status: sold
            summary: S.
            sources: []
            ---
            """).Page("/components/desk-lamp/");
        Assert.Contains("https://code.example/lamps/edit/fix/%2312%2050%25/input/components/desk-lamp.md", page);
        Assert.DoesNotContain("fix/#12", page);
    }
}
