using System.Text.RegularExpressions;
using Chronicle.Domain;

namespace Chronicle.Exports.Search;

/// <summary>Finds the first digits of the commit hash of a source, as many as people use in a search.</summary>
internal static partial class SourceCommit
{
    /// <summary>The kind of the sources whose address contains a hash.</summary>
    private const string CommitKind = "commit";

    private const int CommitDigits = 12, WholeHash = 40;

    /// <summary>
    /// The first digits of the hash that a source states or that the address of a commit contains; null if there is none. In an address, a
    /// run of digits without a letter counts only if it is a complete hash, because a shorter one is usually a date.
    /// </summary>
    public static string? Of(Source source)
    {
        var hash = source.Commit is { } stated ? StatedHash().Match(stated).Value
            : source.Kind == CommitKind ? HashInAddress().Matches(source.Url.Value)
                .FirstOrDefault(match => match.Length == WholeHash || match.Value.Any(char.IsAsciiLetter))?.Value
            : null;
        return string.IsNullOrEmpty(hash) ? null : hash[..Math.Min(hash.Length, CommitDigits)].ToLowerInvariant();
    }

    [GeneratedRegex(@"^[0-9A-Fa-f]{7,64}\z")]
    private static partial Regex StatedHash();

    [GeneratedRegex(@"(?<![0-9A-Za-z])[0-9A-Fa-f]{12,64}(?![0-9A-Za-z])")]
    private static partial Regex HashInAddress();
}
