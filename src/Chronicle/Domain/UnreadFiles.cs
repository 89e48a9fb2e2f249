using System.Collections.Immutable;

namespace Chronicle.Domain;

/// <summary>
/// Files that exist but could not be read completely; the reader has reported the reason. Their contents may be missing, so a second
/// message about them would not help. Records are not among them; see <see cref="ParsedSite.Unusable"/>.
/// </summary>
/// <param name="Assets">The addresses of pictures and other files.</param>
internal sealed record UnreadFiles(bool Redirects, bool Permalinks, ImmutableArray<string> Assets)
{
    public static UnreadFiles None { get; } = new(false, false, []);
}
