using System.Text;
using Chronicle.Domain;
using Chronicle.Input;
using Chronicle.Link;
using Chronicle.Presentation;
using Chronicle.Read;

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
        var text = Utf8.WithoutByteOrderMark(file);
        return !text.Span.Contains((byte)'\r') ? text
            : Encoding.UTF8.GetBytes(
                Encoding.UTF8.GetString(text.Span).Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n'));
    }
}
