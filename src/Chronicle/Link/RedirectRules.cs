using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Link;

/// <summary>Checks redirects against each other, and finds the file for the redirects from an address.</summary>
internal static class RedirectRules
{
    /// <summary>
    /// The name, below the input folder, of the file for the redirects from an address. Each page has a file of its own, so that two
    /// changes that add redirects merge without a conflict.
    /// </summary>
    public static string FileFor(string address)
    {
        var name = address.Split('#')[0].Trim('/').Replace('/', '-');
        return $"redirects/{(Ids.IsValid(name) ? name : "moved")}.yml";
    }

    /// <summary>
    /// The redirects, with each old address once, and each with its last target. A chain of redirects can come from a merge of two correct
    /// changes: a page moves, and another change adds a redirect to the old address of that page.
    /// </summary>
    public static ImmutableArray<Redirect> Settle(
        ImmutableArray<Redirect> redirects, ImmutableArray<Release> releases, DiagnosticBag diagnostics)
    {
        var pages = releases.Select(release => Routes.Of(release).Value).ToHashSet(StringComparer.Ordinal);
        redirects = [.. redirects.Select(redirect => redirect.To is not { } to ? redirect
            : redirect with { To = WithSlash(to, pages) })];
        var byAddress = new Dictionary<string, Redirect>(redirects.Length, StringComparer.Ordinal);
        foreach (var redirect in redirects)
            if (!byAddress.TryAdd(redirect.From.Value, redirect) && byAddress[redirect.From.Value] is var first
                && (first.To, first.Gone) != (redirect.To, redirect.Gone))
                diagnostics.Add(Rules.RedirectTwice, redirect.From.At,
                    $"\"{redirect.From.Value}\" leads to {first.To ?? "its reason"} already ({first.From.At}); take one of the two out");
        // Each redirect with its last target; null for a circle, and for a redirect that leads into a circle.
        var settled = new Dictionary<Redirect, Redirect?>(ReferenceEqualityComparer.Instance);
        return [.. redirects.Where(redirect => byAddress[redirect.From.Value] == redirect).Select(Settled)];

        Redirect Settled(Redirect redirect)
        {
            if (Follow(redirect) is { } end)
                return end;
            diagnostics.Add(Rules.RedirectLoop, redirect.From.At,
                $"\"{redirect.From.Value}\" leads in a circle, by way of {Next(redirect)!.From.Value}; one of them must lead to a page");
            return redirect;
        }

        Redirect? Next(Redirect redirect) =>
            redirect.To is not { } to ? null : byAddress.GetValueOrDefault(to) ?? byAddress.GetValueOrDefault(to.Split('#')[0]);

        // Each redirect is followed once, even in a long chain.
        Redirect? Follow(Redirect redirect)
        {
            var way = new Stack<Redirect>();
            Redirect? end = null;
            for (Redirect? at = redirect; at is not null && !settled.TryGetValue(at, out end); at = Next(at))
            {
                settled.Add(at, null);
                way.Push(at);
            }
            foreach (var step in way)
                settled[step] = end = Next(step) is null ? step : end is null ? null : Join(step, end);
            return settled[redirect];
        }
    }

    // A static host also answers the address of a page without the slash at its end. The name of a file has a point, and so has the id of
    // many a release.
    private static string WithSlash(string address, HashSet<string> pages)
    {
        var path = address.Split('#', '?')[0];
        return path.EndsWith('/') || path[path.LastIndexOf('/')..].Contains('.') && !pages.Contains(path + "/")
            ? address : path + "/" + address[path.Length..];
    }

    /// <summary>
    /// A redirect with the target of the next one. If this target has no anchor, the anchor of the redirect stays, unless the next redirect
    /// is for this anchor.
    /// </summary>
    private static Redirect Join(Redirect redirect, Redirect next) => next.To is not { } to ? redirect with { To = null, Gone = next.Gone }
        : redirect with
        {
            To = redirect.To!.IndexOf('#') is >= 0 and var hash && !to.Contains('#') && next.Fragment is null
                ? to + redirect.To[hash..] : to,
        };

    /// <summary>The former ids of each record, in the order of the redirects. The key is the address of the record's page.</summary>
    public static ILookup<string, string> FormerIds(ImmutableArray<Redirect> redirects) =>
        Renamed(redirects).ToLookup(renamed => renamed.To, renamed => renamed.Old, StringComparer.Ordinal);

    /// <summary>
    /// The redirects within one folder, which change only the name of a page: the folder, the old name, the new name, and the new address.
    /// </summary>
    public static IEnumerable<(string Folder, string Old, string Now, string To)> Renamed(ImmutableArray<Redirect> redirects) => redirects
        .Where(redirect => redirect.Fragment is null && redirect.To is { } to && !to.Contains('#') && Folder(redirect.Path) == Folder(to))
        .Select(redirect => (Folder: Folder(redirect.Path), Old: Name(redirect.Path), Now: Name(redirect.To!), To: redirect.To!))
        // An old address can have a form that no id has, such as /milestones/old_page.html.
        .Where(renamed => Ids.IsValid(renamed.Old));

    private static string Name(string address) => address[Folder(address).Length..].Trim('/');

    private static string Folder(string address) => address[..(address.TrimEnd('/').LastIndexOf('/') + 1)];
}
