using System.Text;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>The calendars follow RFC 5545: line ends, folding, escapes, and the required properties of an event.</summary>
public sealed class CalendarTests
{
    private static readonly BuildResult Lamps = FollowedLamps.Site().Build();

    [Fact]
    public void Releases_and_milestones_of_a_known_day_are_events()
    {
        var events = Events(Lamps, "/calendar.ics");
        Assert.Equal(["tag:lamps.example,1999:milestone/first-light", "tag:lamps.example,1999:release/1.0"],
            events.Select(entry => entry["UID"]));
        var light = events[0];
        Assert.Equal("19990304", light["DTSTART;VALUE=DATE"]);
        Assert.Equal("20000102T000000Z", light["DTSTAMP"]);
        Assert.Equal("1", light["SEQUENCE"]);
        Assert.Equal("First </title><script>alert(1)</script> ]]> & \"light\" \uFFFD", light["SUMMARY"]);
        Assert.Equal("Lit \u2028 & seen, by all; as <i>they</i> say.", light["DESCRIPTION"]);
        Assert.Equal("https://lamps.example/milestones/first-light/", light["URL"]);
    }

    [Fact]
    public void A_correction_of_the_milestone_about_a_release_changes_the_event_of_the_release()
    {
        var site = FollowedLamps.Site(("title: On sale\n", "title: Catalogue 1.0 is on sale\n"), ("date: 1999-05\n", "date: 1999-05-02\n"),
            ("release: \"1.0\"\n", "release: \"1.0\"\ncorrections: [{ date: 2003-04-05, text: The title was wrong. }]\n")).Build();
        var release = Assert.Single(Events(site, "/calendar.ics"), entry => entry["UID"].EndsWith("release/1.0", StringComparison.Ordinal));
        Assert.Equal("Catalogue 1.0 is on sale", release["SUMMARY"]);
        Assert.Equal("1", release["SEQUENCE"]);
        Assert.Equal("20030405T000000Z", release["DTSTAMP"]);
    }

    [Fact]
    public void The_page_states_the_number_of_entries_that_the_calendar_omits()
    {
        Assert.Contains("<a href=\"/calendar.ics\" type=\"text/calendar\">Calendar</a> <span class=\"small\">Entries without a known day are left out: 1.", FollowedLamps.Text(Lamps, "/chronology/"));
        Assert.Contains("<a href=\"/components/desk-lamp/calendar.ics\"", FollowedLamps.Text(Lamps, "/components/desk-lamp/"));
        Assert.DoesNotContain("left out", FollowedLamps.Text(FollowedLamps.Site(("date: 1999-05\n", "date: 1999-05-01\n")).Build(),
            "/chronology/"));
    }

    [Fact]
    public void Two_milestones_of_the_same_month_count_as_two_omitted_entries() =>
        Assert.Contains("left out: 2.", FollowedLamps.Text(FollowedLamps.Site().With("input/milestones/also.md",
            "---\ntitle: Also\ndate: 1999-05\nkind: launch\nsummary: It shines.\nsources: []\n---\n"u8.ToArray()).Build(), "/chronology/"));

    [Fact]
    public void The_calendar_of_a_component_has_its_milestones_and_its_first_release() =>
        Assert.Equal(2, Events(Lamps, "/components/desk-lamp/calendar.ics").Length);

    [Fact]
    public void A_component_without_a_known_day_has_no_calendar_and_no_link_to_a_calendar()
    {
        var site = FollowedLamps.Site(("date: 1999-03-04\n", "date: 1999-03\n"), ("since: \"1.0\"\n", ""));
        var build = site.Build();
        Assert.Equal(["/calendar.ics"], build.Files.Select(file => file.Address.Value)
            .Where(address => address.EndsWith(".ics", StringComparison.Ordinal)));
        Assert.DoesNotContain("calendar.ics", FollowedLamps.Text(build, "/components/desk-lamp/"));
        Assert.Single(Events(build, "/calendar.ics"));
    }

