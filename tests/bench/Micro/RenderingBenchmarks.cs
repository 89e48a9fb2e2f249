using BenchmarkDotNet.Attributes;
using Chronicle.Check;
using Chronicle.Presentation;
using Chronicle.Render;
using Chronicle.Templates;

namespace Micro;

/// <summary>Measures the rendering of one milestone page, the escaping of texts, and the check of the finished page.</summary>
public class RenderingBenchmarks
{
    private const string Plain = "The archive adopts the new format of the yearly report, the second draft and an open list";
    private const string Marked = "The archive keeps \"old\" & <new> formats; its reader's copy isn't lost, as some < others > feared";

    private SmallSite _site = null!;
    private TemplateEngine.Worker _runner = null!;
    private SiteAddresses _addresses = null!;
    private byte[] _page = null!;

    [GlobalSetup]
    public void SetUp()
    {
        _site = SmallSite.Create();
        _runner = _site.CreateRunner();
        _addresses = new(_site.Plan.Documents.Select(document => document.Address.Value));
        _page = ((RenderedFile)Render()!).Bytes.ToArray();
    }

    [Benchmark(Description = "a milestone's page through the theme")]
    public object? Render()
    {
        _runner.Reset();
        return Renderer.Render(_site.Plan, _site.Page, _runner, new());
    }

    [Benchmark(Description = "tags and attributes of that page")]
    public int Scan()
    {
        var attributes = 0;
        var scanner = new HtmlScanner(_page);
        while (scanner.Read())
            for (var attribute = scanner.GetAttributes(); attribute.Read();)
                attributes++;
        return attributes;
    }

    [Benchmark(Description = "check of that page")]
    public object Check() => PageScan.Read(_site.Page.Address, _page, _site.Model.Url, _addresses);

    [Benchmark(Description = "escaping a title, nothing to escape")]
    public string EscapePlain() => Html.Escape(Plain);

    [Benchmark(Description = "escaping a title with nine special characters")]
    public string EscapeMarked() => Html.Escape(Marked);
}
