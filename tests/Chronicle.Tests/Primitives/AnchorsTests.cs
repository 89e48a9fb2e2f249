using System.Text;
using Chronicle.Primitives;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>The anchors of the chronology: a milestone cannot have the same id, and the search index uses the anchors of the page.</summary>
public sealed class AnchorsTests
{
    private static readonly int[] Years = [1, 99, 800, 999, 1000, 2022, 9999];

    [Fact]
    public void Every_anchor_of_the_chronology_is_recognized()
    {
        foreach (var year in Years)
        {
            Assert.True(Anchors.IsOfChronology(Anchors.Year(year)));
            foreach (var month in Enumerable.Range(1, 12))
            {
                Assert.True(Anchors.IsOfChronology(Anchors.Month(year, month)));
                Assert.True(Anchors.IsOfChronology(new PartialDate(year, month, null, false).Machine));
                Assert.True(Anchors.IsOfChronology(new PartialDate(year, month, 1, false).Machine));
            }
        }
        Assert.All(Anchors.Reserved, word => Assert.True(Anchors.IsOfChronology(word + "x")));
    }

    [Theory]
    [InlineData("first-light")]
    [InlineData("2022-lamps")]
    [InlineData("12345")]
    [InlineData("2-0")]
    [InlineData("fn-2000")]
    [InlineData("2022-10-03-light")]
    [InlineData("1.2")]
    public void Other_ids_are_allowed(string id) => Assert.False(Anchors.IsOfChronology(id));

    [Theory]
    [InlineData("800")]
    [InlineData("800-12")]
    [InlineData("0800-12")]
    [InlineData("2022-10-03")]
    [InlineData("ref-1")]
    [InlineData("section-list")]
    public void A_milestone_with_an_anchor_of_the_chronology_as_id_is_an_error(string id)
    {
        var messages = TestSite.From($"-- input/milestones/{id}.md --\n---\ntitle: A\ndate: 0800-12\nkind: launch\nsummary: S.\nsources: []\n---\nx\n").Messages();
        Assert.StartsWith($"input/milestones/{id}.md:1:1: error R108: ", messages);
        Assert.Single(messages.TrimEnd().Split('\n'));
    }

    [Theory]
    [InlineData("0001-02", "0001/#0001-02")]
    [InlineData("0800-12", "0800/#0800-12")]
    [InlineData("2022-10", "2022/#2022-10")]
    public void The_search_index_links_the_anchor_of_the_month(string date, string address)
    {
        var site = TestSite.From($"-- input/milestones/light.md --\n---\ntitle: A\ndate: {date}\nkind: launch\nsummary: S.\nsources: []\n---\nx\n");
        var parts = address.Split('#');
        Assert.Contains($"id=\"{parts[1]}\"", site.Page("/chronology/" + parts[0]));
        Assert.Contains($"id=\"{parts[1]}\"", site.Page("/chronology/"));
        var index = Encoding.UTF8.GetString(site.Build().Files.Single(file => file.Address.Value == "/search/index.json").Bytes.Span);
        Assert.Contains($"\"path\":\"chronology/{address}\"", index);
    }
}
