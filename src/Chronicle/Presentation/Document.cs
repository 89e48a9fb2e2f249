using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Presentation;

/// <summary>A file to publish: its address, its source in the input, and the way to make its bytes.</summary>
internal abstract record Document(UrlPath Address, SourceLocation Source)
{
    /// <summary>A page that a layout renders. The renderer creates the view when it reaches the page, and drops it afterwards.</summary>
    public sealed record Page(UrlPath Address, SourceLocation Source, string Layout, Func<PageView> View) : Document(Address, Source);

    /// <summary>A file that is published unchanged.</summary>
    public sealed record File(UrlPath Address, SourceLocation Source, ReadOnlyMemory<byte> Bytes) : Document(Address, Source);

    /// <summary>A picture that is drawn when it is published.</summary>
    public sealed record Drawn(UrlPath Address, SourceLocation Source, Picture Picture) : Document(Address, Source);

    /// <summary>
    /// A generated file. Its bytes are made when the renderer reaches the document, and again for a page that shows the size of the file.
    /// The document does not store them, because all generated files together need more memory than all records.
    /// </summary>
    public sealed record Made(UrlPath Address, SourceLocation Source, Func<ReadOnlyMemory<byte>> Make) : Document(Address, Source);
}

/// <summary>
/// A picture that is expensive to draw. The same key means the same bytes, so a published picture with this key is reused.
/// <paramref name="Draw"/> is pure, and any thread may call it.
/// </summary>
internal sealed record Picture(string Key, Func<byte[]> Draw);

/// <summary>
/// A named part of the site: a pure function from the model to documents. A pipeline does not depend on other pipelines.
/// <paramref name="Export"/> is the key that switches the pipeline off in <c>site.yml</c>; null if this is not possible.
/// </summary>
internal sealed record Pipeline(string Name, Func<SiteModel, Presenter, IEnumerable<Document>> Run, ExportKind? Export = null);

/// <summary>The finished files, sorted by address, and the addresses of the pages that failed or that several documents claim.</summary>
internal sealed record RenderedSite(ImmutableArray<RenderedFile> Files, ImmutableHashSet<string> Failed);

/// <summary>The bytes of a finished file, in memory or in a store.</summary>
internal sealed record Content(long Length, Func<ReadOnlyMemory<byte>> Read)
{
    public static Content None { get; } = ReadOnlyMemory<byte>.Empty;

    public static implicit operator Content(ReadOnlyMemory<byte> bytes) => new(bytes.Length, () => bytes);

    public static implicit operator Content(byte[] bytes) => new ReadOnlyMemory<byte>(bytes);
}

/// <summary>
/// Stores the bytes of a finished file and returns a <see cref="Content"/> that reads them. Many threads call the store at the same time.
/// </summary>
internal delegate Content Store(UrlPath address, ReadOnlyMemory<byte> bytes);

/// <summary>
/// A document with its bytes and, for a page, the template of its layout. A file with a <c>Picture</c> has no bytes before the picture is
/// drawn. A file with a <c>Listing</c> is generated last: the function gets the entries of all other files, sorted by path.
/// </summary>
internal sealed record RenderedFile(
    UrlPath Address, SourceLocation Source, Content Content, SourceLocation? Layout = null, Picture? Picture = null,
    Func<ImmutableArray<ManifestEntry>, byte[]>? Listing = null)
{
    public ReadOnlyMemory<byte> Bytes => Content.Read();

    public ReadOnlyMemory<byte> ToBytes() => Picture?.Draw() ?? Bytes;
}
