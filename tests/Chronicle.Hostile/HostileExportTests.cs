using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using AngleSharp.Html.Parser;
using Chronicle.Testing;

namespace Chronicle.Hostile;

/// <summary>
/// The texts of <c>Injections.txt</c> in exported files. Each file is valid, and differs from the file of a harmless site only in its
/// texts.
/// </summary>
public sealed partial class HostileExportTests
{
    private static readonly Dictionary<string, string> Harmless = Files(HostileSite.WithEverywhere("harmless"));

    public static TheoryData<int> Turns => [.. Enumerable.Range(-1, HostileSite.Turns + 1)];

    [Theory, MemberData(nameof(Turns))]
    public void A_hostile_text_changes_only_the_texts_of_each_file(int turn)
    {
        var site = turn < 0 ? HostileSite.WithEverywhere(Injections.AllTexts) : HostileSite.WithTurn(turn);
        var hostile = Files(site);
        Assert.Equal(Harmless.Keys.Order(StringComparer.Ordinal), hostile.Keys.Order(StringComparer.Ordinal));
        var seen = new HashSet<string>();
        foreach (var (name, text) in hostile)
        {
            var ending = Path.GetExtension(name);
            seen.Add(ending);
            switch (ending)
            {
                case ".json":
                    // Other people may put the files of the API into their own pages. Only scripts read the other JSON files.
                    Assert.True(!name.StartsWith("api/", StringComparison.Ordinal)
                        || text.IndexOfAny(['<', '>', '&', '\'', '\u2028', '\u2029']) < 0, name);
                    Assert.Equal(ObjectSchema(JsonDocument.Parse(Harmless[name]).RootElement, name),
                        ObjectSchema(JsonDocument.Parse(text).RootElement, name));
                    break;
                case ".xml" or ".svg" or ".atom":
                    Assert.Equal(Skeleton(Harmless[name]), Skeleton(text));
                    break;
                case ".ics":
                    Assert.Equal(Properties(Harmless[name]), Properties(text));
                    break;
                case ".csv":
                    var (expected, rows) = (Chronicles.Rows(Harmless[name]), Chronicles.Rows(text));
                    Assert.Equal(expected.Select(row => row.Length), rows.Select(row => row.Length));
                    Assert.All(rows.SelectMany(row => row), cell =>
                        Assert.True(cell.Length == 0 || !"=+-@\t\r\n＝＋－＠".Contains(cell[0]), $"{name}: {cell}"));
                    break;
                case ".md":
                    // The file of a record as the author wrote it.
                    var page = name[..^"/index.md".Length];
                    Assert.Equal(site.TextOf($"input/{(page.Contains('/') ? page : "text/" + page)}.md"), text);
                    break;
                case ".inv":
                    Assert.Equal(Entries(Harmless[name]), Entries(text));
                    break;
                case ".html":
                    foreach (var citation in new HtmlParser().ParseDocument(text).QuerySelectorAll("details.reuse pre")
                        .Select(pre => pre.TextContent).Where(pre => pre.StartsWith("@misc", StringComparison.Ordinal)))
                        AssertOneEntry(citation);
                    break;
                // Texts for robots, and the files of the theme.
                default:
                    Assert.Equal(Harmless[name], text);
                    break;
            }
        }
        Assert.Superset(new HashSet<string> { ".json", ".xml", ".svg", ".ics", ".csv", ".txt", ".inv", ".html", ".md" }, seen);
    }

    [Fact]
    public void A_negative_number_in_CSV_is_not_quoted_like_a_formula()
    {
        var site = TestSite.From("""
            -- input/site.yml --
            title: Lamps
            url: https://lamps.example/
            language: en
            component_kinds: { lamp: { label: Lamp } }
            statuses: { sold: { label: Sold } }
            milestone_kinds: { launch: { label: Launch } }
            component_fields: { warmth: { label: Warmth, type: number }, note: { label: Note, type: text } }
            -- input/sources.yml --
            s: { title: A paper, url: "https://s.example/", kind: news }
            -- input/components/lamp.md --
            ---
            name: Lamp
            kind: lamp
            status: sold
            warmth: -5.5
            note: "-5.5"
            summary: A lamp.
            sources: [s]
            ---
            """).Build();
        Assert.False(site.HasErrors, string.Join('\n', site.Diagnostics));
        var rows = Chronicles.Rows(Chronicles.Text(site, "/data/components.csv"));
        Assert.Equal("-5.5", rows[1][Array.IndexOf(rows[0], "fields.warmth")]);
        Assert.Equal("'-5.5", rows[1][Array.IndexOf(rows[0], "fields.note")]);
    }

