using System.Collections.Immutable;

namespace Chronicle.Domain;

/// <summary>
/// The files that exist but could not be read completely. The reader has reported the reason. The contents of these files may be missing,
/// so a second message about the contents would not help. Records and sources are not included; see <see cref="ParsedSite.Unusable"/> and
/// <see cref="ParsedSite.UnusableSources"/>.
/// </summary>
/// <param name="Assets">The addresses of pictures and other files.</param>
/// <param name="Shared">
/// The paths of the unreadable files and folders on which many records depend. If there is one, nearly every record has errors that follow
/// from it. So only the errors of these files are reported.
/// </param>
internal sealed record UnreadFiles(bool Redirects, bool Permalinks, ImmutableArray<string> Assets, ImmutableHashSet<string> Shared)
{
    public static UnreadFiles None { get; } = new(false, false, [], []);
}
