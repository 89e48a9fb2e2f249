using BenchmarkDotNet.Attributes;
using Chronicle.Primitives;
using Chronicle.Read;
using Chronicle.Read.Markdown;

namespace Micro;

/// <summary>Measures the steps from the bytes of one milestone file to a record.</summary>
public class ReadingBenchmarks
{
    private static readonly string[] Dates = ["2022", "2022-10", "2022-10-03", "2022-10~"];

    private SmallSite _site = null!;
    private MarkdownReader _markdown = null!;

    [GlobalSetup]
    public void SetUp() => (_site, _markdown) = (SmallSite.Create(), new());

    [Benchmark(Description = "bytes to text")]
    public object? Decode() => Utf8.Decode(_site.File, new());

    [Benchmark(Description = "front matter")]
    public object? Facts() => FrontMatter.Read(_site.Text, new());

    [Benchmark(Description = "Markdown of a record")]
    public object Body() => _markdown.Read(_site.Text, new());

    [Benchmark(Description = "a date", OperationsPerInvoke = 4)]
    public int ParseDates()
    {
        var years = 0;
        foreach (var text in Dates)
            years += PartialDate.TryParse(text, out var date) ? date.Year : 0;
        return years;
    }
}
