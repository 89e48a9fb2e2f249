using System.Text;
using Chronicle.Testing;

namespace Chronicle.Hostile;

/// <summary>
/// The encodings of every text file of the input and of the theme. A byte order mark is dropped. A wrong encoding is an error at the file.
/// </summary>
public sealed class EncodingTests
{
    private const string Site = """
        -- theme/css/base.css --
        @layer base { a { color: red } }
        -- theme/css/print.css --
        @layer print { a { color: blue } }
        -- theme/css/further.css --
        b { color: red }
        -- theme/js/site.js --
        "use strict";
        -- input/site.yml --
        title: Lamps
        url: https://lamps.example/
        language: en
        component_kinds:
          lamp: { label: Lamp, plural: Lamps }
        statuses:
          sold: { label: On sale }
        milestone_kinds:
          launch: { label: Launch, plural: Launches }
        -- input/sources.yml --
        paper: { title: A paper, url: "https://paper.example/", kind: news }
        -- input/redirects.yml --
        /old/: /lamps/
        -- input/permalinks.txt --
        /
        -- input/assets/a.svg --
        <svg xmlns="http://www.w3.org/2000/svg"/>
        -- input/text/lamps.md --
        ---
        title: Lamps
        order: 1
        summary: All about lamps.
        sources: [paper]
        ---
        Words.
        -- input/milestones/first.md --
        ---
        title: First
        date: 1999
        kind: launch
        summary: S.
        sources: [paper]
        ---
        Words.

        """;

    private static readonly (string Path, string Text)[] Files = [.. TestSite.Split(TinyTheme.Archive + Site)];

    public static TheoryData<string> Paths => [.. Files.Select(file => file.Path).Distinct()];

    [Theory, MemberData(nameof(Paths))]
    public void A_byte_order_mark_is_dropped(string path)
    {
        var build = With(path, text => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)]).Build();
        Assert.Equal(TinyTheme.Site(Site).Build().Diagnostics, build.Diagnostics);
        // Assets are published unchanged, so they keep the mark.
        Assert.DoesNotContain(build.Files, file => file.Address.File != path["input/".Length..]
            && build.BytesOf(file).Span.IndexOf("\uFEFF"u8) >= 0);
    }

    public static MatrixTheoryData<string, string> PathsAndEncodings =>
        new(Files.Select(file => file.Path).Distinct(), ["utf-16", "utf-16BE", "utf-32", "utf-16 without a mark", "latin1"]);

    [Theory, MemberData(nameof(PathsAndEncodings))]
    public void A_wrong_encoding_is_reported_at_the_file(string path, string encoding)
    {
        var messages = With(path, text => encoding switch
        {
            "latin1" => [.. Encoding.Latin1.GetBytes(text), 0xE9],
            "utf-16 without a mark" => Encoding.Unicode.GetBytes(text),
            _ => [.. Encoding.GetEncoding(encoding).GetPreamble(), .. Encoding.GetEncoding(encoding).GetBytes(text)],
        }).Messages().Split('\n');
        Assert.Contains(messages, message => message.StartsWith(path + ":", StringComparison.Ordinal)
            && message.Contains("error R101: the file is "));
    }

    // Assets can be any text.
    public static TheoryData<string> ReadPaths =>
        [.. Files.Select(file => file.Path).Distinct().Where(path => !path.StartsWith("input/assets/", StringComparison.Ordinal))];

    [Theory, MemberData(nameof(ReadPaths))]
    public void Conflict_markers_of_a_merge_are_reported_at_the_file(string path)
    {
        var messages = With(path, text => Encoding.UTF8.GetBytes($"{text}<<<<<<< HEAD\na\n=======\nb\n>>>>>>> other\n")).Messages()
            .Split('\n');
        Assert.Contains(messages, message => message.StartsWith(path + ":", StringComparison.Ordinal) && message.Contains(" error R116: "));
        Assert.DoesNotContain(messages, message => message.StartsWith(path + ":", StringComparison.Ordinal)
            && !message.Contains(" R116: "));
    }

    private static TestSite With(string path, Func<string, byte[]> encode) =>
        TinyTheme.Site(Site).With(path, encode(Files.Last(file => file.Path == path).Text));
}
