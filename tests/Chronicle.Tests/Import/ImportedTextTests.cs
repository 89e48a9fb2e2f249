using System.Text;
using Chronicle.Import;
using Chronicle.Testing;

namespace Chronicle.Tests.Import;

public sealed class ImportedTextTests
{
    [Theory]
    [InlineData("\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645", "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645")]
    [InlineData("\U0001F469\u200D\U0001F680", "\U0001F469\u200D\U0001F680")]
    [InlineData("la\u200Cmp", "lamp")]
    [InlineData("\u200Dlamp", "lamp")]
    [InlineData("la\u202Emp", "lamp")]
    [InlineData("a\u00A0 \tb", "a b")]
    public void Joiners_remain_only_where_a_script_needs_them(string text, string line) => Assert.Equal(line, ImportedText.Line(text));

    [Theory]
    [InlineData("- a", "<p>- a</p>")]
    [InlineData("+ a", "<p>+ a</p>")]
    [InlineData("* a", "<p>* a</p>")]
    [InlineData("1. one", "<p>1. one</p>")]
    [InlineData("12) one", "<p>12) one</p>")]
    [InlineData("1.", "<p>1.</p>")]
    [InlineData("1.5 volts", "<p>1.5 volts</p>")]
    [InlineData("---", "<p>---</p>")]
    [InlineData(": a", "<p>: a</p>")]
    [InlineData("# a", "<p># a</p>")]
    [InlineData("> a | b", "<p>&gt; a | b</p>")]
    public void Plain_text_in_prose_is_shown_literally(string text, string html)
    {
        var site = TinyTheme.Site("""
            -- mapping.yml --
            format: csv
            records:
              - { kind: component, id: lamp, facts: { name: Lamp, kind: lamp, status: sold, summary: S., sources: [] }, body: "{notes}" }

            """).With("table.csv", Encoding.UTF8.GetBytes($"notes\n\"{text}\"\n"));
        Assert.Contains(html, site.With(site.Import()).Page("/components/lamp/"));
    }

    [Theory]
    [InlineData("Fix *FTS5*: an overflow.", "Fix FTS5: an overflow.")]
    [InlineData("_One_, __two__ and **three**.", "One, two and three.")]
    [InlineData("***Both***, **a *b* c** and *a **b** c*", "Both, a b c and a b c")]
    [InlineData("a_b_c and _x", "a_b_c and _x")]
    [InlineData("2 * 3 * 4 and __ and **", "2 * 3 * 4 and __ and **")]
    [InlineData("`__init__`, `*a*` and `a_b`", "`__init__`, `*a*` and `a_b`")]
    [InlineData(@"\*a\* and \_b\_", "*a* and _b_")]
    [InlineData("[*A* link](https://lamps.example/)", "A link")]
    public void Plain_text_has_no_marks_of_emphasis(string markdown, string plain) => Assert.Equal(plain, ImportedText.Plain(markdown));
}
