using System.Text;

namespace Fuzz.Making;

/// <summary>
/// Pieces of text that often break programs: readers of YAML, Markdown, addresses, dates and numbers, and file systems.
/// </summary>
internal static class Tokens
{
    public static readonly string[] Markup =
    [
        "[[", "]]", "[@", "[^1]", "[^1]: ", "![", "](", "](<", "[", "]", "(", ")", "**", "*", "_", "__", "`", "```\n", "~~~\n", "<", ">",
            "&", "&amp;", "&#0;", "&#x110000;", "&NotEqualTilde;",
        "|", "\n| --- |\n", "| a | b |\n| --- | :-: |\n", "\\", "\\[", "# ", "## ", "####### ", "\n===\n", "\n---\n", "- ", "- - - - ",
            "1. ", "999999999. ", "1234567890. ", "> ", ">>>> ", "    ", "\t",
        "[a]: /b \"c\"\n", "[a][a]", "[a]", "<https://a.example/>", "<a@b.example>", "<javascript:alert(1)>", "<!--", "-->", "<script>",
            "</script>", "<![CDATA[", "]]>", "]]&gt;", "<?", "{{", "}}", "{{ 1 }}",
        ": definition\n", "term\n: definition\n", "***a**b*", "[[desk-lamp]]", "[[desk-lamp#heading|words]]", "[[|]]", "[[#]]",
            "[[a|b|c]]", "[@paper]", "[@paper, 12:30]", "[@paper; @other]", "[@;]", "[@ ]", "## section-1\n", "## ref-1\n",
    ];

    public static readonly string[] Yaml =
    [
        "---\n", "...\n", ": ", "- ", "? ", "{", "}", "[", "]", ",", "&a ", "*a", "!!binary ", "!", "|\n", ">\n", "|+9\n", ">-\n", "\"",
            "'", "\"\\uD800\"", "\"\\uDC00\\uD800\"", "\"\\0\"", "\"\\x00\"", "\"\\e[31m\"", "\"\\L\\P\\N\\_\"",
        "\"\\U00110000\"", "\"\\U0001F600\"", "# ", "%YAML 1.2\n", "%TAG ! a\n", "<<: ", "~", "null", "true", "Yes", "0x10", "0o7", ".inf",
            ".nan", "@a", "`a", "\t", "a:\n", "a: b\n", "  a: b\n", "? [a]\n: b\n", "{a: {a: {a: ", "[[[[", "- - - ",
        "date: ", "title: ", "sources: [paper]\n", "corrections: [{ date: \"2026-01-05\", text: x }]\n", "superseded_by: ",
            "split_into: [", "withdrawn: x\n", "first_id: ", "changes: { desk-lamp: sold }\n", "auto_link: false\n",
        "budgets: { default: 79228162514264337593543950335 }\n", "verified_within: { component: -79228162514264337593543950335 }\n",
            "order: 79228162514264337593543950335\n", "release_title: \"{version}\"\n", "tag_authority: a.example,2026\n", "gone: ",
    ];

    public static readonly string[] Characters =
    [
        "\0", "\u0001", "\u0007", "\u0008", "\u000b", "\u000c", "\u001b", "\u001f", "\u007f", "\u0080", "\u0085", "\u009f", "\u00a0",
            "\u00ad", "\u034f", "\u061c", "\u115f", "\u180e", "\u200b", "\u200c", "\u200d", "\u200e", "\u200f",
        "\u2028", "\u2029", "\u202a", "\u202e", "\u2060", "\u2066", "\u2069", "\u3000", "\ufeff", "\ufffd", "\ufffe", "\uffff",
            "\U0001F600", "\U0001F468\u200d\U0001F469\u200d\U0001F467", "\U0010FFFF", "\U000E0001", "e\u0301", "\u00e9", "\u0130",
        "\u0131", "\u00df", "\u1e9e", "\ufb01", "\u0430", "\u03bf", "\uff0f", "\uff0e", "\u2044", "\u2215", "\u0660", "\u0966", "\uff11",
            "\u0301\u0301\u0301\u0301\u0301\u0301", "\u05d0", "\u0645", "\r", "\r\n", "\n", "\n\n", " ", "  \n", "\t",
    ];

