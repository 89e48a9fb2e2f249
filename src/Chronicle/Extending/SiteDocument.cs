using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace Chronicle.Extending;

/// <summary>
/// A document of a pipeline: a page, a file or a redirect. <paramref name="Address"/> is an address of the site without the base path.
/// Every address is in lower case and begins with a slash, and the address of a page or a redirect also ends with a slash. Any other
/// address is error T316.
/// </summary>
public abstract record SiteDocument(string Address);

/// <summary>
/// A page that a layout of the theme shows. The search, the sitemap, the list of published addresses and every check include it.
/// </summary>
/// <param name="Address">For example <c>/people/</c>.</param>
/// <param name="Layout">The name of a file in <c>theme/layouts/</c>, without its extension.</param>
/// <param name="Title">The heading of the page.</param>
/// <param name="Description">One or two sentences, for search engines and for the search.</param>
public sealed record SitePage(string Address, string Layout, string Title, string Description) : SiteDocument(Address)
{
    /// <summary>
    /// The object that the layout can read as <c>page.data</c>. Its class is a part of the program that extends the generator, and has
    /// public properties.
    /// </summary>
    public object? Data { get; init; }

    /// <summary>The records that the page describes. Each of their pages links back to this page.</summary>
    public ImmutableArray<SiteRecord> Mentions { get; init; } = [];
}

/// <summary>A file that is published unchanged.</summary>
/// <param name="Address">For example <c>/data/people.json</c>.</param>
/// <param name="Bytes">Its content.</param>
public sealed record SiteFile(string Address, ReadOnlyMemory<byte> Bytes) : SiteDocument(Address)
{
    /// <summary>Creates a text file in UTF-8.</summary>
    public SiteFile(string address, string text) : this(address, Encoding.UTF8.GetBytes(text))
    {
    }

    /// <summary>Creates a JSON file with indented lines.</summary>
    /// <param name="address">For example <c>/data/people.json</c>.</param>
    /// <param name="write">Writes the content: one JSON value.</param>
    /// <exception cref="ArgumentException">The value is missing, or an object or an array is not closed.</exception>
    public static SiteFile Json(string address, Action<Utf8JsonWriter> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new() { Indented = true, NewLine = "\n" }))
        {
            write(json);
            if (json.CurrentDepth > 0 || json.BytesCommitted + json.BytesPending == 0)
                throw new ArgumentException($"the JSON of {address} is not complete", nameof(write));
        }
        return new(address, bytes.ToArray());
    }
}

/// <summary>An old address that leads to a new one.</summary>
/// <param name="Address">The old address.</param>
/// <param name="To">
/// The new address of a page or a file of the site, without the base path: <c>/folder/</c>, <c>/folder/#anchor</c>,
/// <c>/folder/name.json</c>.
/// </param>
public sealed record SiteRedirect(string Address, string To) : SiteDocument(Address);
