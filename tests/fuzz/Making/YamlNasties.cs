using static Fuzz.Making.Nasties;

namespace Fuzz.Making;

/// <summary>
/// Facts and settings that are made to be slow or expensive for the YAML reader and for the code that uses its result.
/// </summary>
internal static class YamlNasties
{
    public static Nasty[] All =>
    [
        .. new (string Name, string Piece)[]
        {
            ("open braces", "{"), ("open brackets in facts", "["), ("open braces with a key", "{a: "), ("dashes in facts", "- "),
                ("question marks", "? "), ("question marks of a flow", "[? "), ("colons in facts", ": "), ("commas", "[,"),
                ("quotes in facts", "'"), ("stars in facts", "*a "),
            ("exclamation marks in facts", "! "), ("percent signs", "%"), ("bars in facts", "|\n"), ("hashes", "#"), ("keys", "a: b\n"),
                ("keys without a value", "a\n"), ("keys of a flow", "a, "), ("ends", "...\n"), ("escapes", "\"\\x41\" "),
                ("tabs in facts", "\t"),
            ("blank lines in facts", "\n"), ("merges", "<<: "), ("quotes doubled", "''"),
        }.Select(entry => new Nasty("facts: " + entry.Name, n =>
            $"-- text/lamps.md --\n---\n{ChapterFacts}a: {Repeat(entry.Piece, n)}\n---\nx\n")),
        new("facts: tabs before a key", n => Record(Repeat("\t", n) + "a: b\n")),
        new("facts: nested, line by line", n => Record(Many(LineCount(n), i => Repeat(" ", i) + "a:\n"))),
        new("facts: sequences nested, line by line", n => Record("a:\n" + Many(LineCount(n), i => Repeat(" ", i + 1) + "-\n"))),
        new("facts: braces nested", n => Record("a: " + Repeat("{a: ", n) + "b" + Repeat("}", n) + "\n")),
        new("facts: brackets nested", n => Record("a: " + Repeat("[", n) + Repeat("]", n) + "\n")),
        new("facts: aliases of aliases", n => Record("a: &a [b, b]\n" + Many(n, i => $"{(char)('c' + (i % 20))}{i}: &c{i} [*a, *a, *a]\n"))),
        new("facts: keys that are unknown", n => Record(Many(n, i => $"key{i}: b\n"))),
        new("facts: keys that are nearly known", n => Record(Many(n, i => $"summar{i}: b\n"))),
        new("facts: a key of many letters", n => Record(Repeat("a", n) + ": b\n")),
        new("facts: a key of many letters and a value", n => Record("\"" + Repeat("a", n) + "\": b\n")),
        new("facts: a title of many letters", n => "-- text/lamps.md --\n---\norder: 1\nsummary: S.\ntitle: " + Repeat("a", n)
            + "\n---\nx\n"),
        new("facts: a title over many lines", n => "-- text/lamps.md --\n---\norder: 1\nsummary: S.\ntitle: >\n" + Repeat("  a\n", n)
            + "---\nx\n"),
        new("facts: a quoted title over many lines", n => "-- text/lamps.md --\n---\norder: 1\nsummary: S.\ntitle: \"" + Repeat("a\n", n)
            + "\"\n---\nx\n"),
        new("facts: a number of many digits", n => "-- text/lamps.md --\n---\ntitle: A\nsummary: S.\norder: " + Repeat("9", n)
            + "\n---\nx\n"),
        new("facts: links", n => "-- text/lamps.md --\n---\n" + ChapterFacts + "corrections: [" + Repeat("{ date: 1999, text: a }, ", n)
            + "]\n---\nx\n"),
        new("facts without an end", n => "-- text/lamps.md --\n---\n" + ChapterFacts + Repeat("a: b\n", n)),
        new("facts: lines that look like an end and are not", n => "-- text/lamps.md --\n---\n" + ChapterFacts + Repeat("--- \n", n)),
        new("sources", n => "-- sources.yml --\n" + Many(n, i => $"s{i}: {{ title: A, url: \"https://a.example/{i}\", kind: news }}\n")),
        new("sources, all of them wrong", n => "-- sources.yml --\n" + Many(n, i => $"s{i}: {{ titel: A }}\n")),
        new("settings: a long title", n => $"-- site.yml --\ntitle: {Repeat("a", n)}\nurl: https://a.example/\nlanguage: en\ncomponent_kinds: {{}}\nstatuses: {{}}\nmilestone_kinds: {{}}\n" + Many(10, i => Chapter("c" + i, "x"))),
        new("settings: a pattern that grows", n => $"-- site.yml --\ntitle: A\nurl: https://a.example/\nlanguage: en\nrelease_title: \"{Repeat("{version}", n)}\"\ncomponent_kinds: {{}}\nstatuses: {{}}\nmilestone_kinds: {{}}\n-- releases/1.md --\n---\nsummary: S.\nsources: []\n---\n"),
        new("settings: words", n => $"-- site.yml --\ntitle: A\nurl: https://a.example/\nlanguage: en\ncomponent_kinds: {{}}\nstatuses: {{}}\nmilestone_kinds: {{ {Many(n, i => $"k{i}: {{ label: K }}, ")} }}\n"),
        new("settings: links", n => $"-- site.yml --\ntitle: A\nurl: https://a.example/\nlanguage: en\ncomponent_kinds: {{}}\nstatuses: {{}}\nmilestone_kinds: {{}}\nnavigation: [{Many(n, i => $"{{ title: A, to: /n{i}/ }}, ")}]\n"),
    ];
}
