using System.Collections.Immutable;
using Chronicle.Primitives;

namespace Chronicle.Presentation;

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
