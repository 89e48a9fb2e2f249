namespace Site.Tests;

public sealed class SmokeTests
{
    [Fact]
    public void A_milestone_becomes_a_page()
    {
        var page = TestSite.From("""
            -- input/sources.yml --
            s: { title: A paper, url: "https://paper.example/", kind: news }
            -- input/milestones/first-light.md --
            ---
            title: First light
            date: 1999-03
            kind: launch
            summary: The first lamp is lit.
            sources: [s]
            ---
            It shines [@s].
            """).Page("/milestones/first-light/");
        Assert.Contains("<h1>First light</h1>", page);
    }
}
