using System.Text;
using System.Text.RegularExpressions;
using Chronicle.Testing;

namespace Chronicle.Tests.Render;

/// <summary>The line ends of the files that are copied from the theme and from the assets.</summary>
public sealed class ThemeFileTests
{
    // A rule outside of the layers would have priority over the own rules of a chronicle.
    [Fact]
    public void Every_rule_of_the_style_sheets_is_in_a_layer()
    {
        var outside = Directory.EnumerateFiles(Repository.PathOf("theme", "css")).SelectMany(file => OutermostRules(File.ReadAllText(file))
            .Where(rule => !rule.StartsWith("@layer ", StringComparison.Ordinal)).Select(rule => $"{Path.GetFileName(file)}: {rule}"));
        Assert.Equal([], outside);
        Assert.Equal(["@layer a", "@layer b", ".c"], OutermostRules("/* x */ @layer a; @layer b { .d { e: f } }\n.c { e: f }"));
    }

    /// <summary>The selectors of the rules and statements of a style sheet that are not inside another rule.</summary>
    private static string[] OutermostRules(string css)
    {
        var (rules, depth) = (new List<string> { "" }, 0);
        foreach (var letter in Regex.Replace(css, @"/\*.*?\*/", "", RegexOptions.Singleline))
        {
            if (depth == 0 && letter is '{' or ';' && depth == 0)
                rules.Add("");
            else if (depth == 0)
                rules[^1] += letter;
            depth += letter switch { '{' => 1, '}' => -1, _ => 0 };
        }
        return [.. rules.Select(rule => rule.Trim()).Where(rule => rule.Length > 0)];
    }

    [Fact]
    public void Windows_line_ends_are_replaced_in_scripts_and_SVG_of_the_theme_but_not_in_PNG()
    {
        var (plain, windows) = (Build("\n"), Build("\r\n"));
        Assert.Equal("a();\nb();", Encoding.UTF8.GetString(Bytes(windows, "/theme/a.js")));
        Assert.Equal("<svg>\n</svg>", Encoding.UTF8.GetString(Bytes(windows, "/theme/a.svg")));
        // A PNG file is binary, so its bytes stay the same.
        Assert.Equal("\r\n"u8.ToArray(), Bytes(windows, "/theme/a.png"));
        Assert.Equal(Bytes(plain, "/"), Bytes(windows, "/"));
    }

    [Fact]
    public void Windows_line_ends_are_replaced_in_CSV_and_SVG_assets_but_not_in_patches_and_PNG()
    {
        var (plain, windows) = (Assets("\n"), Assets("\r\n"));
        foreach (var name in new[] { "/assets/a.csv", "/assets/a.svg" })
            Assert.Equal(Bytes(plain, name), Bytes(windows, name));
        Assert.Equal("a,b\n1,2\n", Encoding.UTF8.GetString(Bytes(windows, "/assets/a.csv")));
        // The line ends of a patch are part of its content, and a PNG file is binary, so the bytes of both stay the same.
        Assert.Equal("-a\r\n+b\r\n", Encoding.UTF8.GetString(Bytes(windows, "/assets/a.patch")));
        Assert.Equal("\r\n"u8.ToArray(), Bytes(windows, "/assets/a.png"));

        static BuildResult Assets(string end) => TinyTheme.Site("")
            .With("input/assets/a.csv", Encoding.UTF8.GetBytes($"a,b{end}1,2{end}"))
            .With("input/assets/a.svg", Encoding.UTF8.GetBytes($"<svg xmlns=\"http://www.w3.org/2000/svg\">{end}</svg>"))
            .With("input/assets/a.patch", Encoding.UTF8.GetBytes($"-a{end}+b{end}"))
            .With("input/assets/a.png", "\r\n"u8.ToArray()).Build();
    }

    private static BuildResult Build(string end) => TinyTheme.Site("")
        .With("theme/js/a.js", Encoding.UTF8.GetBytes($"a();{end}b();{end}"))
        .With("theme/assets/a.svg", Encoding.UTF8.GetBytes($"<svg>{end}</svg>"))
        .With("theme/assets/a.png", "\r\n"u8.ToArray()).Build();

    private static byte[] Bytes(BuildResult site, string address) => FollowedLamps.Bytes(site, address);
}
