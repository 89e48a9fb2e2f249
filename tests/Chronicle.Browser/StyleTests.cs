using Chronicle.Testing;

namespace Chronicle.Browser;

/// <summary>The style sheets of the theme. A browser drops a whole rule without a message if it does not know one of its selectors.</summary>
public sealed class StyleTests(BrowserFixture browser)
{
    /// <summary>The selectors of a style sheet that the browser does not know, each on a line.</summary>
    private const string UnknownSelectors = """
        (css) => {
          const unknown = [];
          for (const [, text] of css.replace(/\/\*[^]*?\*\//g, '').matchAll(/([^{};]+)\{/g)) {
            if (/^\s*(@|from\b|to\b|[\d.]+%)/.test(text)) continue;
            let depth = 0;
            const parts = [''];
            for (const letter of text) {
              depth += letter === '(' ? 1 : letter === ')' ? -1 : 0;
              if (letter === ',' && depth === 0) parts.push('');
              else parts[parts.length - 1] += letter;
            }
            unknown.push(...parts.map((part) => part.trim()).filter((part) => !CSS.supports(`selector(${part})`)));
          }
          return unknown.join('\n');
        }
        """;

    [Fact]
    public async Task The_browser_knows_every_selector()
    {
        await using var watched = await browser.Open("home", new(1280));
        foreach (var file in Directory.EnumerateFiles(Repository.PathOf("theme", "css")))
            Assert.Equal("", await watched.Page.EvaluateAsync<string>(UnknownSelectors, await File.ReadAllTextAsync(file)));
        Assert.Equal(".a:has(.b:has(c))", await watched.Page.EvaluateAsync<string>(UnknownSelectors, ".d, .a:has(.b:has(c)) { e: f }"));
    }
}
