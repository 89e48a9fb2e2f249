using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>
/// No file of a site contains the time of its build. The compiler forbids the clock in the code of the program, but a library could write
/// the time in place of a missing date. Therefore each date of this site is the first or the last possible one, which a library could
/// take for a missing date.
/// </summary>
public sealed class ClockTests
{
    private static readonly TestSite WithExtremeDates = TestSite.From("""
        -- input/site.yml --
        title: Lamps
        url: https://lamps.example/
        language: en
        tag_authority: lamps.example,2000
        component_kinds: { lamp: { label: Lamp } }
        statuses: { sold: { label: Sold } }
        milestone_kinds: { launch: { label: Launch } }
        -- input/sources.yml --
        first: { title: A tablet, url: "https://s.example/", kind: news, date: 0001-01-01 }
        last: { title: A prophecy, url: "https://s.example/9", kind: news, date: "9999" }
        -- input/components/lamp.md --
        ---
        name: Lamp
        kind: lamp
        status: sold
        since: "1.0"
        summary: A lamp.
        sources: [first]
        corrections: [{ date: 0001-01-01, text: Its name. }]
        ---
        -- input/components/unlit.md --
        ---
        name: Unlit
        kind: lamp
        status: sold
        summary: Nothing ever happened to it.
        sources: [last]
        ---
        -- input/releases/1.0.md --
        ---
        date: 0001-01-01
        end_of_life: 9999-12-31
        summary: The first.
        sources: [first]
        ---
        -- input/releases/2.0.md --
        ---
        summary: Not yet.
        sources: [last]
        ---
        -- input/milestones/dawn.md --
        ---
        title: Dawn
        date: 0001-01-01
        kind: launch
        summary: The first day.
        release: "1.0"
        components: [lamp]
        sources: [first]
        verified: 0001-01-01
        ---
        -- input/milestones/dusk.md --
        ---
        title: Dusk
        date: 9999-12-31
        kind: launch
        summary: The last day.
        components: [lamp]
        sources: [last]
        ---
        """);

    [Fact]
    public void No_file_contains_the_time_of_the_build()
    {
        var start = DateTime.UtcNow;
        var site = WithExtremeDates.Build();
        Assert.False(site.HasErrors, string.Join('\n', site.Diagnostics));
        var texts = site.Files.ToDictionary(file => file.Address.File, file => Encoding.UTF8.GetString(site.BytesOf(file).Span));
        var minutes = Enumerable.Range(0, (int)(DateTime.UtcNow - start).TotalMinutes + 2).Select(minute => start.AddMinutes(minute))
            .ToArray();
        string[] clock = [.. minutes.SelectMany(minute => new[] { "yyyy-MM-ddTHH:mm", "yyyyMMddTHHmm",
            "yyyy-MM-dd HH:mm" }.Select(format => minute.ToString(format, CultureInfo.InvariantCulture)))];
        Assert.Contains(texts.Keys, name => name.EndsWith(".ics", StringComparison.Ordinal));
        Assert.Empty(texts.Where(file => clock.Any(minute => file.Value.Contains(minute, StringComparison.Ordinal)))
            .Select(file => file.Key));
    }

    [Fact]
    public void A_feed_accepts_the_first_day_of_the_calendar()
    {
        var site = WithExtremeDates.Build();
        XNamespace atom = "http://www.w3.org/2005/Atom";
        var feed = XDocument.Parse(Encoding.UTF8.GetString(site.Files.Single(file =>
            file.Address.Value == "/releases/1.0/feed.atom").Bytes.Span)).Root!;
        string[] days = [feed.Element(atom + "updated")!.Value, feed.Element(atom + "entry")!.Element(atom + "updated")!.Value,
            feed.Element(atom + "entry")!.Element(atom + "published")!.Value];
        Assert.All(days, day => Assert.StartsWith("0001-01-01T", day));
    }
}
