using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Presentation;

/// <summary>A file to publish: its address, its source in the input, and the way to make its bytes.</summary>
internal abstract record Document(UrlPath Address, SourceLocation Source)
{
    /// <summary>A page that a layout renders. The renderer creates the view when it reaches the page, and drops it afterwards.</summary>
    /// <param name="SearchWord">The key of the word of the theme that is the title of the page. The search shows the word with the suffix
    /// <c>_description</c> below the title, and also finds the page by the word with the prefix <c>search_words_</c>. Null for a page that
    /// the search finds in another way.</param>
    /// <param name="Record">The record that the page shows; null for every other page.</param>
    /// <param name="IsListed">Whether search engines should list the page, so that the sitemap has it. They should not list redirects,
    /// removed pages, retired records and the page of errors.</param>
    public sealed record Page(
        UrlPath Address, SourceLocation Source, string Layout, Func<PageView> View, string? SearchWord = null, Record? Record = null,
        bool IsListed = true) : Document(Address, Source);

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
