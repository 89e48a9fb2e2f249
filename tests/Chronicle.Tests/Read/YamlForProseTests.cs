using Chronicle.Primitives;
using Chronicle.Read.Yaml;

namespace Chronicle.Tests.Read;

/// <summary>
/// The constructs of YAML 1.2 whose meaning could surprise an author of prose. Each construct has the expected meaning, or is an error
/// with its place and a correction. The rows are those of <c>docs/yaml.md</c>.
/// </summary>
public sealed class YamlForProseTests
{
    private const string Comment = "R111: " + AboutComment;

    private const string BrokenComment = "R110: " + AboutComment;

    private const string AboutComment = "a # after a blank begins a comment, and the text ends before it; put the text in quotes, "
        + "or the comment on a line of its own";

    private const string Colon = "R110: a colon with a blank after it ends a key; put the text in quotes";
    private const string SingleGoesOn =
        "R110: this quote ends the text, and more follows; put all of it in quotes, and write '' for a quote inside";
    private const string DoubleGoesOn =
        "R110: this quote ends the text, and more follows; put all of it in quotes, and write \\\" for a quote inside";

    private const string Unclosed = "a quote is opened and not closed as it should be";
    private const string Paragraph =
        "R111: an empty line ends a paragraph, and a fact is one paragraph; take the line out, or write the text in the prose";

    private const string Entry = "R111: this line does not begin an entry of a list: it belongs to the text of the line before; "
        + "put the text in quotes, or take it out before the list";

