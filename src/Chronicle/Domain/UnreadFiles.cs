using System.Collections.Immutable;

namespace Chronicle.Domain;

/// <summary>
/// The files that exist but could not be read completely. The reader has reported the reason. The contents of these files may be missing,
/// so a second message about the contents would not help. Records are not included; see <see cref="ParsedSite.Unusable"/>.
/// </summary>
/// <param name="Assets">The addresses of pictures and other files.</param>
internal sealed record UnreadFiles(bool Redirects, bool Permalinks, ImmutableArray<string> Assets)
{
    public static UnreadFiles None { get; } = new(false, false, []);
}
