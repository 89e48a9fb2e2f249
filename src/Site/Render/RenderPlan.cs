using System.Collections.Immutable;
using System.Security.Cryptography;
using Site.Domain;
using Site.Link;
using Site.Read;
using Site.Text;

namespace Site.Render;

/// <summary>Everything that is to be rendered, each address once, sorted by address, and what all pages share.</summary>
public sealed record RenderPlan(SiteModel Site, Theme Theme, ImmutableArray<Document> Documents, SiteView Frame, ILookup<string, MovedPart> Moved)
{
    public SharedRendering Shared { get; } = new(Theme, Frame);

    public static Passed<RenderPlan> Create(SiteModel site, Theme theme, InputFiles files, ImmutableArray<Pipeline> pipelines)
    {
        var found = new Findings();
        var present = new Presenter(site, theme.Words);
        // What moved is looked for beside.
        var places = Task.Run(() => MovedPlaces.Of(site));
        Pipeline[] wanted = [.. pipelines.Where(pipeline => pipeline.Export is not { } export || site.Settings.Publishes(export))];
        var made = new Document[wanted.Length][];
        Workers.For(wanted.Length, i => made[i] = [.. wanted[i].Run(site, present)]);
        ImmutableArray<Document> documents = [.. made.SelectMany(one => one), .. ThemeAndAssets(theme, files)];
        var unique = WithoutCollisions(site, documents, found);
        ImmutableArray<Document> moved = [.. MovedFiles.Of(unique, site)];
        return found.With(new RenderPlan(site, theme, moved.IsEmpty ? unique : [.. unique.Concat(moved).OrderBy(document => document.Address)], CreateSiteView(site, theme, present), places.GetAwaiter().GetResult()));
    }

    private static IEnumerable<Document> ThemeAndAssets(Theme theme, InputFiles files)
    {
        yield return new Document.File(Routes.Stylesheet, SourceLocation.StartOf($"{theme.Path}/css"), theme.Stylesheet);
        foreach (var file in theme.Files)
            yield return new Document.File(UrlPath.OfFile("theme", file.Name), SourceLocation.StartOf(file.Content.Path), file.Content.Bytes);
        foreach (var file in files.Input.Files)
            if (files.Input.NameOf(file) is var name && name.StartsWith("assets/", StringComparison.Ordinal))
                yield return new Document.File(UrlPath.OfFile(name), SourceLocation.StartOf(file.Path), file.Bytes);
    }

    // Hosts and disks may tell no difference between upper and lower case, so addresses that differ only in it collide too.
    private static ImmutableArray<Document> WithoutCollisions(SiteModel site, ImmutableArray<Document> documents, Findings found)
    {
        var first = new Dictionary<string, Document>(documents.Length, StringComparer.OrdinalIgnoreCase);
        var collide = false;
        foreach (var document in documents)
            collide |= !first.TryAdd(document.Address.File, document);
        if (!collide)
            return [.. first.Values.OrderBy(document => document.Address)];

        var unique = ImmutableArray.CreateBuilder<Document>(documents.Length);
        foreach (var group in documents.GroupBy(document => document.Address.File, StringComparer.OrdinalIgnoreCase).OrderBy(group => group.First().Address))
        {
            // The site's own pages keep their addresses, a redirect is the last to have one.
            var claims = group.OrderBy(document => document.Source.Path == site.Settings.At.Path ? 0 : site.Redirects.Any(redirect => redirect.From.At == document.Source) ? 2 : 1)
                .ThenBy(document => document.Source).ToArray();
            unique.Add(claims[0]);
            foreach (var claim in claims.Skip(1))
                found.Add(Rules.AddressCollision, claim.Source, $"the address {claim.Address} is claimed by {claims[0].Source.Path} too; rename one of the two");
        }
        return unique.ToImmutable();
    }

    private static SiteView CreateSiteView(SiteModel site, Theme theme, Presenter present) =>
        new(
            site.Settings.Title, site.Settings.Tagline, site.Settings.Language, present.Url(Routes.Home), site.Settings.Licence, site.Settings.Repository,
            Version(theme), site.Settings.Publishes(ExportKind.Previews) ? Export.Previews.Files(site) : 0,
            site.Settings.Publishes(ExportKind.Search) ? present.Link("search", Routes.Search) : null, site.Settings.Publishes(ExportKind.Data) ? present.Link("data", Routes.Data) : null, present.Link("quality", Routes.Quality), Navigation(site, present),
            site.Settings.Language.Replace('-', '_'), present.Card(Routes.SiteCard, Card.Of(site)),
            site.Settings.TagAuthority is null ? null : present.Url(Routes.FeedOf(Routes.Home)));

    private static string Version(Theme theme)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(theme.Stylesheet.Span);
        foreach (var file in theme.Files)
            hash.AppendData(file.Content.Bytes.Span);
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..8];
    }

    private static ImmutableArray<LinkView> Navigation(SiteModel site, Presenter present)
    {
        if (site.Settings.Navigation.IsEmpty)
            return
            [
                .. site.Chapters.Take(1).Select(present.Link), present.Link("components", Routes.Components), present.Link("releases", Routes.Releases),
                present.Link("chronology", Routes.Chronology), present.Link("sources", Routes.Sources),
            ];
        return [.. site.Settings.Navigation
            .Where(link => link.To.Value.StartsWith('/') && WebAddresses.IsRelative(link.To.Value) || site.Linked.ContainsKey(new(link.To.Value)))
            .Select(link => new LinkView(link.Title, site.Linked.TryGetValue(new(link.To.Value), out var linked) ? present.Url(linked.Address) : site.Url.BasePath + link.To.Value))];
    }
}
