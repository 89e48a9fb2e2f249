using System.Net;
using System.Text;
using Markdig;

namespace Least;

/// <summary>
/// Makes the same pages as the Hugo layouts in <c>tests/bench/hugo</c>. It joins strings and writes the pages on every core.
/// </summary>
public sealed class Pages(Chronicle site, string output)
{
    private const int OnHome = 6, InFeed = 20;

    // The Markdown extensions that authors can use in this repository's generator.
    private readonly MarkdownPipeline _markdown = new MarkdownPipelineBuilder().UsePipeTables().UseFootnotes().UseDefinitionLists()
        .UseAutoIdentifiers().DisableHtml().Build();
    private readonly ILookup<string, Record> _byComponent = site.Milestones.SelectMany(milestone =>
        milestone.Components, (milestone, id) => (id, milestone)).ToLookup(pair => pair.id, pair => pair.milestone);
    private readonly ILookup<string, Record> _byRelease = site.Milestones.ToLookup(milestone => milestone.Release);
    private readonly ILookup<string, Record> _byYear = site.Milestones.ToLookup(milestone => milestone.Date[..4]);

    /// <summary>Adds the content of one page.</summary>
    private delegate void Content(StringBuilder html);

    public void Write()
    {
        Parallel.ForEach(All(), () => new StringBuilder(), (page, _, html) =>
        {
            AddPage(html.Clear(), page.Address, page.Title, page.Add);
            Save(page.Address + "index.html", html);
            return html;
        }, _ => { });
        var feed = new StringBuilder();
        AddFeed(feed);
        Save("/feed.atom", feed);
    }

    private IEnumerable<(string Address, string Title, Content Add)> All()
    {
        yield return ("/", site.Title, AddHome);
        yield return ("/components/", "components", html => AddTerms(html, "components",
            site.Components.Select(component => (component.Title, component.Address, _byComponent[component.Id].Count()))));
        yield return ("/releases/", "releases", html => AddTerms(html, "releases",
            site.Releases.Select(release => (release.Title, release.Address, _byRelease[release.Id].Count()))));
        yield return ("/chronology/", "chronology", html => AddTerms(html, "chronology",
            _byYear.Select(year => (year.Key, $"/chronology/{year.Key}/", year.Count()))));
        foreach (var chapter in site.Chapters)
            yield return (chapter.Address, chapter.Title, html => AddTerm(html, chapter.Title, chapter.Body, []));
        foreach (var component in site.Components)
            yield return (component.Address, component.Title, html =>
                AddTerm(html, component.Title, component.Body, _byComponent[component.Id]));
        foreach (var release in site.Releases)
            yield return (release.Address, release.Title, html => AddTerm(html, release.Title, release.Body, _byRelease[release.Id]));
        foreach (var year in _byYear)
            yield return ($"/chronology/{year.Key}/", year.Key, html => AddTerm(html, year.Key, "", year));
        for (var i = 0; i < site.Milestones.Length; i++)
        {
            var number = i;
            yield return (site.Milestones[i].Address, site.Milestones[i].Title, html => AddMilestone(html, number));
        }
    }