    [Fact]
    public void A_published_calendar_without_events_stays_and_contains_a_time_zone()
    {
        var site = FollowedLamps.Site(("date: 1999-03-04\n", "date: 1999-03\n"), ("since: \"1.0\"\n", ""));
        var build = site.With("input/permalinks.txt", Encoding.UTF8.GetBytes(string.Concat(Lamps.Permalinks.Select(line => line + "\n"))))
            .Build();
        Assert.Empty(Events(build, "/components/desk-lamp/calendar.ics"));
        Assert.Contains("BEGIN:VTIMEZONE\r\nTZID:UTC\r\n", FollowedLamps.Text(build, "/components/desk-lamp/calendar.ics"));
        Assert.DoesNotContain("calendar.ics", FollowedLamps.Text(build, "/components/desk-lamp/"));
    }

    [Fact]
    public void Long_texts_of_any_script_are_folded_between_characters()
    {
        var summary = string.Concat(Enumerable.Repeat("Ünïcödé 光 🕯 и, ", 30)).Trim();
        var site = FollowedLamps.Site(("\"Lit \\u2028 & seen, by all; as <i>they</i> say.\"", $"\"{summary}\"")).Build();
        Assert.Equal(summary, Events(site, "/calendar.ics")[0]["DESCRIPTION"]);
    }

    [Fact]
    public void Every_calendar_of_the_large_chronicle_can_be_read()
    {
        var calendars = FixedChronicle.Result.Files.Where(file => file.Address.Value.EndsWith(".ics", StringComparison.Ordinal)).ToArray();
        Assert.True(calendars.Length > 40);
        Assert.All(calendars, file => Events(FixedChronicle.Result, file.Address.Value));
        Assert.True(Events(FixedChronicle.Result, "/calendar.ics").Length > 50);
    }

    private static Dictionary<string, string>[] Events(BuildResult site, string address)
    {
        var events = new List<Dictionary<string, string>>();
        Dictionary<string, string>? open = null;
        var lines = Lines(FollowedLamps.Bytes(site, address));
        Assert.Equal(("BEGIN:VCALENDAR", "END:VCALENDAR"), (lines[0], lines[^1]));
        Assert.Contains("VERSION:2.0", lines);
        Assert.Contains(lines, line => line.StartsWith("PRODID:", StringComparison.Ordinal));
        foreach (var line in lines)
            if (line == "BEGIN:VEVENT")
                open = [];
            else if (line == "END:VEVENT")
            {
                Assert.Subset(open!.Keys.ToHashSet(), new HashSet<string> { "UID", "DTSTAMP", "DTSTART;VALUE=DATE" });
                events.Add(open!);
                open = null;
            }
            else if (open is not null)
                Assert.True(open.TryAdd(line[..line.IndexOf(':')], line.StartsWith("URL:", StringComparison.Ordinal) ? line[4..]
                    : Unescape(line[(line.IndexOf(':') + 1)..])), line);
        Assert.Equal(events.Count, events.Select(entry => entry["UID"]).Distinct().Count());
        return [.. events];
    }

    // Each line ends with CR LF and has at most 75 octets. A line that begins with a space continues the previous line. No fold divides a
    // character.
    private static List<string> Lines(byte[] bytes)
    {
        var strict = new UTF8Encoding(false, throwOnInvalidBytes: true);
        var lines = new List<string>();
        var start = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] != '\n')
                continue;
            Assert.True(i > start && bytes[i - 1] == '\r', "a line feed without a carriage return");
            Assert.True(i - 1 - start <= 75, $"a line of {i - 1 - start} octets: {strict.GetString(bytes[start..(i - 1)])}");
            var line = strict.GetString(bytes[start..(i - 1)]);
            if (line.StartsWith(' '))
                lines[^1] += line[1..];
            else
                lines.Add(line);
            start = i + 1;
        }
        Assert.Equal(bytes.Length, start);
        return lines;
    }

    private static string Unescape(string value)
    {
        var text = new StringBuilder();
        for (var i = 0; i < value.Length; i++)
        {
            Assert.False(value[i] is ',' or ';', $"not escaped: {value}");
            text.Append(value[i] != '\\' ? value[i] : value[++i] is 'n' or 'N' ? '\n' : value[i]);
        }
        return text.ToString();
    }
}
