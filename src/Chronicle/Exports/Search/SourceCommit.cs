using System.Text.RegularExpressions;
using Chronicle.Domain;

namespace Chronicle.Exports.Search;

/// <summary>The first digits of the hash of a source that is a commit, in the length in which people search for it.</summary>
internal static partial class SourceCommit
{
    /// <summary>The kind of the sources whose address contains a hash.</summary>
    private const string CommitKind = "commit";

    private const int CommitDigits = 12, WholeHash = 40;

    /// <summary>
    /// The hash that a source states, or that the address of a commit contains. A shorter run of digits in an address is usually a date, so
    /// it must contain a letter. Only a complete hash may have no letter.
    /// </summary>
    public static string? Of(Source source)
    {
        var hash = source.Commit is { } stated ? StatedHash().Match(stated).Value
            : source.Kind != CommitKind ? "" : HashInAddress().Matches(source.Url)
                .FirstOrDefault(match => match.Length == WholeHash || match.Value.Any(char.IsAsciiLetter))?.Value ?? "";
        return hash.Length == 0 ? null : hash[..Math.Min(hash.Length, CommitDigits)].ToLowerInvariant();
    }

    [GeneratedRegex(@"^[0-9A-Fa-f]{7,64}\z")]
    private static partial Regex StatedHash();

    [GeneratedRegex(@"(?<![0-9A-Za-z])[0-9A-Fa-f]{12,64}(?![0-9A-Za-z])")]
    private static partial Regex HashInAddress();
}
