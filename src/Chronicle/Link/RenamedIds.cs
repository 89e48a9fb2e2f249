using System.Collections.Immutable;
using Chronicle.Domain;

namespace Chronicle.Link;

/// <summary>The new ids of renamed records and sources. A redirect within a folder gives the former id of a record or a source.</summary>
internal sealed class RenamedIds(ImmutableArray<Redirect> redirects)
{
    private readonly ILookup<(bool OfSource, string Old), string> _renamed = RedirectRules.Renamed(redirects)
        .ToLookup(renamed => (renamed.Folder == Routes.Sources.Value, renamed.Old), renamed => renamed.Now);

    /// <summary>The current id of a record or a source that may have been renamed; null if there is none.</summary>
    public string? FindCurrent(bool ofSource, string id, Func<string, bool> isKnown)
    {
        // The loop also ends if redirects lead in a circle, because it follows at most as many redirects as there are.
        for (var left = _renamed.Count; !isKnown(id); left--)
        {
            if (left == 0 || _renamed[(ofSource, id)].FirstOrDefault() is not { } now)
                return null;
            id = now;
        }
        return id;
    }
}
