using System.Buffers;
using System.Text;

namespace Chronicle.Primitives;

/// <summary>The addresses that a link may have. An address of any other form is shown as plain text.</summary>
internal static class WebAddresses
{
    /// <summary>Whether this is a full address (http, https or mailto) that a browser can follow without harm.</summary>
    public static bool IsAllowed(string address) =>
        !address.AsSpan().ContainsAny(Unsafe)
        && (address.StartsWith("https://", StringComparison.Ordinal) || address.StartsWith("http://", StringComparison.Ordinal)
            ? Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Host.Length > 0
            : address.StartsWith("mailto:", StringComparison.Ordinal) && address.Length > "mailto:".Length
                && Uri.TryCreate(address, UriKind.Absolute, out _));

    /// <summary>Whether this is a full http or https address that a browser can follow without harm.</summary>
    public static bool IsPage(string address) => IsAllowed(address) && !address.StartsWith("mailto:", StringComparison.Ordinal);

    /// <summary>Whether this is an address below this site: without a scheme and a host.</summary>
    public static bool IsRelative(string address) =>
        !address.StartsWith("//", StringComparison.Ordinal) && !HasScheme(address) && !address.AsSpan().ContainsAny(Unsafe);

    /// <summary>Percent-encodes a path of the site. The path is the name of a file, so a percent sign in it is encoded too.</summary>
    public static string EncodePath(string path) => path.AsSpan().ContainsAnyExcept(InPath) ? Encode(path, InPath) : path;

    /// <summary>Percent-encodes an address from an author. Parts that are already encoded stay unchanged.</summary>
    public static string Encode(string address) => address.AsSpan().ContainsAnyExcept(InAddress) || address.Contains('%')
        ? Encode(address, InAddress) : address;

    /// <summary>
    /// A full http or https address in ASCII: with Punycode for the host, and percent-encoding for the rest. Any other address is returned
    /// unchanged.
    /// </summary>
    public static string ToAscii(string address) =>
        !Ascii.IsValid(address) && Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            && BaseUrl.OriginOf(uri) is { } origin
            ? origin + uri.GetComponents(UriComponents.PathAndQuery | UriComponents.Fragment, UriFormat.UriEscaped) : address;

    private static string Encode(string text, SearchValues<char> allowed)
    {
        var encoded = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            var isEscape = text[i] == '%' && allowed == InAddress && i + 2 < text.Length && char.IsAsciiHexDigit(text[i + 1])
                && char.IsAsciiHexDigit(text[i + 2]);
            var length = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]) ? 2 : 1;
            if (isEscape || allowed.Contains(text[i]))
                encoded.Append(text[i]);
            else
                encoded.Append(Uri.EscapeDataString(text.AsSpan(i, length)));
            i += length - 1;
        }
        return encoded.ToString();
    }

    private const string Unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private static readonly SearchValues<char> InPath = SearchValues.Create(Unreserved + "!$&'()*+,;=:@/");

    private static readonly SearchValues<char> InAddress = SearchValues.Create(Unreserved + "!$&'()*+,;=:@/?#[]");

    // A colon before the first slash, question mark or hash ends a scheme.
    private static bool HasScheme(string address)
    {
        var end = address.AsSpan().IndexOfAny(":/?#");
        return end >= 0 && address[end] == ':';
    }

    // Browsers drop control characters inside addresses and read a backslash as a slash: both can hide a scheme or a host. Marks of
    // direction can make an address show a wrong host. System.Uri drops these marks, and may then throw an exception because of the rest.
    private static readonly SearchValues<char> Unsafe = SearchValues.Create(
        [.. Enumerable.Range(0, 0x21).Select(i => (char)i), '\u007f', '\\', '"', '<', '>', '`', '\u200e', '\u200f',
            .. Enumerable.Range(0x202a, 5).Concat(Enumerable.Range(0x2066, 4)).Select(i => (char)i)]);
}
