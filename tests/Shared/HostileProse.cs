using Chronicle.Primitives;

namespace Chronicle.Testing;

/// <summary>The prose of <c>Injections.txt</c>, and sites that show it.</summary>
public static class HostileProse
{
    public static IEnumerable<string> Texts =>
        Injections.At("prose").Select(injection => injection.Text)
            .Concat(Injections.At("address").Concat(Injections.At("allowed address")).SelectMany(injection => new[] { $"[x]({injection.Text})", $"[x](<{injection.Text}>)", $"![x]({injection.Text})" }));

    public static TestSite Site(string prose, BaseUrl? url = null) => Site([prose], url);

    /// <summary>One site with a milestone for each text.</summary>
    public static TestSite Site(string[] prose, BaseUrl? url = null) => TestSite.From(string.Concat(prose.Select((text, i) => $"""
        -- input/milestones/hostile{(i == 0 ? "" : $"-{i}")}.md --
        ---
        title: Hostile {i}
        date: "2001"
        kind: launch
        summary: Words
        sources: [s]
        ---

        {text}

        """)) + """
        -- input/sources.yml --
        s: { title: A paper, url: "https://paper.example/", kind: news }
        -- input/assets/dot.svg --
        <svg xmlns="http://www.w3.org/2000/svg"/>
        -- input/text/chapter.md --
        ---
        title: Chapter
        order: 1
        summary: Words
        ---
        Words [@s].
        -- input/milestones/event.md --
        ---
        title: Event
        date: "2000"
        kind: launch
        summary: Words
        sources: [s]
        ---
        """, url);

    /// <summary>The text as a browser shows it: with one blank for each run of white space.</summary>
    public static string InOneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
