using System.Text;
using Chronicle.Domain;

namespace Fuzz.Making;

/// <summary>
/// An input that is made to hurt, of any size: <paramref name="Make"/> gives the files of an input folder, as one text. Work must not grow
/// faster than its length.
/// </summary>
internal sealed record Nasty(string Name, Func<int, string> Make);

/// <summary>Inputs that are known to make readers run for ever, fill their memory or their stack.</summary>
internal static class Nasties
{
    public const string ChapterFacts = "title: A\norder: 1\nsummary: S.\n";

    private const string MilestoneFacts = "title: A\ndate: 1999\nkind: launch\nsummary: S.\nsources: []\n";

    public static readonly IReadOnlyList<Nasty> All =
    [
        .. MarkdownNasties.All, .. YamlNasties.All,
        // Many of one thing.
        new("links to records", n => Prose(Repeat("[[lamps]] ", n))),
        new("links to no record", n => Prose(Repeat("[[lemps]] ", n))),
        new("links to no heading", n => Prose(Repeat("## A b\n\n", n / 10) + Repeat("[[lamps#a-c]] ", n))),
        new("links to headings", n => Prose(Many(n / 2, i => $"## B {i}\n\n") + Many(n / 2, i => $"[[lamps#b-{i}]] "))),
        new("links on one line and on many", n =>
            Prose(Repeat("[a](/x/) [b](https://a.example/) ", n / 2) + Repeat("\n[a](/lamps/)", n / 2))),
        new("addresses in angles", n => Prose(Repeat("<https://a.example/> ", n))),
        new("citations", n => Prose(Repeat("[@a] ", n)) + "-- sources.yml --\na: { title: A, url: \"https://a.example/\", kind: news }\n"),
        new("citations of different sources", n => Prose(Many(n, i => $"[@s{i}] ")) + "-- sources.yml --\n"
            + Many(n, i => $"s{i}: {{ title: A, url: \"https://a.example/{i}\", kind: news }}\n")),
        new("citations of no source", n => Prose(Many(n, i => $"[@s{i}] ")) + "-- sources.yml --\n"
            + Many(n, i => $"t{i}: {{ title: A, url: \"https://a.example/{i}\", kind: news }}\n")),
        new("sources in one bracket", n => Prose("[" + Repeat("@a; ", n) + "@a]")),
        new("headings alike", n => Prose(Repeat("## A\n\n", n))),
        new("headings that look like numbered ones", n => Prose(Many(n, i => $"## A {i % 50}\n\n## A\n\n"))),
        new("names in prose", n => "-- components/a.md --\n---\nname: Lamp\nkind: lamp\nstatus: sold\nsummary: S.\nsources: []\naliases: ["
            + string.Join(", ", Enumerable.Range(0, n).Select(i => $"Lamp {i:00000}")) + "]\n---\n" + Repeat("Lamp 0 Lamp ", n)),
        new("names that begin alike", n =>
            "-- components/a.md --\n---\nname: aa\nkind: lamp\nstatus: sold\nsummary: S.\nsources: []\naliases: ["
            + string.Join(", ", Enumerable.Range(1, n / 20).Select(i => new string('a', i % 200) + "b" + i)) + "]\n---\n"
            + Prose(new string('a', n))),
        new("sentences without an end", n => Prose(Repeat("[[lamps]] and ", n)) + Chapter("shades", "It is [[lamps]] " + Repeat("a ", n))),
        new("sentences of nothing but ends", n => Chapter("shades", Repeat(". A. ", n) + "[[lamps]]" + Repeat(" A. ", n)) + Prose("x")),
        new("a chain of redirects", n => "-- redirects.yml --\n" + Many(n, i => $"/a{i}/: /a{i + 1}/\n")),
        new("a circle of redirects", n => "-- redirects.yml --\n" + Many(n, i => $"/a{i}/: /a{(i + 1) % n}/\n")),
        new("redirects of places", n => "-- redirects.yml --\n" + Many(n, i => $"/lamps/#a{i}: /lamps/#b\n") + Prose("x")),
        new("addresses lost", n => "-- permalinks.txt --\n" + Many(n, i => $"/a{i:0000000}/\n")),
        new("places lost", n => Prose(Many(n / 2, i => $"## B {i}\n\n")) + "-- permalinks.txt --\n"
            + Many(n, i => $"/lamps/#a-{i:0000000}\n")),
        new("a ledger out of order", n => "-- permalinks.txt --\n" + Many(n, i => $"/a{n - i:0000000}/\n")),
        new("milestones in a chain of supersession", n => Many(n / 10, i =>
            $"-- milestones/m{i}.md --\n---\n{MilestoneFacts}supersedes: m{i + 1}\n---\n")),
        new("milestones in a circle of supersession", n => Many(n / 10, i =>
            $"-- milestones/m{i}.md --\n---\n{MilestoneFacts}supersedes: m{(i + 1) % (n / 10)}\n---\n")),
        new("milestones on a day", n => Many(n / 10, i => $"-- milestones/m{i}.md --\n---\n{MilestoneFacts}---\nx\n")),
        new("releases of a day", n => Many(n / 40, i => $"-- releases/{i}.md --\n---\nsummary: S.\nsources: []\n---\n")),
        new("references to nothing", n =>
            $"-- milestones/a.md --\n---\n{MilestoneFacts}components: [{string.Join(", ", Enumerable.Range(0, n)
            .Select(i => $"c{i}"))}]\n---\n"),
        new("a status changed by nobody", n =>
            $"-- milestones/a.md --\n---\n{MilestoneFacts}changes: {{ {string.Join(", ", Enumerable.Range(0, n)
            .Select(i => $"c{i}: sold"))} }}\n---\n"),
        new("links that lead nowhere", n => Prose(Many(n, i => $"[a](/nowhere-{i}/) "))),
        new("places that are not there", n => Prose(Many(n, i => $"[a](#nowhere-{i}) "))),
        new("words that nobody searches", n => Prose(Many(n, i => $"w{i}x ")) + Prose("")),
    ];

    public static string Prose(string body) => Chapter("lamps", body);

    public static string Chapter(string id, string body) => $"-- text/{id}.md --\n---\n{ChapterFacts}---\n{body}\n";

    public static string Record(string more) => $"-- text/lamps.md --\n---\n{ChapterFacts}{more}---\nx\n";

    public static string Repeat(string piece, int times) => new StringBuilder(piece.Length * times).Insert(0, piece, times).ToString();

    public static string Many(int times, Func<int, string> piece) => string.Concat(Enumerable.Range(0, times).Select(piece));

    // So that lines which grow by one have a length of n in all.
    public static int Root(int n) => (int)Math.Sqrt(2.0 * n);
}
