using System.Buffers;
using System.Security.Cryptography;
using Chronicle.Check;

namespace Chronicle.Cli.Compare;

/// <summary>The facts about a finished page for a list of changed pages.</summary>
/// <param name="Title">The title for sharing, or else the title element; empty if the page has neither.</param>
/// <param name="LeadsTo">The address to which the page redirects its reader; null for a normal page.</param>
/// <param name="Hash">A hash of the page without the versions of scripts and style sheets, which change on all pages at the same
/// time.</param>
internal sealed record PageSummary(string Title, string? LeadsTo, string Hash)
{
    /// <summary>The length of a version, in hexadecimal digits after a question mark.</summary>
    private const int VersionLength = 8;

    private static readonly SearchValues<byte> Digits = SearchValues.Create("0123456789abcdef"u8);

    public static PageSummary Read(ReadOnlySpan<byte> html)
    {
        var scanner = new HtmlScanner(html);
        string? title = null, shared = null, leadsTo = null;
        while (scanner.Read())
        {
            if (scanner.IsEnd)
                continue;
            if (title is null && scanner.Is("title"u8))
                title = HtmlScanner.Decode(scanner.TextAfter).Trim();
            else if (scanner.Is("meta"u8))
                ReadMeta(scanner.GetAttributes(), ref shared, ref leadsTo);
        }
        return new(shared ?? title ?? "", leadsTo, HashWithoutVersions(html));
    }

    // The title for sharing (og:title) is used if the page has one, because it does not contain the name of the site.
    private static void ReadMeta(HtmlScanner.Attributes attributes, ref string? shared, ref string? leadsTo)
    {
        var (isTitle, isRefresh) = (false, false);
        ReadOnlySpan<byte> content = default;
        while (attributes.Read())
        {
            if (attributes.Is("content"u8))
                content = attributes.Value;
            isTitle |= attributes.Is("property"u8) && attributes.Value.SequenceEqual("og:title"u8);
            isRefresh |= attributes.Is("http-equiv"u8) && attributes.Value.SequenceEqual("refresh"u8);
        }
        if (isTitle)
            shared ??= HtmlScanner.Decode(content).Trim();
        if (isRefresh && content.IndexOf("url="u8) is >= 0 and var url)
            leadsTo ??= HtmlScanner.Decode(content[(url + "url=".Length)..]).Trim();
    }

    private static string HashWithoutVersions(ReadOnlySpan<byte> html)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        while (html.IndexOf((byte)'?') is >= 0 and var at)
        {
            hash.AppendData(html[..at]);
            var isVersion = (html[..at].EndsWith(".css"u8) || html[..at].EndsWith(".js"u8)) && StartsWithVersion(html[(at + 1)..]);
            if (!isVersion)
                hash.AppendData("?"u8);
            html = html[(at + 1 + (isVersion ? VersionLength : 0))..];
        }
        hash.AppendData(html);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static bool StartsWithVersion(ReadOnlySpan<byte> text) =>
        text.Length >= VersionLength && !text[..VersionLength].ContainsAnyExcept(Digits);
}
