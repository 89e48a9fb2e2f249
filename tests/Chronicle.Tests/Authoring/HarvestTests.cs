using System.Text;
using Chronicle.Authoring;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>The tags by which a harvest finds the source trees of releases, and the version in the draft of a release.</summary>
public sealed class HarvestTests
{
    private const string Site = EvidenceRunTests.Site + """
        -- input/releases/3h2.md --
        ---
        version: 3H2
        date: 2001
        summary: The third.
        sources: []
        ---

        """;

    [Theory]
    [InlineData("4", "v3H2", "v4")]
    [InlineData("3h2", "v2", "v3H2")]
    [InlineData("2", "v1", "v2")]
    [InlineData("4H1", "v3H2", "v4H1")]
    public void A_tag_has_the_version_in_the_notation_of_the_record(string version, string before, string own)
    {
        var harvest = Create(version);
        Assert.Equal((before, own), (harvest.TagOf(harvest.Before!), harvest.TagOf(harvest.Id)));
    }

    [Fact]
    public void The_draft_states_a_version_that_cannot_be_the_id()
    {
        Assert.Contains("\nversion: \"4H1\"\n", TextOfDraft("4H1"));
        Assert.DoesNotContain("\nversion:", TextOfDraft("4h1"));
    }

    private static string TextOfDraft(string version)
    {
        var draft = Create(version).Draft(new MemoryTree(null, ("lamps.txt", "one\n")), new(2002, 3, 4), null).Release!;
        Assert.Equal("input/releases/4h1.md", draft.Path);
        return Encoding.UTF8.GetString(draft.Bytes.Span);
    }

    private static Harvest Create(string version)
    {
        var site = TestSite.From(Site);
        var harvest = Harvest.Create(site.Files(), site.Options, version, out var problem, out var errors);
        Assert.True(harvest is not null, problem + string.Join("\n", errors));
        return harvest;
    }
}