    private void AddPage(StringBuilder html, string address, string title, Content add)
    {
        html.Append($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Text(title)} · {Text(site.Title)}</title>
            <link rel="canonical" href="{site.Url}{address}">
            </head>
            <body>
            <header>
            <nav>
            <ul>
            <li><a href="/">{Text(site.Title)}</a></li>
            <li><a href="{site.Chapters[0].Address}">{Text(site.Chapters[0].Title)}</a></li>
            <li><a href="/components/">Components</a></li>
            <li><a href="/releases/">Releases</a></li>
            <li><a href="/chronology/">Chronology</a></li>
            </ul>
            </nav>
            </header>
            <main>

            """);
        add(html);
        html.Append($"</main>\n<footer><p>{Text(site.Title)}</p></footer>\n</body>\n</html>\n");
    }

    private void AddHome(StringBuilder html)
    {
        html.Append($"<h1>{Text(site.Title)}</h1>\n<ul>\n");
        foreach (var chapter in site.Chapters)
            html.Append($"<li>{Link(chapter)}</li>\n");
        html.Append("</ul>\n<ul>\n");
        foreach (var milestone in site.Milestones.Reverse().Take(OnHome))
            html.Append($"<li>{Time(milestone)} {Link(milestone)}</li>\n");
        html.Append("</ul>\n");
    }

    private static void AddTerms(StringBuilder html, string title, IEnumerable<(string Title, string Address, int Count)> terms)
    {
        html.Append($"<h1>{title}</h1>\n<ul>\n");
        foreach (var term in terms)
            html.Append($"<li><a href=\"{term.Address}\">{Text(term.Title)}</a> ({term.Count})</li>\n");
        html.Append("</ul>\n");
    }

    private void AddTerm(StringBuilder html, string title, string body, IEnumerable<Record> milestones)
    {
        html.Append($"<article>\n<h1>{Text(title)}</h1>\n").Append(Html(body)).Append("<ul>\n");
        foreach (var milestone in milestones)
            html.Append($"<li>{Time(milestone)} {Link(milestone)} <span class=\"kind\">{milestone.Kind}</span></li>\n");
        html.Append("</ul>\n</article>\n");
    }

    private void AddMilestone(StringBuilder html, int number)
    {
        var milestone = site.Milestones[number];
        html.Append($"<article>\n<h1>{Text(milestone.Title)}</h1>\n<p>{Time(milestone)} <span class=\"kind\">{milestone.Kind}</span></p>\n")
            .Append(Html(milestone.Body));
        html.Append($"<dl>\n<dt>Release</dt>\n<dd>{Link(site.ById[milestone.Release])}</dd>\n<dt>Components</dt>\n");
        foreach (var component in milestone.Components)
            html.Append($"<dd>{Link(site.ById[component])}</dd>");
        html.Append("\n</dl>\n<h2>References</h2>\n<ol>\n");
        foreach (var source in milestone.Sources.Select(id => site.Sources[id]))
            html.Append($"<li><a href=\"{Text(source.Url)}\">{Text(source.Title)}</a>, {Text(source.Publisher)}, {source.Date}</li>\n");
        html.Append("</ol>\n</article>\n<nav>\n");
        if (number > 0)
            html.Append($"<a rel=\"prev\" href=\"{site.Milestones[number - 1].Address}\">{Text(site.Milestones[number - 1].Title)}</a>\n");
        if (number + 1 < site.Milestones.Length)
            html.Append($"<a rel=\"next\" href=\"{site.Milestones[number + 1].Address}\">{Text(site.Milestones[number + 1].Title)}</a>\n");
        html.Append("</nav>\n");
    }

    private void AddFeed(StringBuilder feed)
    {
        feed.Append($"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n<title>{Text(site.Title)}</title>\n<id>{site.Url}/</id>\n");
        foreach (var milestone in site.Milestones.Reverse().Take(InFeed))
            feed.Append($"<entry>\n<title>{Text(milestone.Title)}</title>\n<id>{site.Url}{milestone.Address}</id>\n<updated>{milestone.Date}{"-01-01"[(milestone.Date.Length - 4)..]}T00:00:00Z</updated>\n<content type=\"html\">{Text(Html(milestone.Body))}</content>\n</entry>\n");
        feed.Append("</feed>\n");
    }

    private string Html(string body) => Markdown.ToHtml(WithLinks(body), _markdown);

    /// <summary>The body, with Markdown links instead of <c>[[id]]</c> and <c>[[id|words]]</c>.</summary>
    private string WithLinks(string body)
    {
        var text = new StringBuilder(body.Length + 256);
        var done = 0;
        for (var open = body.IndexOf("[[", StringComparison.Ordinal); open >= 0; open = body.IndexOf("[[", done, StringComparison.Ordinal))
        {
            var close = body.IndexOf("]]", open, StringComparison.Ordinal);
            var link = body[(open + 2)..close].Split('|');
            var target = site.ById[link[0]];
            text.Append(body, done, open - done).Append($"[{link.ElementAtOrDefault(1) ?? target.Title}]({target.Address})");
            done = close + 2;
        }
        return text.Append(body, done, body.Length - done).ToString();
    }

    private void Save(string name, StringBuilder text)
    {
        var path = output + name;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);

    private static string Link(Record record) => $"<a href=\"{record.Address}\">{Text(record.Title)}</a>";

    private static string Time(Record milestone) => $"<time datetime=\"{milestone.Date}\">{milestone.Date}</time>";
}
