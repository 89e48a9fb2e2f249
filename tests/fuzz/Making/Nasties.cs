using System.Text;

namespace Fuzz.Making;

/// <summary>
/// An input that is made to be slow or expensive, in any size. <paramref name="Make"/> returns the files of an input folder as one text.
/// The time of a build must not grow faster than the length of this text.
/// </summary>
internal sealed record Nasty(string Name, Func<int, string> Make);

/// <summary>
/// Inputs of known kinds that can make a reader run without end, use all memory, or overflow the stack.
/// </summary>
internal static class Nasties
{
    public const string ChapterFacts = "title: A\norder: 1\nsummary: S.\n";

    private const string MilestoneFacts = "title: A\ndate: 1999\nkind: launch\nsummary: S.\nsources: []\n";

    public static readonly IReadOnlyList<Nasty> All =
    [
        .. MarkdownNasties.All, .. YamlNasties.All,
        // Each input repeats one construct many times.
        new("links to records", n => Prose(Repeat("[[lamps]] ", n))),
        new("links to a record that does not exist", n => Prose(Repeat("[[lemps]] ", n))),
        new("links to a heading that does not exist", n => Prose(Repeat("## A b\n\n", n / 10) + Repeat("[[lamps#a-c]] ", n))),
        new("links to headings", n => Prose(Many(n / 2, i => $"## B {i}\n\n") + Many(n / 2, i => $"[[lamps#b-{i}]] "))),
        new("links on one line and on many", n =>
            Prose(Repeat("[a](/x/) [b](https://a.example/) ", n / 2) + Repeat("\n[a](/lamps/)", n / 2))),
        new("addresses in angle brackets", n => Prose(Repeat("<https://a.example/> ", n))),
        new("citations", n => Prose(Repeat("[@a] ", n)) + "-- sources.yml --\na: { title: A, url: \"https://a.example/\", kind: news }\n"),
        new("citations of different sources", n => Prose(Many(n, i => $"[@s{i}] ")) + "-- sources.yml --\n"
            + Many(n, i => $"s{i}: {{ title: A, url: \"https://a.example/{i}\", kind: news }}\n")),
        new("citations of sources that do not exist", n => Prose(Many(n, i => $"[@s{i}] ")) + "-- sources.yml --\n"
            + Many(n, i => $"t{i}: {{ title: A, url: \"https://a.example/{i}\", kind: news }}\n")),
        new("sources in one bracket", n => Prose("[" + Repeat("@a; ", n) + "@a]")),
        new("identical headings", n => Prose(Repeat("## A\n\n", n))),
        new("headings that end with a number, as the anchors of repeated headings do", n => Prose(Many(n, i => $"## A {i % 50}\n\n## A\n\n"))),
        new("names in prose", n => "-- components/a.md --\n---\nname: Lamp\nkind: lamp\nstatus: sold\nsummary: S.\nsources: []\naliases: ["
            + string.Join(", ", Enumerable.Range(0, n).Select(i => $"Lamp {i:00000}")) + "]\n---\n" + Repeat("Lamp 0 Lamp ", n)),
        new("names with the same beginning", n =>
            "-- components/a.md --\n---\nname: aa\nkind: lamp\nstatus: sold\nsummary: S.\nsources: []\naliases: ["
            + string.Join(", ", Enumerable.Range(1, n / 20).Select(i => new string('a', i % 200) + "b" + i)) + "]\n---\n"
            + Prose(new string('a', n))),
        new("sentences without an end", n => Prose(Repeat("[[lamps]] and ", n)) + Chapter("shades", "It is [[lamps]] " + Repeat("a ", n))),
        new("sentences that consist only of ends", n => Chapter("shades", Repeat(". A. ", n) + "[[lamps]]" + Repeat(" A. ", n)) + Prose("x")),
        new("a chain of redirects", n => "-- redirects.yml --\n" + Many(n, i => $"/a{i}/: /a{i + 1}/\n")),
        new("a circle of redirects", n => "-- redirects.yml --\n" + Many(n, i => $"/a{i}/: /a{(i + 1) % n}/\n")),
        new("redirects of anchors", n => "-- redirects.yml --\n" + Many(n, i => $"/lamps/#a{i}: /lamps/#b\n") + Prose("x")),
        new("addresses that were removed", n => "-- permalinks.txt --\n" + Many(n, i => $"/a{i:0000000}/\n")),
        new("anchors that were removed", n => Prose(Many(n / 2, i => $"## B {i}\n\n")) + "-- permalinks.txt --\n"
            + Many(n, i => $"/lamps/#a-{i:0000000}\n")),
        new("a permalink ledger in the wrong order", n => "-- permalinks.txt --\n" + Many(n, i => $"/a{n - i:0000000}/\n")),
        new("milestones in a chain of supersession", n => Many(n / 10, i =>
            $"-- milestones/m{i}.md --\n---\n{MilestoneFacts}supersedes: m{i + 1}\n---\n")),
        new("milestones in a circle of supersession", n => Many(n / 10, i =>
            $"-- milestones/m{i}.md --\n---\n{MilestoneFacts}supersedes: m{(i + 1) % (n / 10)}\n---\n")),
        new("milestones on one day", n => Many(n / 10, i => $"-- milestones/m{i}.md --\n---\n{MilestoneFacts}---\nx\n")),
        new("releases without a date", n => Many(n / 40, i => $"-- releases/{i}.md --\n---\nsummary: S.\nsources: []\n---\n")),
        new("references to records that do not exist", n =>
            $"-- milestones/a.md --\n---\n{MilestoneFacts}components: [{string.Join(", ", Enumerable.Range(0, n)
            .Select(i => $"c{i}"))}]\n---\n"),
        new("changes of status of components that do not exist", n =>
            $"-- milestones/a.md --\n---\n{MilestoneFacts}changes: {{ {string.Join(", ", Enumerable.Range(0, n)
            .Select(i => $"c{i}: sold"))} }}\n---\n"),
        new("links to pages that do not exist", n => Prose(Many(n, i => $"[a](/nowhere-{i}/) "))),
        new("links to anchors that do not exist", n => Prose(Many(n, i => $"[a](#nowhere-{i}) "))),
        new("many different words for the search index", n => Prose(Many(n, i => $"w{i}x ")) + Prose("")),
    ];

    public static string Prose(string body) => Chapter("lamps", body);

    public static string Chapter(string id, string body) => $"-- text/{id}.md --\n---\n{ChapterFacts}---\n{body}\n";

    public static string Record(string more) => $"-- text/lamps.md --\n---\n{ChapterFacts}{more}---\nx\n";

    public static string Repeat(string piece, int times) => new StringBuilder(piece.Length * times).Insert(0, piece, times).ToString();

    public static string Many(int times, Func<int, string> piece) => string.Concat(Enumerable.Range(0, times).Select(piece));

    // The number of lines, each one character longer than the line before, whose total length is n.
    public static int LineCount(int n) => (int)Math.Sqrt(2.0 * n);
}
