using System.Text;
using Chronicle.Authoring.Drafts;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>The tags in which a harvest searches, and the version in its draft.</summary>
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
    public void A_tag_contains_the_version_as_the_record_writes_it(string version, string previousTag, string ownTag)
    {
        var harvest = Create(version);
        Assert.Equal((previousTag, ownTag), (harvest.TagOf(harvest.Before!), harvest.TagOf(harvest.Id)));
    }

    [Fact]
    public void The_draft_states_the_version_only_if_the_version_is_not_a_valid_id()
    {
        Assert.Contains("\nversion: \"4H1\"\n", TextOfDraft("4H1"));
        Assert.DoesNotContain("\nversion:", TextOfDraft("4h1"));
    }

    [Fact]
    public void A_field_with_labels_is_left_out_of_the_draft()
    {
        var site = TestSite.From(Site.Replace("colours: { label: Colours, type: list }", "colours: { label: Colours, type: text, labelled: true }")
            .Replace("colours: [blue, red]\n", ""));
        var harvest = Harvest.Create(site.Files(), site.Options, "4", out _, out _)!;
        var draft = harvest.Draft(new MemoryTree(null, ("colours/red/shade", "shade\n")), null, null);
        Assert.DoesNotContain("\ncolours:", Encoding.UTF8.GetString(draft.Release!.Bytes.Span));
        Assert.Contains("colours", draft.LeftOut);
    }

    [Fact]
    public void Parts_without_Latin_letters_get_different_ids()
    {
        var site = TestSite.From(Site.Replace("strip: LAMP_ }", "strip: LAMP_, news: { \"**/lamps.txt\": lamp }, "
            + "news_pattern: '^lamp (?<value>.+)$' }", StringComparison.Ordinal));
        var harvest = Harvest.Create(site.Files(), site.Options, "4", out _, out _)!;
        var draft = harvest.Draft(new MemoryTree(null, ("lamps.txt", "lamp \u706f\nlamp \u53f0\n")), null, new MemoryTree(null, ("lamps.txt", "")));
        Assert.Equal(["input/components/part.md", "input/components/part-2.md"], draft.News!.Value.Select(file => file.Path));
    }

    /// <summary>The bytes of memory count the work: four times as many of them for twice as many parts would be quadratic.</summary>
    [Fact]
    public void The_work_for_new_parts_grows_only_with_their_number()
    {
        var small = BytesFor(1_000);
        Assert.InRange(BytesFor(2_000), small, small * 5 / 2);

        static long BytesFor(int count)
        {
            var site = TestSite.From(Site.Replace("strip: LAMP_ }", "strip: LAMP_, news: { \"**/lamps.txt\": lamp }, "
                + "news_pattern: '^lamp (?<value>[A-Z0-9]+)$' }", StringComparison.Ordinal));
            var harvest = Harvest.Create(site.Files(), site.Options, "4", out var problem, out var errors);
            Assert.True(harvest is not null, problem + string.Join("\n", errors));
            var tree = new MemoryTree(null, ("lamps.txt", string.Concat(Enumerable.Range(0, count).Select(number => $"lamp L{number}\n"))));
            var before = GC.GetAllocatedBytesForCurrentThread();
            var draft = harvest.Draft(tree, null, new MemoryTree(null, ("lamps.txt", "")));
            Assert.Equal(count, draft.News?.Length);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
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
