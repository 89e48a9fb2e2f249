using System.Collections.Immutable;
using System.Security.Cryptography;
using Chronicle.Domain;
using Chronicle.Exports;
using Chronicle.Input;
using Chronicle.Link;
using Chronicle.Presentation;
using Chronicle.Primitives;
using Chronicle.Templates;

namespace Chronicle.Render;

/// <summary>All documents to render, each address once, sorted by address, and the values that all pages share.</summary>
public sealed record RenderPlan(SiteModel Site, Theme Theme, ImmutableArray<Document> Documents, SiteView SiteView,
    ILookup<string, MovedPart> Moved)
{
    /// <summary>The addresses that several documents claim: a link to one of them cannot be checked.</summary>
    public ImmutableHashSet<string> Contested { get; init; } = [];

    public TemplateEngine Templates { get; } = new(
        Theme.Templates, new Dictionary<string, object> { ["site"] = SiteView, ["t"] = Theme.Words.All },
        (pattern, hole, value) => Words.FillHoles(pattern, (hole, value)));

    public static PhaseResult<RenderPlan> Create(SiteModel site, Theme theme, InputFiles files, ImmutableArray<Pipeline> pipelines)
    {
        var diagnostics = new DiagnosticBag();
        var presenter = new Presenter(site, theme.Words);
        Pipeline[] wanted = [.. pipelines.Where(pipeline => pipeline.Export is not { } export || site.Settings.Publishes(export))];
        var made = new Document[wanted.Length][];
        Workers.For(wanted.Length, i => made[i] = [.. wanted[i].Run(site, presenter)]);
        ImmutableArray<Document> documents = [.. made.SelectMany(one => one), .. CopiedFiles(site, theme, files)];
        var contested = new HashSet<string>(StringComparer.Ordinal);
        var unique = WithoutCollisions(site, documents, diagnostics, contested);
        ImmutableArray<Document> moved = [.. MovedFiles.Create(unique, site)];
        ImmutableArray<Document> all = moved.IsEmpty ? unique : [.. unique.Concat(moved).OrderBy(document => document.Address)];
        return diagnostics.With(new RenderPlan(site, theme, all, CreateSiteView(site, theme, presenter),
            MovedPlaces.Find(site)) { Contested = [.. contested] });
    }

    private static IEnumerable<Document> CopiedFiles(SiteModel site, Theme theme, InputFiles files)
    {
        yield return new Document.File(Routes.Stylesheet, SourceLocation.StartOf($"{theme.Path}/css"), theme.Stylesheet);
        foreach (var file in theme.Files)
            yield return new Document.File(UrlPath.OfFile("theme", file.Name), SourceLocation.StartOf(file.Content.Path),
                file.Content.Bytes);
        foreach (var file in files.Input.Files)
            if (files.Input.NameOf(file) is var name && name.StartsWith("assets/", StringComparison.Ordinal))
                yield return new Document.File(UrlPath.OfFile(name), SourceLocation.StartOf(file.Path), file.Bytes);
        foreach (var source in site.Settings.Publishes(ExportKind.Markdown) ? MarkdownSources.Create(site, files.Input) : [])
            yield return source;
    }

    // Hosts and disks may ignore the difference between upper and lower case, so that addresses that differ only in case collide too.
    private static ImmutableArray<Document> WithoutCollisions(SiteModel site, ImmutableArray<Document> documents, DiagnosticBag diagnostics,
        ISet<string> contested)
    {
        var first = new Dictionary<string, Document>(documents.Length, StringComparer.OrdinalIgnoreCase);
        var collide = false;
        foreach (var document in documents)
            collide |= !first.TryAdd(document.Address.File, document);
        if (!collide)
            return [.. first.Values.OrderBy(document => document.Address)];

        var unique = ImmutableArray.CreateBuilder<Document>(documents.Length);
        var redirects = site.Redirects.Select(redirect => redirect.From.At).ToHashSet();
        foreach (var group in documents.GroupBy(document => document.Address.File, StringComparer.OrdinalIgnoreCase)
            .OrderBy(group => group.First().Address))
        {
            // The site's own pages keep their addresses; a redirect comes last.
            var claims = group.OrderBy(document => document.Source.Path == site.Settings.At.Path ? 0 : redirects.Contains(document.Source)
                ? 2 : 1)
                .ThenBy(document => document.Source).ToArray();
            unique.Add(claims[0]);
            if (claims.Length > 1)
                contested.Add(claims[0].Address.Value);
            foreach (var claim in claims.Skip(1))
                diagnostics.Add(Rules.AddressCollision, claim.Source,
                    $"the address {claim.Address} is claimed by {claims[0].Source.Path} too; rename one of the two");
        }
        return unique.ToImmutable();
    }

    private static SiteView CreateSiteView(SiteModel site, Theme theme, Presenter presenter) =>
        new(
            site.Settings.Title, site.Settings.Tagline, site.Settings.Language, presenter.Url(Routes.Home), site.Settings.Licence,
            site.Settings.Repository,
            Version(theme), site.Settings.Publishes(ExportKind.Previews) ? LinkPreviews.Files(site) : 0,
            site.Settings.Publishes(ExportKind.Search) ? presenter.Link("search", Routes.Search) : null,
            site.Settings.Publishes(ExportKind.Data) ? presenter.Link("data", Routes.Data) : null,
            presenter.Link("quality", Routes.Quality), Navigation(site, presenter),
            site.Settings.Language.Replace('-', '_'), presenter.Card(Routes.SiteCard, SocialCard.Create(site)),
            site.Settings.TagAuthority is null ? null : presenter.Url(Routes.FeedOf(Routes.Home)));

    private static string Version(Theme theme)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(theme.Stylesheet.Span);
        foreach (var file in theme.Files)
            hash.AppendData(file.Content.Bytes.Span);
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..8];
    }

    private static ImmutableArray<LinkView> Navigation(SiteModel site, Presenter presenter)
    {
        if (site.Settings.Navigation.IsEmpty)
            return
            [
                .. site.Chapters.Take(1).Select(presenter.Link), presenter.Link("components", Routes.Components),
                presenter.Link("releases", Routes.Releases),
                presenter.Link("chronology", Routes.Chronology), presenter.Link("sources", Routes.Sources),
            ];
        return [.. site.Settings.Navigation
            .Where(link => link.To.Value.StartsWith('/') && WebAddresses.IsRelative(link.To.Value)
                || site.Linked.ContainsKey(new(link.To.Value)))
            .Select(link =>
                new LinkView(link.Title, site.Linked.TryGetValue(new(link.To.Value), out var linked)
                ? presenter.Url(linked.Address) : site.Url.BasePath + WebAddresses.Encode(link.To.Value)))];
    }
}
