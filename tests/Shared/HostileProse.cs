using Chronicle.Primitives;

namespace Chronicle.Testing;

/// <summary>The prose of <c>Injections.txt</c>, and sites that show it.</summary>
internal static class HostileProse
{
    public static IEnumerable<string> Texts =>
        Injections.At("prose").Select(injection => injection.Text)
            .Concat(Injections.At("address").Concat(Injections.At("allowed address"))
                .SelectMany(injection => new[] { $"[x]({injection.Text})", $"[x](<{injection.Text}>)", $"![x]({injection.Text})" }));

    /// <summary>
    /// The accepted texts. All texts are tested in one site, and each refused text causes errors at its own milestone.
    /// </summary>
    public static string[] Accepted => AcceptedOnce.Value;

    private static readonly Lazy<string[]> AcceptedOnce = new(() =>
    {
        string[] left = [.. Texts.Distinct()];
        // A later phase reports its errors only if the earlier phases have none.
        while (true)
        {
            var errors = Site(left).Build().Diagnostics.Where(diagnostic => diagnostic.IsError).ToArray();
            if (errors.Length == 0)
                return left;
            // An error has the place of the milestone's file, or it names the page if only the finished page shows it.
            var fewer = left.Where((_, i) => !errors.Any(error =>
                error.At.Path == $"input/milestones/{IdOf(i)}.md"
                    || error.Message.Contains($"(page /milestones/{IdOf(i)}/", StringComparison.Ordinal))).ToArray();
            Assert.True(fewer.Length < left.Length, $"an error that belongs to no text: {errors[0]}");
            left = fewer;
        }
    });

    /// <summary>The id of the milestone that shows a text.</summary>
    public static string IdOf(int place) => place == 0 ? "hostile" : $"hostile-{place}";

    public static TestSite Site(string prose, BaseUrl? url = null) => Site([prose], url);

    /// <summary>One site with a milestone for each text.</summary>
    public static TestSite Site(string[] prose, BaseUrl? url = null) => TestSite.From(string.Concat(prose.Select((text, i) => $"""
        -- input/milestones/{IdOf(i)}.md --
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