    [Theory]
    [InlineData("Lamps", "Lamps")]
    [InlineData("C# and F#", "C# and F#")]
    [InlineData("#12", "1:8 R111: a # after a blank")]
    [InlineData("Fixes issue #12 and more", "1:20 " + Comment)]
    [InlineData("Lamps  # a comment that is set off", "1:15 " + Comment)]
    [InlineData("Lamps\t#1", "1:14 " + Comment)]
    [InlineData("\"Fixes issue #12\" # quoted", "Fixes issue #12")]
    [InlineData("2020 # a number", "2020")]
    [InlineData("2020-05~ # a date", "2020-05~")]
    [InlineData("true # a flag", "true")]
    [InlineData("Lamps: all", "1:13 " + Colon)]
    [InlineData("Lamps:", "1:13 " + Colon)]
    [InlineData("std::sync and https://a.example/", "std::sync and https://a.example/")]
    [InlineData(": Lamps", "1:8 " + Colon)]
    [InlineData("- Lamps", "1:8 R110: a text cannot begin with - and a blank; put the text in quotes")]
    [InlineData("-", "1:8 R110: a text cannot begin with - and a blank; put the text in quotes")]
    [InlineData("-5 degrees - cold", "-5 degrees - cold")]
    [InlineData("? what", "1:8 R110: a text cannot begin with ? and a blank; put the text in quotes")]
    [InlineData("?what", "?what")]
    [InlineData("[Draft] Lamps", "1:8 R110: [ begins a list here, and the text continues after it; put the text in quotes")]
    [InlineData("{version} of it", "1:8 R110: { begins keys with values here, and the text continues after it; put the text in quotes")]
    [InlineData("[Draft]", "a list")]
    [InlineData("{version}", "a mapping")]
    [InlineData("Array[0], {braces} and more", "Array[0], {braces} and more")]
    [InlineData("% of all", "1:8 R110: a text cannot begin with %; put the text in quotes")]
    [InlineData("@source", "1:8 R110: a text cannot begin with @; put the text in quotes")]
    [InlineData("`code` first", "1:8 R110: a text cannot begin with `; put the text in quotes")]
    [InlineData(", and so on", "1:8 R110: a text cannot begin with ,; put the text in quotes")]
    [InlineData("] closed", "1:8 R110: a text cannot begin with ]; put the text in quotes")]
    [InlineData("100% `code` and me@a.example", "100% `code` and me@a.example")]
    [InlineData("&name Lamps", "1:8 R111: YAML anchors (&name) and tags (!name) are not accepted; quote a text that begins with & or !")]
    [InlineData("!important", "1:8 R111: YAML anchors (&name) and tags (!name) are not accepted; quote a text that begins with & or !")]
    [InlineData("! Lamps", "1:8 R111: YAML anchors (&name) and tags (!name) are not accepted; quote a text that begins with & or !")]
    [InlineData("*name", "1:8 R111: YAML aliases (*name) are not accepted; write the value out, or quote a text that begins with *")]
    [InlineData("Q&A! 2*3", "Q&A! 2*3")]
    [InlineData("~", "~ nothing")]
    [InlineData("null", "null nothing")]
    [InlineData("NULL", "NULL nothing")]
    [InlineData("Null", "Null nothing")]
    [InlineData("\"null\"", "null")]
    [InlineData("null pointers", "null pointers")]
    [InlineData("yes", "yes")]
    [InlineData("No", "No")]
    [InlineData("on", "on")]
    [InlineData("off", "off")]
    [InlineData("1.10", "1.10")]
    [InlineData("007", "007")]
    [InlineData("0x1F", "0x1F")]
    [InlineData("0o14", "0o14")]
    [InlineData("1_000", "1_000")]
    [InlineData("1e3", "1e3")]
    [InlineData("12:30", "12:30")]
    [InlineData("12:30:45.6", "12:30:45.6")]
    [InlineData(".inf", ".inf")]
    [InlineData("2001-12-14T21:59:43Z", "2001-12-14T21:59:43Z")]
    [InlineData("=", "=")]
    [InlineData("<<", "<<")]
    [InlineData("it's \"so\"", "it's \"so\"")]
    [InlineData("'It''s done'", "It's done")]
    [InlineData("'It's done'", "1:11 " + SingleGoesOn)]
    [InlineData("'a' and 'b'", "1:10 " + SingleGoesOn)]
    [InlineData("\"a\" and b", "1:10 " + DoubleGoesOn)]
    [InlineData("\"open", "1:8 R110: while scanning a quoted scalar, found unexpected end of stream; " + Unclosed)]
    [InlineData("“Lamps”", "“Lamps”")]
    [InlineData("'C:\\new'", "C:\\new")]
    [InlineData("C:\\new", "C:\\new")]
    [InlineData("\"C:\\new\"", "1:11 R111: \\n is an end of a line between double quotes; write \\\\n, or put the text in single quotes")]
    [InlineData("\"C:\\temp\"", "1:11 R111: \\t is a tab between double quotes; write \\\\t, or put the text in single quotes")]
    [InlineData("\"C:\\docs\"",
        "1:11 R110: \\d does not mean these two characters between double quotes; write \\\\d, or put the text in single quotes")]
    [InlineData("\"C:\\_a\"",
        "1:11 R111: \\_ does not mean these two characters between double quotes; write \\\\_, or put the text in single quotes")]
    [InlineData("\"a \\\\ \\\" \\/ \\u00e9 \\U0001F600\"", "a \\ \" / é 😀")]
    [InlineData("Lamps   ", "Lamps")]
    [InlineData("\" Lamps \"", " Lamps ")]
    [InlineData("\tLamps", "Lamps")]
    [InlineData("One\tTwo", "One\tTwo")]
    [InlineData("one\n  two", "one two")]
    [InlineData("\n  one\n  two", "one two")]
    [InlineData("\"one\n  two\"", "one two")]
    [InlineData("\"one \\\n  two\"", "one two")]
    [InlineData("one\n\n  two", "2:1 " + Paragraph)]
    [InlineData("\"one\n\n  two\"", "2:1 " + Paragraph)]
    [InlineData("one\n  - two", "2:3 " + Entry)]
    [InlineData("one\n  -two", "one -two")]
    [InlineData("one\n  two: three", "2:6 R110: while scanning a plain scalar value, found invalid mapping; "
        + "a text that contains a colon or begins with a special character needs quotes")]
    [InlineData("one #1\n  two", "1:12 " + BrokenComment)]
    [InlineData("|\n  one\n  two # not a comment\n", "one two # not a comment")]
    [InlineData(">\n  one\n  two\n", "one two")]
    [InlineData("|-\n  one\n", "one")]
    [InlineData("|+\n  one\n\n", "one")]
    [InlineData("|2\n   one\n", " one")]
    [InlineData("| # a comment\n  one\n", "one")]
    [InlineData(">\n  one\n\n  two\n", "3:1 " + Paragraph)]
    [InlineData("|\n  one\n\n  two\n", "3:1 " + Paragraph)]
    [InlineData("> 5 lamps", "1:8 R110: > begins a text on the lines below here; put the text in quotes")]
    [InlineData("| 5 lamps", "1:8 R110: | begins a text on the lines below here; put the text in quotes")]
    [InlineData("one\u00A0two", "one\u00A0two")]
    [InlineData("\u00A0one", "\u00A0one")]
    [InlineData("one\u00A0#1", "one\u00A0#1")]
    [InlineData("one\u200Btwo", "one\u200Btwo")]
    [InlineData("one\u0085two", "1:11 R111: U+0085 is not seen, and ends the line for YAML; take it out")]
    [InlineData("one\u2028two", "1:11 R111: U+2028 is not seen, and ends the line for YAML; take it out")]
    [InlineData("\"one\u2029two\"", "1:12 R111: U+2029 is not seen, and ends the line for YAML; take it out")]
    [InlineData("one\uFEFFtwo", "1:11 R111: U+FEFF is not seen, and belongs at the start of a file only; take it out")]
    [InlineData("one\rtwo: x", "one")]
    [InlineData("[one, # a comment\n  two]", "a list")]
    [InlineData("[one #1, two]", "1:13 " + BrokenComment)]
    public void A_value_has_the_expected_meaning_or_is_an_error(string value, string expected) =>
        Assert.StartsWith(expected, Read($"title: {value}\n"));

