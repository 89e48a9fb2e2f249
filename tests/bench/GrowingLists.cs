namespace Bench;

/// <summary>
/// A list of the model. <paramref name="Make"/> returns input files in which the list has a given length. If a file has the same path as a
/// file of <see cref="GrowingLists.Basis"/>, it replaces that file.
/// </summary>
public sealed record GrowingList(string Name, Func<int, IEnumerable<(string Path, string Text)>> Make);

/// <summary>All lists that an input can make long.</summary>
public static class GrowingLists
{
    public static readonly GrowingList[] All =
    [
        new("chapters", n => Each(n, i => Chapter($"t{i}", "Words."))),
        new("components", n => Each(n, i => Component($"c{i}", $"Component number {i}"))),
        new("releases", n => Each(n, i => Release($"1.{i}", ""))),
        new("milestones", n => Each(n, i => Milestone($"m{i}", ""))),
        new("sources", n => [Sources(n)]),
        new("status changes of one component", n => [Component("a", "A lamp"),
            .. Each(n, i => Milestone($"m{i}", "changes: { a: sold }\n"))]),
        new("n pages that mention n names", n => Each(n, i =>
            Component($"c{i}", $"Lamp {i}", "", string.Join(", ", Each(n, k => $"Lamp {k}"))))),
        new("related: all components with one component", n => [Component("a", "A lamp"), .. Each(n, i => Component($"c{i}", $"Lamp {i}", "related: [a]\n"))]),
        new("related: all components with all components", n => Each(n, i => Component($"c{i}", $"Lamp {i}", $"related: [{Ids("c", n)}]\n"))),
        new("components of one milestone", n => [.. Each(n, i => Component($"c{i}", $"Lamp {i}")),
            Milestone("m", $"components: [{Ids("c", n)}]\n")]),
        new("changes of one milestone", n =>
            [.. Each(n, i => Component($"c{i}", $"Lamp {i}")),
                Milestone("m", $"changes: {{ {string.Join(", ", Each(n, i => $"c{i}: sold"))} }}\n")]),
        new("n milestones that name n/10 components", n =>
            [.. Each(n / 10, i => Component($"c{i}", $"Lamp {i}")),
                .. Each(n, i => Milestone($"m{i}", $"components: [{Ids("c", n / 10)}]\n"))]),
        new("citations of n sources on a page", n => [Sources(n), Chapter("t", string.Join("\n\n", Each(n, i => $"Word [@s{i}].")))]),
        new("milestone kinds", n => [Settings("milestone_kinds", n)]),
        new("component kinds", n => [Settings("component_kinds", n)]),
        new("statuses", n => [Settings("statuses", n)]),
        new("figures, stated by 50 releases", n =>
            [Settings("figures", n),
                .. Each(50, i => Release($"1.{i}", $"figures: {{ {string.Join(", ", Each(n, k => $"x{k}: {k}"))} }}\n"))]),
        new("aliases of one component", n => [Component("a", "A lamp", $"aliases: [{string.Join(", ", Each(n, i => $"Alias {i}"))}]\n")]),
        new("corrections of one record", n => [Component("a", "A lamp",
            $"corrections:\n{string.Concat(Each(n, i => $"  - {{ date: \"2001\", text: Wrong {i}. }}\n"))}")]),
        new("headings of a page", n => [Chapter("t", string.Join("\n\n", Each(n, i => $"## Heading {i}")))]),
        new("links between pages", n => Each(n, i => Chapter($"t{i}", $"See [[t{(i + 1) % n}]] and [that](/t{(i + 7) % n}/)."))),
        new("unknown headings", n => [Chapter("t", string.Join("\n\n", Each(n, i => $"## A heading of some length {i}"))),
            Chapter("u", string.Join("\n\n", Each(n, i => $"[[t#a-headinx-of-some-length-{i}]]")))]),
        new("dead links", n => Each(n, i => Chapter($"t{i}", $"[x](/nowhere-{i}/)"))),
        new("unknown ids", n => Each(n, i => Component($"component-{i}", $"Lamp {i}", $"related: [componemt-{i}]\n"))),
        new("unknown sources", n => [Sources(n), .. Each(n, i => Chapter($"t{i}", $"Word [@r{i}]."))]),
        new("same ids in two folders", n => [.. Each(n, i => Component($"c{i}", $"Lamp {i}")), .. Each(n, i => Milestone($"c{i}", ""))]),
        new("same name", n => Each(n, i => Component($"c{i}", "One lamp"))),
        new("redirects", n => [("redirects.yml", string.Concat(Each(n, i => $"/old-{i}/: /basis/\n")))]),
        new("redirects in a chain", n => [("redirects.yml", string.Concat(Each(n, i => $"/old-{i}/: /old-{i + 1}/\n")))]),
        new("removed addresses", n => [("permalinks.txt", string.Concat(Each(n, i => $"/milestones/m{i}/\n").Order(StringComparer.Ordinal)))]),
        new("removed anchors", n => [("permalinks.txt", string.Concat(Each(n, i => $"/basis/#place-{i}\n").Order(StringComparer.Ordinal)))]),
        new("releases in a chain of parents", n => Each(n, i => Release($"1.{i}", i == 0 ? "" : $"parent: \"1.{i - 1}\"\n"))),
        new("dimensions of statuses, all in one change", n => [Settings("status_dimensions", n), Component("a", "A lamp"),
            Milestone("m", $"changes: {{ a: {{ {string.Join(", ", Each(n, i => $"x{i}: sold"))} }} }}\n")]),
        new("tabs in a line of facts", n => [Chapter("t", "Words."), ("text/u.md", $"---\n{new string('\t', n)}title: A\n---\n")]),
        new("blanks in an address without an end", n => [Chapter("t", $"[a](./b{string.Concat(Each(n, _ => " c"))}")]),
        new("milestones that supersede each other", n => Each(n, i => Milestone($"m{i}", i == 0 ? "" : $"supersedes: m{i - 1}\n"))),
    ];

    /// <summary>The files of every input.</summary>
    public static IEnumerable<(string Path, string Text)> Basis() => [Settings("", 0), Chapter("basis", "Words."), Sources(1)];

    private static IEnumerable<T> Each<T>(int count, Func<int, T> make) => Enumerable.Range(0, count).Select(make);

    private static string Ids(string prefix, int count) => string.Join(", ", Each(count, i => prefix + i));

    /// <summary>The settings. The vocabulary of <paramref name="key"/> has <paramref name="count"/> more words.</summary>
    private static (string Path, string Text) Settings(string key, int count)
    {
        var words = string.Concat(Each(count, i => $"  x{i}: {{ label: X {i} }}\n"));
        return ("site.yml", "title: Lamps\nurl: https://lamps.example/\nlanguage: en\ncards: false\n"
            + "component_kinds:\n  lamp: { label: Lamp }\n" + (key == "component_kinds" ? words : "")
            + "statuses:\n  sold: { label: Sold }\n" + (key == "statuses" ? words : "")
            + "milestone_kinds:\n  launch: { label: Launch }\n" + (key == "milestone_kinds" ? words : "")
            + (key is "figures" or "status_dimensions" ? $"{key}:\n{words}" : ""));
    }

    private static (string Path, string Text) Sources(int count) =>
        ("sources.yml", string.Concat(Each(count, i =>
            $"s{i}: {{ title: Paper {i}, url: \"https://papers.example/{i}\", kind: news }}\n")));

    private static (string Path, string Text) Chapter(string id, string body) =>
        ($"text/{id}.md", $"---\ntitle: Chapter {id}\norder: 1\nsummary: S.\n---\n{body}\n");

    private static (string Path, string Text) Component(string id, string name, string facts = "", string body = "") =>
        ($"components/{id}.md", $"---\nname: {name}\nkind: lamp\nstatus: sold\nsummary: S.\nsources: [s0]\n{facts}---\n{body}\n");

    private static (string Path, string Text) Release(string id, string facts) =>
        ($"releases/{id}.md", $"---\ndate: \"2001\"\nsummary: S.\nsources: [s0]\n{facts}---\n");

    private static (string Path, string Text) Milestone(string id, string facts) =>
        ($"milestones/{id}.md", $"---\ntitle: Milestone {id}\ndate: 2001-02-03\nkind: launch\nsummary: S.\nsources: [s0]\n{facts}---\n");
}