    public static readonly string[] Names =
    [
        "../../etc", "..", ".", "", "con", "nul", "aux.txt", "com1", "lpt9.x", "a.", ".a", "-", "a..b", "a/b", "a\\b", "%2e%2e", "%00",
            "c:", "~", "A", "\u0430bc", "index", "index.html", "404", "api", "theme", "data", "assets", "search", "previews", "cards",
        "chronology", "compare", "milestones", "permalinks", "section-1", "ref-1", "cite-1-1", "fn-1", "1999", "1999-03", "1..2",
            "desk-lamp", "paper", "first-light", "lamps", "2", "2-rc1", "18446744073709551616", "__proto__", "constructor", "toString",
        new('a', 80), new('a', 81), new('a', 300), "feed.atom", "calendar.ics", "site", "home", "readme", "a-1", "a--1",
            "1.0.0.0.0.0.0.0.0.0.0.0.0",
    ];

    public static readonly string[] Addresses =
    [
        "https://a.example/", "http://a.example/?q=1&r=2#x", "HTTPS://A.EXAMPLE/", "https:a.example", "https:///x", "https://",
            "http://[::1]/", "http://[::1", "http://a:99999/", "http://a:b@c/", "https://user@a.example/", "https://xn--a/",
            "https://\u0430.example/",
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd",
            "mailto:", "mailto:a@b.example", "mailto:a?subject=<b>", "//evil.example/", "/\\evil.example/", "\\\\evil", "/../../../x",
            "/%2e%2e/%2e%2e/",
        "/a/../b/", "/./", "?", "#", "#x", "?x#y", "/lamps/#part", "/milestones/first-light/", "/milestones/first-light/#x", "/old/",
            "/old/: /new/\n", "/components/", "/assets/a.svg", "../x/", "x:y", ":", "https://a.example/\"onmouseover=\"x",
            "https://a.example/\u202e",
        "https://a.example/%", "https://a.example/%zz", "https://a.example/%ff%fe", "https://a.example:0/", "https://1.2.3.4.5/",
            "https://256.1.1.1/", "http://0x7f.1/", "https://a..example/", "https://-a.example/", "https://a.example/[x]",
            "https://a.example/(x))", "tag:a",
    ];

    public static readonly string[] Numbers =
    [
        "2022", "2022-10", "2022-10-03", "2022-10-03~", "2022~", "0000", "0001", "0001-01-01", "9999", "9999-12-31", "9999-99-99",
            "2023-02-29", "2024-02-29", "-2022", "+2022", "2022-1", "22-10-03", "2022/10/03", "2022-10-03T00:00", "2022~~", "~", "10000",
        "\u0662\u0660\u0662\u0662", "\uff12\uff10\uff12\uff12", " 2022", "2022 ", "2022-10-3~", "20221003", "1e9", "1E400", "NaN",
            "Infinity", "-0", "0.0", ".5", "5.", "1,000", "1_000", "0x1F", "79228162514264337593543950335", "79228162514264337593543950336",
        "-79228162514264337593543950335", "2147483647", "2147483648", "-2147483649", "9223372036854775808",
            "0.0000000000000000000000000001", new('9', 400), "0." + new string('0', 400) + "1", "$1", "(1)", "1-", "--1",
    ];

    public static readonly string[] All = [.. Markup, .. Yaml, .. Characters, .. Names, .. Addresses, .. Numbers];

    private static readonly byte[][] Bytes =
    [
        .. All.Select(Encoding.UTF8.GetBytes),
        [0xFF], [0xFE], [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xF0, 0x80, 0x80, 0x80],
            [0xF4, 0x90, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80], [0x80], [0xE2, 0x82], [0xF0, 0x9F, 0x98], [0xEF, 0xBB, 0xBF],
    ];

    /// <summary>One of the pieces, chosen at random, as bytes. Some pieces are not valid UTF-8.</summary>
    public static ReadOnlySpan<byte> Any(Bench.Corpus.Dice dice) => Bytes[dice.Below(Bytes.Length)];
}