    private static Dictionary<string, string> Files(TestSite site)
    {
        var build = site.Build();
        Assert.False(build.HasErrors, string.Join('\n', build.Diagnostics));
        // The pictures are removed, because they are not tested here. The manifest needs their hashes, and drawing them takes seconds.
        build = build with { Files = [.. build.Files.Select(file => file with { Picture = null })] };
        return build.Files.Where(file => !file.Address.File.EndsWith(".png", StringComparison.Ordinal)).ToDictionary(
            file => file.Address.File,
            file => file.Address.File.EndsWith(".inv", StringComparison.Ordinal) ? Unpacked(build.BytesOf(file).ToArray())
                : Encoding.UTF8.GetString(build.BytesOf(file).Span),
            StringComparer.Ordinal);
    }

    // The keys of an object and the kinds of their values. The author chooses the key of a figure. The keys of the search index are words
    // of the texts, so this file is not compared.
    private static string ObjectSchema(JsonElement json, string name) => json.ValueKind switch
    {
        _ when name == "search/words.json" => "words",
        JsonValueKind.Object =>
            "{" + string.Join(",", json.EnumerateObject().Select(property =>
            (PlainKey().IsMatch(property.Name) ? property.Name : "named by the author") + ":" + ObjectSchema(property.Value, name))) + "}",
        JsonValueKind.Array => "[" + string.Join(",", json.EnumerateArray().Select(item => ObjectSchema(item, name))) + "]",
        var kind => kind.ToString(),
    };

    private static string Skeleton(string xml)
    {
        using var reader = XmlReader.Create(new StringReader(xml), new() { DtdProcessing = DtdProcessing.Prohibit });
        var read = XDocument.Load(reader);
        Assert.DoesNotContain(read.DescendantNodes(), node => node is XProcessingInstruction or XComment);
        return string.Join("\n", read.Descendants().Select(element =>
            element.Name + string.Concat(element.Attributes()
            .Select(attribute => " " + attribute.Name + (attribute.Name.LocalName is "href" or "type" ? "=" + attribute.Value : "")))));
    }

    private static string Properties(string calendar)
    {
        Assert.Equal(calendar.Count(c => c == '\n'), calendar.Split("\r\n").Length - 1);
        return string.Join("\n", calendar.Replace("\r\n ", "").Split("\r\n")
            .Select(line => line.StartsWith("BEGIN", StringComparison.Ordinal) || line.StartsWith("END", StringComparison.Ordinal)
            || line.StartsWith("URL", StringComparison.Ordinal) ? line : line.Split(':', ';')[0]));
    }

    private static string Entries(string inventory) => string.Join("\n",
        inventory.Split('\n').Select(line => line.StartsWith('#') ? line.Split(':')[0] : string.Join(' ', line.Split(' ').Take(4))));

    private static string Unpacked(byte[] inventory)
    {
        var head = 0;
        for (var lines = 0; lines < 4; head++)
            lines += inventory[head] == '\n' ? 1 : 0;
        using var zlib = new ZLibStream(new MemoryStream(inventory[head..]), CompressionMode.Decompress);
        return Encoding.UTF8.GetString(inventory[..head]) + new StreamReader(zlib).ReadToEnd();
    }

    // BibTeX counts a brace after a backslash like any other brace.
    private static void AssertOneEntry(string citation)
    {
        var plain = EscapedCharacter().Replace(citation, "").Replace(@"\textbackslash{}", "").Replace(@"\textasciitilde{}", "")
            .Replace(@"\textasciicircum{}", "").Replace(@"\textquotedbl{}", "")
            .Replace(@"\textbraceleft{}", "").Replace(@"\textbraceright{}", "");
        Assert.DoesNotContain('\\', plain);
        Assert.Matches(@"^@misc\{[a-z0-9.-]+,\n  author = \{\{[^{}\n]*\}\},\n  title = \{\{[^{}\n]*\}\},\n(  year = \{[0-9]+\},\n)?  version = \{[0-9a-f]+\},\n  url = \{[^{}\n]*\}\n\}$", plain);
    }

    [GeneratedRegex("^[a-zA-Z_$0-9/.@-]+$")]
    private static partial Regex PlainKey();

    [GeneratedRegex(@"\\[$&#%_]")]
    private static partial Regex EscapedCharacter();
}
