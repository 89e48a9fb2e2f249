using System.Collections.Immutable;

namespace Chronicle.Domain;

/// <summary>
/// The files that are there and could not be read whole, of which the reader reported why. Whatever they hold may be missing, and a second
/// message about it would be of no use. Records are not among them; see <see cref="ParsedSite.Unusable"/>.
/// </summary>
/// <param name="Assets">The addresses of pictures and other files.</param>
internal sealed record UnreadFiles(bool Sources, bool Redirects, bool Permalinks, ImmutableArray<string> Assets)
{
    public static UnreadFiles None { get; } = new(false, false, false, []);
}
