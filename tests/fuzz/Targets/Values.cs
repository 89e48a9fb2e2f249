using System.Text;
using Bench.Corpus;
using Chronicle.Check;
using Chronicle.Link;
using Chronicle.Primitives;
using Fuzz.Making;

namespace Fuzz.Targets;

/// <summary>Targets for single values: dates, ids, addresses, positions, words.</summary>
internal static class Values
{
    public static IEnumerable<Target> All =>
    [
        new("dates", "PartialDate", Date, dice => Bytes(dice.Below(2) == 0 ? dice.Of(Tokens.Numbers) : Digits(dice)), _ =>
            Tokens.Numbers.Select(Bytes)),
        new("ids", "Ids, Slug, UrlPath, VersionOrder", Id, dice => Bytes(dice.Of(Tokens.Names) + dice.Of(Tokens.Names)), _ =>
            Tokens.Names.Select(Bytes)),
        new("addresses", "WebAddresses, BaseUrl, TagUri", Address, dice => Bytes(dice.Of(Tokens.Addresses) + dice.Of(Tokens.All)), _ =>
            Tokens.Addresses.Select(Bytes)),
        new("positions", "SourceText, SourceExcerpt", Position, dice => Bytes(new MarkdownText(dice).Blocks(3)), seeds =>
            [.. Tokens.Characters.Select(Bytes), .. seeds.Files("text/", ".md").Select(file => file[..Math.Min(file.Length, 600)])]),
        new("words", "Nearest, Shortening, CleanText, Sentences, HtmlScanner", Word, dice =>
            Bytes(new MarkdownText(dice).Blocks(3)), seeds =>
            seeds.Files("text/", ".md").Select(file => file[..Math.Min(file.Length, 600)])),
    ];

    private static string Date(byte[] input)
    {
        var text = Text(input);
        if (!PartialDate.TryParse(text, out var date))
            return "none";
        Violation.If(!PartialDate.TryParse(date.Edtf, out var again) || again != date, $"\"{text}\" becomes {date.Edtf}");
        Violation.If(date.FirstDay > date.LastDay, $"{date} ends before it begins");
        Violation.If(text.Any(c => !char.IsAscii(c) && c is not ('≤' or '≥')), $"\"{text}\" is read as a date");
        Violation.If(date.CompareTo(date) != 0 || !PartialDate.TryParse(date.Machine, out var exact)
            || exact.Earliest != date.Earliest || exact.Latest != date.Latest, $"{date} is not equal to itself");
        return $"{date.Edtf} {date.FirstDay.DayNumber} {date.LastDay.DayNumber}";
    }

    private static string Id(byte[] input)
    {
        var text = Text(input);
        var slug = Slug.Create(text);
        Violation.If(slug.Length == 0 || slug.Any(c => char.IsWhiteSpace(c) || c is '"' or '<' or '>' or '&' or '#' or '\'')
            || slug != Slug.Create(slug), $"\"{text}\" has the unsafe anchor \"{slug}\"");
        var halves = (text[..(text.Length / 2)], text[(text.Length / 2)..]);
        Violation.If(Math.Sign(VersionOrder.Instance.Compare(halves.Item1,
            halves.Item2)) != -Math.Sign(VersionOrder.Instance.Compare(halves.Item2, halves.Item1)),
            $"\"{halves.Item1}\" and \"{halves.Item2}\" are each sorted before the other");
        if (!Ids.IsValid(text))
            return slug;
        var file = UrlPath.Page("milestones", text).File;
        Violation.If(Path.GetFullPath(file, "/x") != "/x/" + file || text.Normalize(NormalizationForm.FormKC) != text
            || Uri.EscapeDataString(text) != text || new Uri("http://a/" + text + "/").AbsolutePath != $"/{text}/", $"\"{text}\" is accepted as an id and is not safe");
        return file;
    }

