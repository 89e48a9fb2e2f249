using System.Xml.Linq;
using Chronicle.Domain;
using Chronicle.Testing;
using CodeHollow.FeedReader;
using CodeHollow.FeedReader.Feeds;

namespace Chronicle.Tests;

/// <summary>The feeds. The test reads them with other libraries than the generator uses to write them.</summary>
public sealed class FeedTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private static readonly BuildResult Lamps = FollowedLamps.Site().Build();

    [Fact]
    public void The_newest_entry_comes_first_and_an_entry_has_its_page_summary_and_dates()
    {
        var feed = (AtomFeed)Read("/feed.atom").SpecificFeed;
        Assert.Equal("Lamps & \"shades\" <b>", feed.Title);
        Assert.Equal("CC0", feed.Rights);
        Assert.Equal("tag:lamps.example,1999:feed", feed.Id);
        Assert.Equal(["tag:lamps.example,1999:milestone/on-sale", "tag:lamps.example,1999:milestone/first-light"],
            feed.Items.Cast<AtomFeedItem>().Select(item => item.Id));
        var light = (AtomFeedItem)feed.Items.ElementAt(1);
        Assert.Equal("First </title><script>alert(1)</script> ]]> & \"light\" \uFFFD", light.Title);
        Assert.Equal("https://lamps.example/milestones/first-light/", light.Link);
        Assert.Equal("Lit \u2028 & seen, by all; as <i>they</i> say.", light.Summary);
        Assert.Equal(("1999-03-04T00:00:00Z", "2000-01-02T00:00:00Z"), (light.PublishedDateString, light.UpdatedDateString));
        Assert.Equal("2000-01-02T00:00:00Z", feed.UpdatedDateString);
    }

    [Theory]
    [InlineData("/components/desk-lamp/feed.atom", "tag:lamps.example,1999:feed/component/desk-lamp", 2)]
    [InlineData("/releases/1.0/feed.atom", "tag:lamps.example,1999:feed/release/1.0", 1)]
    [InlineData("/kinds/launch/feed.atom", "tag:lamps.example,1999:feed/kind/launch", 2)]
    [InlineData("/corrections/feed.atom", "tag:lamps.example,1999:feed/corrections", 4)]
    public void Every_list_has_a_feed_with_its_own_id_and_address(string address, string id, int entries)
    {
        var feed = XDocument.Parse(FollowedLamps.Text(Lamps, address)).Root!;
        Assert.Equal(id, feed.Element(Atom + "id")!.Value);
        Assert.Equal("https://lamps.example" + address, feed.Elements(Atom + "link").Single(link => link.Attribute("rel")!.Value == "self")
            .Attribute("href")!.Value);
        Assert.Equal(entries, feed.Elements(Atom + "entry").Count());
        Assert.Equal(entries, feed.Elements(Atom + "entry").Select(entry => entry.Element(Atom + "id")!.Value).Distinct().Count());
    }

    [Fact]
    public void A_published_archive_stays_if_its_milestones_become_planned()
    {
        const string Later = "-- input/milestones/later.md --\n---\ntitle: Later\ndate: 2003\nkind: launch\nsummary: S.\nsources: []\n---\n";
        const string Settings = "-- input/site.yml --\ntitle: Lamps\nurl: https://lamps.test/\nlanguage: en\ntag_authority: lamps.test,2026\n"
            + "component_kinds: { lamp: { label: Lamp } }\nstatuses: { sold: { label: Sold } }\nmilestone_kinds: { launch: { label: Launch } }\n";
        var published = TestSite.From(Settings + Later).Build();
        Assert.Contains("/chronology/2003/feed.atom", published.Permalinks);
        // The date of the correction becomes the day of the data. The milestone has a later date, so it is planned.
        var corrected = TestSite.From(Settings + Later + "-- input/text/lamps.md --\n---\ntitle: Lamps\norder: 1\nsummary: S.\n"
            + "corrections: [{ date: 2001-02-03, text: T. }]\n---\n-- input/permalinks.txt --\n" + string.Join('\n', published.Permalinks) + "\n").Build();
        Assert.Empty(corrected.Diagnostics.Where(diagnostic => diagnostic.IsError));
        Assert.Empty(XDocument.Parse(FollowedLamps.Text(corrected, "/chronology/2003/feed.atom")).Root!.Elements(Atom + "entry"));
    }

    [Fact]
    public void Corrections_are_entries_with_permanent_ids() => Assert.Equal(
        ["correction/component/desk-lamp/2001-06-01.2", "correction/component/desk-lamp/2001-06-01", "correction/chapter/lamps/2001-05",
            "correction/milestone/first-light/2000-01-02"],
        Read("/corrections/feed.atom").Items.Select(item => item.Id["tag:lamps.example,1999:".Length..]));

    [Fact]
    public void Corrections_of_a_day_and_of_the_same_approximate_day_have_different_ids()
    {
        var site = FollowedLamps.Site(("2001-06-01, text: It shines.", "2001-06-01~, text: It shines.")).Build();
        string[] ids = [.. XDocument.Parse(FollowedLamps.Text(site, "/corrections/feed.atom")).Root!.Elements(Atom + "entry")
            .Select(entry => entry.Element(Atom + "id")!.Value)];
        Assert.Equal(4, ids.Length);
        Assert.Equal(ids.Distinct(), ids);
    }

    [Fact]
    public void A_new_title_file_name_or_host_changes_no_id_and_no_date()
    {
        var moved = FollowedLamps.Site(
            ("title: On sale", "title: In all shops"), ("url: https://lamps.example/", "url: https://light.example/lamps/"),
                ("Lamps & \"shades\" <b>", "Light"),
            ("milestones/first-light.md", "milestones/the-light.md"), ("date: 1999-03-04\n", "date: 1999-03-04\nfirst_id: first-light\n"),
            ("components/desk-lamp.md", "components/table-lamp.md"), ("summary: For desks.", "summary: For tables.\nfirst_id: desk-lamp"),
                ("[desk-lamp]", "[table-lamp]"), ("{ desk-lamp: ", "{ table-lamp: ")).Build();
        Assert.Empty(moved.Diagnostics);
        Assert.Equal(IdsAndDates(Lamps), IdsAndDates(moved));

        static string[] IdsAndDates(BuildResult site) =>
            [.. site.Files.Where(file => file.Address.Value.EndsWith(".atom", StringComparison.Ordinal))
            .SelectMany(file => XDocument.Parse(FollowedLamps.Text(site, file.Address.Value)).Descendants()
                .Where(element => element.Name == Atom + "id" || element.Name == Atom + "published" || element.Name == Atom + "updated"))
            .Select(element => element.Value).Order(StringComparer.Ordinal)];
    }

    [Theory]
    [InlineData("/feed.atom", 17)]
    [InlineData("/kinds/launch/feed.atom", 17)]
    [InlineData("/components/desk-lamp/feed.atom", 17)]
    [InlineData("/releases/1.0/feed.atom", 16)]
    [InlineData("/corrections/feed.atom", 19)]
    public void Entries_that_do_not_fit_into_a_feed_are_in_the_archives_of_their_years(string address, int entries)
    {
        var site = FollowedLamps.Site().With(new Limits { EntriesPerFeed = 10 });
        foreach (var n in Enumerable.Range(0, 15))
            site.With($"input/milestones/m{n:000}.md", System.Text.Encoding.UTF8.GetBytes($"---\ntitle: M{n}\ndate: {1900 + n / 3}\nkind: launch\nsummary: S.\nsources: []\n"
                + $"components: [desk-lamp]\nrelease: \"1.0\"\ncorrections: [{{ date: {1900 + n / 3}-05-03, text: T. }}]\n---\n"));
        var build = site.Build();
        Assert.False(build.HasErrors, string.Join('\n', build.Diagnostics));
        var foundIds = new HashSet<string>();
        var ids = new HashSet<string>();
        var next = address;
        for (var documents = 0; next is not null; documents++)
        {
            Assert.True(documents < 20, "the links between the archives form a loop");
            var feed = XDocument.Parse(FollowedLamps.Text(build, next)).Root!;
            Assert.True(ids.Add(feed.Element(Atom + "id")!.Value), "two feeds have the same id");
            Assert.Equal("https://lamps.example" + next, Target(feed, "self"));
            if (next != address)
                Assert.Equal("https://lamps.example" + address, Target(feed, "current"));
            Assert.Equal(next != address, feed.Element(XName.Get("archive", "http://purl.org/syndication/history/1.0")) is not null);
            Assert.InRange(feed.Elements(Atom + "entry").Count(), 1, 10);
            foundIds.UnionWith(feed.Elements(Atom + "entry").Select(entry => entry.Element(Atom + "id")!.Value));
            next = Target(feed, "prev-archive")?["https://lamps.example".Length..];
        }
        Assert.Equal(entries, foundIds.Count);
        Assert.DoesNotContain("prev-archive", FollowedLamps.Text(Lamps, address));

        static string? Target(XElement feed, string relation) => feed.Elements(Atom + "link").SingleOrDefault(link =>
            link.Attribute("rel")!.Value == relation)?.Attribute("href")!.Value;
    }

    [Fact]
    public void Only_the_main_feed_has_archives_for_entries_that_fit() => Assert.Equal(["/chronology/1999/feed.atom"],
        Lamps.Files.Select(file => file.Address.Value).Where(address => address.EndsWith(".atom", StringComparison.Ordinal)
            && FollowedLamps.Text(Lamps, address).Contains("<archive ", StringComparison.Ordinal)));

    [Fact]
    public void A_published_archive_of_a_part_stays_if_all_entries_fit_into_the_feed()
    {
        var site = FollowedLamps.Site();
        site.With("input/permalinks.txt", System.Text.Encoding.UTF8.GetBytes("/corrections/feed-2001.atom\n/kinds/launch/feed-1950.atom\n"));
        var build = site.Build();
        Assert.Empty(build.Diagnostics);
        Assert.Equal((3, 0), (Entries("/corrections/feed-2001.atom"), Entries("/kinds/launch/feed-1950.atom")));

        int Entries(string address) => XDocument.Parse(FollowedLamps.Text(build, address)).Root!.Elements(Atom + "entry").Count();
    }

    [Fact]
    public void Without_a_tag_authority_there_are_no_feeds_and_no_links_to_feeds()
    {
        var site = FollowedLamps.Site(("tag_authority: lamps.example,1999\n", "")).Build();
        Assert.Empty(site.Diagnostics);
        Assert.DoesNotContain(site.Files, file => file.Address.Value.EndsWith(".atom", StringComparison.Ordinal)
            || file.Address.Value.EndsWith(".ics", StringComparison.Ordinal));
        Assert.DoesNotContain("application/atom+xml", FollowedLamps.Text(site, "/components/desk-lamp/"));
    }

    [Fact]
    public void Pages_link_to_their_own_feed_and_to_the_main_feed()
    {
        foreach (var (page, feeds) in new[] { ("/", 1), ("/components/desk-lamp/", 2), ("/kinds/launch/", 2), ("/corrections/", 2),
            ("/lamps/", 1) })
            Assert.Equal(feeds, FollowedLamps.Text(Lamps, page).Split("<link rel=\"alternate\" type=\"application/atom+xml\"").Length - 1);
        Assert.Contains("href=\"/components/desk-lamp/feed.atom\"", FollowedLamps.Text(Lamps, "/components/desk-lamp/"));
    }

    private static Feed Read(string address) => FeedReader.ReadFromByteArray(FollowedLamps.Bytes(Lamps, address));
}
