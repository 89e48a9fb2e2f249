using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Exports;
using Chronicle.Primitives;

namespace Chronicle.Presentation;

/// <summary>A file to publish: its address, the place in the input that it comes from, and how its bytes are made.</summary>
internal abstract record Document(UrlPath Address, SourceLocation Source)
{
    /// <summary>A page that a layout renders. The view is made only when its turn comes, and forgotten after.</summary>
    public sealed record Page(UrlPath Address, SourceLocation Source, string Layout, Func<PageView> View) : Document(Address, Source);

    /// <summary>A file as it is.</summary>
    public sealed record File(UrlPath Address, SourceLocation Source, ReadOnlyMemory<byte> Bytes) : Document(Address, Source);

    /// <summary>A picture that is drawn when it is published.</summary>
    public sealed record Drawn(UrlPath Address, SourceLocation Source, Picture Picture) : Document(Address, Source);

    /// <summary>A file that is made when its turn comes, beside others, and once more for whoever asks for its size before: kept till then they would be more than all records.</summary>
    public sealed record Made(UrlPath Address, SourceLocation Source, Func<ReadOnlyMemory<byte>> Make) : Document(Address, Source);
}

/// <summary>
/// Bytes that cost much to make. The same key means the same bytes, so what was published under it need not be made again.
/// <paramref name="Draw"/> is pure and may be called from any thread.
/// </summary>
public sealed record Picture(string Key, Func<byte[]> Draw);

/// <summary>
/// A named part of the site: a pure function from the model to documents, independent of all others. What <c>site.yml</c> may leave out says which export it is.
/// </summary>
internal sealed record Pipeline(string Name, Func<SiteModel, Presenter, IEnumerable<Document>> Run, ExportKind? Export = null);

/// <summary>The finished files, sorted by address, and the addresses of pages that could not be made.</summary>
internal sealed record RenderedSite(ImmutableArray<RenderedFile> Files, ImmutableHashSet<string> Failed);

/// <summary>The bytes of a finished file: in memory, or where they were stored meanwhile.</summary>
public sealed record Content(long Length, Func<ReadOnlyMemory<byte>> Read)
{
    public static Content None { get; } = ReadOnlyMemory<byte>.Empty;

    public static implicit operator Content(ReadOnlyMemory<byte> bytes) => new(bytes.Length, () => bytes);

    public static implicit operator Content(byte[] bytes) => new ReadOnlyMemory<byte>(bytes);
}

/// <summary>Takes the bytes of a finished file, and says how to get them back. Called by many threads at once.</summary>
public delegate Content Store(UrlPath address, ReadOnlyMemory<byte> bytes);

/// <summary>
/// A document with its bytes and, for a page, the template that laid it out. One with a drawing has no bytes until it is drawn. One with a listing is
/// made of all others, sorted by path, when their bytes are known.
/// </summary>
public sealed record RenderedFile(
    UrlPath Address, SourceLocation Source, Content Content, SourceLocation? Layout = null, Picture? Picture = null,
    Func<ImmutableArray<ManifestEntry>, byte[]>? Listing = null)
{
    public ReadOnlyMemory<byte> Bytes => Content.Read();

    public ReadOnlyMemory<byte> ToBytes() => Picture?.Draw() ?? Bytes;
}