    [Theory]
    [InlineData("title:Lamps", "1:6 R110: there is no blank after the colon; write one: key: value")]
    [InlineData("title:\u00A0Lamps", "1:7 R111: U+00A0 is no blank for YAML; write a plain blank here")]
    [InlineData("\u00A0title: Lamps", "1:1 R111: U+00A0 is no blank for YAML; write a plain blank here")]
    [InlineData("title: a\nlist:\n  -\u00A0b", "3:4 R111: U+00A0 is no blank for YAML; write a plain blank here")]
    [InlineData("title: a\n\tother: b", "2:1 R110: a tab indents this line; YAML is indented with spaces")]
    [InlineData("title: a\n  other: b", "2:8 R110: while scanning a plain scalar value, found invalid mapping")]
    [InlineData("title: a\nother: b: c", "2:9 " + Colon)]
    [InlineData("other:\n  - b\n  - c: d: e\ntitle: a", "3:9 " + Colon)]
    [InlineData("title: a\ntitle: b", "2:1 R112: the key \"title\" is here a second time; the first is in line 1")]
    [InlineData("? title\n: Lamps", "1:3 R111: a ? before a key is not accepted; write key: value")]
    [InlineData("<<: { title: Lamps }", "1:1 R111: a merge key (<<) is not accepted; write the keys out")]
    [InlineData("[title]: Lamps", "1:1 R111: a key must be a plain word")]
    [InlineData("map: { a:b }\ntitle: a", "1:8 R111: there is no blank after the colon of \"a:b\"; write a: b")]
    [InlineData("map: { \"a\":b }\ntitle: a", "a")]
    [InlineData("title : a", "a")]
    [InlineData("\"title\": a", "a")]
    [InlineData("%YAML 1.1\n---\ntitle: a", "1:1 R111: a line that begins with % is not accepted; take it out")]
    [InlineData("---\ntitle: a", "a")]
    [InlineData("title: a\n---\ntitle: b", "2:1 R111: a second YAML document in one file is not accepted")]
    [InlineData("title: a\n...\ntitle: b", "R111: a second YAML document in one file is not accepted")]
    [InlineData("# one\ntitle: a\n# two", "a")]
    [InlineData("title: a\nother: 'It's done'\nlast: b", "2:11 " + SingleGoesOn)]
    [InlineData("title: 1\nother: [a, 'b' c]\n", "R110: ")]
    public void A_line_has_the_expected_meaning_or_is_an_error(string yaml, string expected)
    {
        var read = Read(yaml);
        if (expected.StartsWith('R'))
            Assert.Contains(expected, read);
        else
            Assert.StartsWith(expected, read);
    }

    /// <summary>The first message, or the value of <c>title</c>.</summary>
    private static string Read(string yaml)
    {
        var diagnostics = new DiagnosticBag();
        var map = YamlReader.ReadMapping(new SourceText("a", yaml), .., diagnostics);
        if (diagnostics.ToImmutable() is [var first, ..])
            return $"{first.At.Line}:{first.At.Column} {first.Rule.Code}: {first.Message}";
        return map!["title"] switch
        {
            YamlScalar { Nothing: { Length: > 0 } word } => word + " nothing",
            YamlScalar scalar => scalar.Value,
            YamlSequence => "a list",
            _ => "a mapping",
        };
    }
}
