using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>
/// The inventory for Sphinx. The test reads it with a different implementation of zlib and with the regular expression of Sphinx.
/// </summary>
public sealed partial class InventoryTests
{
    [Fact]
    public void Records_are_documents_and_labels_but_headings_are_only_labels()
    {
        var (head, entries) = Read(FollowedLamps.Site().Build());
        Assert.Equal("# Sphinx inventory version 2\n# Project: Lamps & \"shades\" <b>\n# Version: ", RevisionAndRest().Replace(head, ""));
        Assert.Contains(("lamps#how-it-began", "std:label", "lamps/#how-it-began", "How it began"), entries);
        Assert.Contains(("components/desk-lamp", "std:doc", "components/desk-lamp/", "Desk lamp"), entries);
        Assert.Contains(("1.0", "std:label", "releases/1.0/", "Catalogue 1.0"), entries);
        Assert.Contains(("first-light", "std:label", "milestones/first-light/",
            "First </title><script>alert(1)</script> ]]> & \"light\" \uFFFD"), entries);
    }

    [Fact]
    public void Every_entry_of_the_large_chronicle_leads_to_an_existing_page_and_anchor()
    {
        var (_, entries) = Read(FixedChronicle.Result);
        Assert.True(entries.Length > 300);
        Assert.Equal(entries.Length, entries.Select(entry => (entry.Name, entry.Role)).Distinct().Count());
        foreach (var page in entries.GroupBy(entry => entry.Uri.Split('#')[0]))
        {
            var html = new HtmlParser().ParseDocument(FollowedLamps.Text(FixedChronicle.Result, "/" + page.Key));
            Assert.All(page.Where(entry => entry.Uri.Contains('#')), entry => Assert.NotNull(html.GetElementById(entry.Uri.Split('#')[1])));
        }
    }

    private static (string Head, (string Name, string Role, string Uri, string Title)[] Entries) Read(BuildResult site)
    {
        var bytes = FollowedLamps.Bytes(site, "/objects.inv");
        var head = 0;
        for (var lines = 0; lines < 4; head++)
            lines += bytes[head] == '\n' ? 1 : 0;
        using var zlib = new StreamReader(new ZLibStream(new MemoryStream(bytes, head, bytes.Length - head), CompressionMode.Decompress),
            new UTF8Encoding(false, true));
        var text = zlib.ReadToEnd();
        Assert.EndsWith("\n", text);
        return (Encoding.UTF8.GetString(bytes, 0, head), [.. text[..^1].Split('\n').Select(line => Entry().Match(line)).Select(match =>
        {
            Assert.True(match.Success);
            return (match.Groups[1].Value, match.Groups[2].Value, match.Groups[4].Value, match.Groups[5].Value);
        })]);
    }

    [GeneratedRegex(@"^(.+?)\s+(\S+)\s+(-?\d+)\s+?(\S*)\s+(.*)$")]
    private static partial Regex Entry();

    [GeneratedRegex(@"[0-9a-f]{12}\n.*zlib\.\n$")]
    private static partial Regex RevisionAndRest();
}
