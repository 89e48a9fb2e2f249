using Chronicle.Domain;
using Chronicle.Input;
using Chronicle.Link;
using Chronicle.Presentation;

namespace Chronicle.Exports;

/// <summary>
/// Publishes the Markdown file of each record beside its page: <c>/components/&lt;id&gt;/index.md</c>. The text is that of the input file,
/// but its line ends are line feeds and it has no byte order mark.
/// </summary>
internal static class MarkdownSources
{
    public static IEnumerable<Document> Create(SiteModel site, Folder input)
    {
        var files = input.Files.ToDictionary(file => file.Path, StringComparer.Ordinal);
        return site.Records.Concat(site.Retired).Select(record =>
            new Document.Made(Routes.MarkdownOf(Routes.Of(record)), record.At, () => WithLineFeeds(files[record.At.Path].Bytes)));
    }

    private static ReadOnlyMemory<byte> WithLineFeeds(ReadOnlyMemory<byte> file)
    {
        if (file.Span.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            file = file[3..];
        if (!file.Span.Contains((byte)'\r'))
            return file;
        var text = new List<byte>(file.Length);
        var bytes = file.Span;
        for (var i = 0; i < bytes.Length; i++)
            if (bytes[i] != '\r')
                text.Add(bytes[i]);
            else if (i + 1 == bytes.Length || bytes[i + 1] != '\n')
                text.Add((byte)'\n');
        return text.ToArray();
    }
}