    private static string Address(byte[] input)
    {
        var text = Text(input);
        var allowed = WebAddresses.IsAllowed(text);
        if (allowed)
            Violation.If(!Uri.TryCreate(text, UriKind.Absolute, out var uri)
                || uri.Scheme is not ("http" or "https" or "mailto"), $"\"{text}\" is allowed and is not a safe address");
        var relative = WebAddresses.IsRelative(text);
        if (relative && Uri.TryCreate(new Uri("https://site.example/a/b/"), text, out var followed))
            Violation.If(followed.Scheme != "https" || followed.Host != "site.example", $"\"{text}\" is relative and leads to another site: {followed}");
        Violation.If(relative && allowed, $"\"{text}\" is both relative and absolute");
        var site = BaseUrl.TryParse(text);
        if (site is not null && allowed)
            Violation.If(!Uri.TryCreate(site.Absolute(UrlPath.Page("x")), UriKind.Absolute, out var page)
                || !page.AbsolutePath.EndsWith("/x/", StringComparison.Ordinal)
                || site.BasePath.EndsWith('/'), $"\"{text}\" has a page with a wrong address: {site.Absolute(UrlPath.Page("x"))}");
        return $"{allowed} {relative} {site} {TagUri.IsAuthority(text)}";
    }

    private static string Position(byte[] input)
    {
        var text = Text(input);
        var source = new SourceText("f", text);
        var (line, column, at) = (1, 1, new StringBuilder());
        for (var offset = 0; offset < source.Value.Length; offset++)
        {
            if (!char.IsLowSurrogate(source.Value[offset]))
                Violation.If(source.At(offset) != new SourceLocation("f", line, column),
                    $"the offset {offset} has the position {source.At(offset)} instead of {line}:{column}");
            (line, column) = source.Value[offset] == '\n' ? (line + 1, 1)
                : (line, column + (offset + 1 < source.Value.Length && char.IsLowSurrogate(source.Value[offset + 1]) ? 0 : 1));
        }
        // Asks for positions in another order too, because SourceText remembers positions.
        var last = new SourceText("f", text).At(source.Value.Length);
        Violation.If(source.At(0) != SourceLocation.StartOf("f") || source.At(int.MaxValue) != last
            || source.At(int.MinValue) != SourceLocation.StartOf("f"), $"the first or the last position is wrong");
        for (var i = 1; i <= Math.Min(line, 40); i++)
            if (SourceExcerpt.Create(source.Value.Split('\n')[i - 1], 1 + (i * 37 % 200)) is { } excerpt)
                Violation.If(excerpt.Before.Length + excerpt.After.Length > 900
                    || (excerpt.Before + excerpt.After).Any(c => char.IsControl(c)), $"line {i} is shown as {excerpt}");
        return last.ToString();
    }

    private static string Word(byte[] input)
    {
        var text = Text(input);
        var words = text.Split(' ', '\n');
        var near = Nearest.Hint(words[0], words.Skip(1));
        var at = input.Length == 0 ? 0 : input[0] % (text.Length + 1);
        var end = Sentences.SentenceEnd(text, at);
        Violation.If(end < at || end > text.Length, $"the sentence from {at} ends at {end}");
        foreach (var length in (int[])[2, 10, 60])
            if (Shortening.Shorten(text, length) is var cut)
                Violation.If(cut.Length > length || cut.Length > 1 && char.IsHighSurrogate(cut[^2])
                    && text.Length > length, $"a text shortened to {length} characters becomes \"{cut}\"");
        var clean = CleanText.Clean(text);
        System.Xml.XmlConvert.VerifyXmlChars(clean);
        Violation.If(clean.AsSpan().ContainsAny('\n', '\r'), $"a cleaned text has several lines");
        var (tags, attributes) = (0, 0);
        var scanner = new HtmlScanner(input);
        while (scanner.Read())
        {
            tags++;
            attributes += scanner.TextAfter.Length > 0 ? 1 : 0;
            for (var found = scanner.GetAttributes(); found.Read();)
                attributes += 1 + HtmlScanner.Decode(found.Value).Length;
        }
        return $"{near} {end} {clean.Length} {tags} {attributes}";
    }

    private static string Digits(Dice dice) =>
        string.Concat(Enumerable.Range(0, dice.Of([4, 5, 7, 8, 10, 11]))
        .Select(i => i is 4 or 7 ? dice.Of(["-", "~", "9"]) : i == 10 ? "~" : dice.Below(10).ToString()));

    // UTF-8 has no single surrogates, so U+E000 and U+E001 are replaced with them here.
    private static string Text(byte[] input) => Encoding.UTF8.GetString(input).Replace('\uE000', '\uD800').Replace('\uE001', '\uDC00');

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
