using System.Text;
using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Presentation;
using Chronicle.Primitives;
using ICSharpCode.SharpZipLib.Zip.Compression;
using ICSharpCode.SharpZipLib.Zip.Compression.Streams;

namespace Chronicle.Exports;

/// <summary>
/// Writes <c>objects.inv</c>, an inventory of Sphinx (version 2). With this file, other documentation can link to the records with
/// intersphinx. A record is a document under its path (<c>:doc:`components/&lt;id&gt;`</c>) and a label under its id
/// (<c>:ref:`&lt;id&gt;`</c>). A heading is the label <c>&lt;id&gt;#&lt;heading&gt;</c>. The inventory is one file for any number of
/// records, because the format has no parts.
/// </summary>
internal static class Inventory
{
    public static IEnumerable<Document> Render(SiteModel site, Presenter presenter) =>
        [new Document.Made(Routes.Inventory, site.Settings.At, () => Write(site))];

    private static ReadOnlyMemory<byte> Write(SiteModel site)
    {
        var lines = new StringBuilder();
        foreach (var record in site.Records.OrderBy(record => record.Id))
        {
            var path = Routes.Of(record).Value[1..];
            lines.Append($"{path.TrimEnd('/')} std:doc -1 {path} {Line(record.Title)}\n");
            lines.Append($"{record.Id} std:label -1 {path} {Line(record.Title)}\n");
            foreach (var heading in site[record].Body.Headings)
                lines.Append(
                    $"{record.Id}#{heading.Anchor} std:label -1 {path}#{WebAddresses.Encode(heading.Anchor)} {Line(heading.Text)}\n");
        }
        using var file = new PooledBufferWriter();
        var head = $"# Sphinx inventory version 2\n# Project: {Line(site.Settings.Title)}\n# Version: {site.Revision}\n"
            + "# The remainder of this file is compressed using zlib.\n";
        file.Write(Encoding.UTF8.GetBytes(head));
        // This managed library has a pinned version. The compression of the runtime would give different bytes on different machines.
        using (var zlib = new DeflaterOutputStream(file, new Deflater(Deflater.BEST_COMPRESSION)) { IsStreamOwner = false })
            zlib.Write(Encoding.UTF8.GetBytes(lines.ToString()));
        return file.ToArray();
    }

    // In this format an entry is one line, and the text "-" means "same as the name". So an empty text and "-" become "?".
    private static string Line(string text) => CleanText.Clean(text) is var line && line.Trim() is "" or "-" ? "?" : line.Trim();
}
