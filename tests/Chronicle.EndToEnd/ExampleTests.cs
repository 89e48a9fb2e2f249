using System.Diagnostics;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Chronicle.Read.Yaml;
using Chronicle.Testing;

namespace Chronicle.EndToEnd;

/// <summary>The example program in the chapter <c>about.md</c> gives correct answers.</summary>
public sealed class ExampleTests
{
    private const string Release = "6.18";

    [Fact]
    public async Task The_example_program_prints_the_same_names_as_the_support_page()
    {
        var text = Encoding.UTF8.GetString(FixedChronicle.Files.Input.Files.Single(file => file.Path == "input/text/about.md").Bytes.Span);
        var program = text.Split("```csharp\n")[1].Split("```")[0];
        Assert.InRange(program.Count(c => c == '\n'), 1, 10);

        await using var host = new StaticHost();
        host.Add("site", FixedChronicle.Result);
        var folder = new TemporaryFolder();
        folder.Write("in-mainline.cs", program);
        var answer = await Run(folder.Root, "run", "in-mainline.cs", $"{host.Origin}/site/", Release);

        var expected = InMainline();
        Assert.True(expected.Length > 10);
        Assert.Equal(expected.Order(StringComparer.Ordinal),
            answer.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
    }

    /// <summary>The names of the rows that have "In mainline" in the column of the release.</summary>
    private static string[] InMainline()
    {
        var page = new HtmlParser().ParseDocument(Chronicles.Text(FixedChronicle.Result, "/support/"));
        var column = page.QuerySelectorAll("thead th").ToList()
            .FindIndex(head => head.QuerySelector($"a[href='/releases/{Release}/']") is not null);
        return [.. page.QuerySelectorAll("tbody tr:not(.kind)").Where(row => CellAt(row, column)?.QuerySelector(".label")?.Text().Trim()
            == "In mainline").Select(row => row.Children[0].Text().Trim())];
    }

    // A cell spans the columns of all releases in which the status stays the same.
    private static IElement? CellAt(IElement row, int column)
    {
        var end = 0;
        return row.Children.FirstOrDefault(cell => (end += int.Parse(cell.GetAttribute("colspan") ?? "1",
            System.Globalization.CultureInfo.InvariantCulture)) > column);
    }

    private static async Task<string> Run(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true
        };
        // A compiler server that keeps running would keep the output stream open, and the test would wait for its end.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        start.Environment["DOTNET_NOLOGO"] = "true";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, output + await error);
        return output.ReplaceLineEndings("\n");
    }
}
