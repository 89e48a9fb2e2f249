using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Input;
using Chronicle.Primitives;

namespace Chronicle.Link;

/// <summary>Redirects among themselves: each leads to its end in one step.</summary>
internal static class RedirectRules
{
    public static void Check(ImmutableArray<Redirect> redirects, DiagnosticBag diagnostics)
    {
        var byAddress = redirects.ToDictionary(redirect => redirect.From.Value, StringComparer.Ordinal);
        var ends = new Dictionary<Redirect, Redirect?>(ReferenceEqualityComparer.Instance);
        foreach (var redirect in redirects)
            if (Next(redirect) is { } next)
            {
                if (End(redirect) is not { } end)
                    diagnostics.Add(Rules.RedirectLoop, redirect.From.At, $"\"{redirect.From.Value}\" leads in a circle, by way of {next.From.Value}; one of them must lead to a page");
                else
                    diagnostics.Add(Rules.RedirectChain, redirect.From.At, end.To is null
                        ? $"\"{redirect.From.Value}\" leads to {redirect.To}, which is gone; say gone, and why, here too"
                        : $"\"{redirect.From.Value}\" leads to {redirect.To}, which moved itself; write {Target(redirect, end)}");
            }

        Redirect? Next(Redirect redirect) => redirect.To is not { } to ? null : byAddress.GetValueOrDefault(to) ?? byAddress.GetValueOrDefault(to.Split('#')[0]);

        // Null for a circle, and for what leads into one. Each redirect is followed once, however long the chain.
        Redirect? End(Redirect redirect)
        {
            var way = new List<Redirect>();
            Redirect? end;
            for (var at = redirect; !ends.TryGetValue(at, out end); at = Next(at)!)
            {
                ends.Add(at, null);
                way.Add(at);
                if (Next(at) is null)
                {
                    end = at;
                    break;
                }
            }
            foreach (var step in way)
                ends[step] = end;
            return end;
        }
    }

    /// <summary>The place that the redirect named, on the page that it comes to in the end.</summary>
    private static string Target(Redirect redirect, Redirect end) =>
        redirect.To!.Contains('#') && !end.To!.Contains('#') && end.Fragment is null ? end.To + redirect.To[redirect.To.IndexOf('#')..] : end.To!;

    /// <summary>The ids that a record had before, in the order of the redirects: its pages' old addresses lead to its page whole.</summary>
    public static ILookup<string, string> FormerIds(ImmutableArray<Redirect> redirects) => redirects
        .Where(redirect => redirect.Fragment is null && redirect.To is { } to && !to.Contains('#') && Folder(redirect.Path) == Folder(to))
        .ToLookup(redirect => redirect.To!, redirect => redirect.Path[Folder(redirect.Path).Length..].Trim('/'), StringComparer.Ordinal);

    private static string Folder(string address) => address[..(address.TrimEnd('/').LastIndexOf('/') + 1)];
}
