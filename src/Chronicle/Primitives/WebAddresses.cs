using System.Buffers;
using System.Text;

namespace Chronicle.Primitives;

/// <summary>The addresses that a link may have. An address of any other form stays text.</summary>
internal static class WebAddresses
{
    /// <summary>A whole address that a browser can follow without harm.</summary>
    public static bool IsAllowed(string address) =>
        !address.AsSpan().ContainsAny(Unsafe)
        && (address.StartsWith("https://", StringComparison.Ordinal) || address.StartsWith("http://", StringComparison.Ordinal)
            ? Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Host.Length > 0
            : address.StartsWith("mailto:", StringComparison.Ordinal) && address.Length > "mailto:".Length
                && Uri.TryCreate(address, UriKind.Absolute, out _));

    /// <summary>
    /// The address with its blanks, and each percent sign that begins no escape, in escapes: authors write the names of files, between
    /// angle brackets, as they are.
    /// </summary>
    public static string Encode(string address)
    {
        if (!address.AsSpan().ContainsAny(' ', '%'))
            return address;
        var encoded = new StringBuilder(address.Length + 8);
        for (var i = 0; i < address.Length; i++)
            if (address[i] == ' ')
                encoded.Append("%20");
            else if (address[i] == '%'
                && !(i + 2 < address.Length && char.IsAsciiHexDigit(address[i + 1]) && char.IsAsciiHexDigit(address[i + 2])))
                encoded.Append("%25");
            else
                encoded.Append(address[i]);
        return encoded.ToString();
    }

    /// <summary>An address below this site: no scheme, no host.</summary>
    public static bool IsRelative(string address) =>
        !address.StartsWith("//", StringComparison.Ordinal) && !HasScheme(address) && !address.AsSpan().ContainsAny(Unsafe);

    // A colon before the first slash, question mark or hash makes the part before it a scheme.
    private static bool HasScheme(string address)
    {
        var end = address.AsSpan().IndexOfAny(":/?#");
        return end >= 0 && address[end] == ':';
    }

    // Browsers drop control characters inside addresses and read a backslash as a slash: both can hide a scheme or a host. Marks of
    // direction show one host and name a different one; System.Uri drops them, and may then throw over the rest.
    private static readonly SearchValues<char> Unsafe = SearchValues.Create(
        [.. Enumerable.Range(0, 0x21).Select(i => (char)i), '\u007f', '\\', '"', '<', '>', '`', '\u200e', '\u200f',
            .. Enumerable.Range(0x202a, 5).Concat(Enumerable.Range(0x2066, 4)).Select(i => (char)i)]);
}
