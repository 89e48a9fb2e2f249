using System.Collections.Immutable;
using System.Security.Cryptography;
using Chronicle.Domain;
using Chronicle.Exports;
using Chronicle.Exports.Search;
using Chronicle.Extending.Running;
using Chronicle.Input;
using Chronicle.Link;
using Chronicle.Presentation;
using Chronicle.Primitives;
using Chronicle.Read;
using Chronicle.Templates;

namespace Chronicle.Render;

/// <summary>All documents to render, each address once, sorted by address, and the values that all pages share.</summary>
internal sealed record RenderPlan(SiteModel Site, Theme Theme, ImmutableArray<Document> Documents, SiteView SiteView,
    ILookup<string, MovedPart> Moved)
{
    /// <summary>The addresses of the documents that lost a conflict about an address. The conflict has been reported.</summary>
    public ImmutableHashSet<string> ClaimedTwice { get; init; } = [];

    /// <summary>A renderer for the pages of this plan, for one thread.</summary>
    public TemplateEngine.Worker CreateWorker() => Theme.CreateWorker(SiteView);

    public static PhaseResult<RenderPlan> Create(SiteModel site, Theme theme, InputFiles files, ImmutableArray<Pipeline> pipelines,
        ExtensionRunner extensions)
    {
        var diagnostics = new DiagnosticBag();
        var added = extensions.CreateDocuments();
        diagnostics.AddRange(added.Diagnostics);
        var presenter = new Presenter(site, theme.Words)
        {
            Added = added.Value.Pages,
            Cards = CardColours.Create(name => theme.Palette.Find(name)?.Light.Value, site.Settings.Look),
        };
        Pipeline[] wanted = [.. pipelines.Where(pipeline => pipeline.Export is not { } export || site.Settings.Publishes(export))];
        var parts = new Document[wanted.Length][];
        Workers.For(wanted.Length, i => parts[i] = [.. wanted[i].Run(site, presenter)]);
        ImmutableArray<Document> made = [.. parts.SelectMany(part => part), .. added.Value.Create(presenter)];
        ImmutableArray<Document> documents = [.. made, .. ListPages(site, presenter, [.. made.OfType<Document.Page>()]),
            .. CopiedFiles(site, theme, files)];
        var claims = AddressClaims.Resolve(site, documents, diagnostics);
        var unique = claims.Documents;
        UnusedFiles.CheckLayouts(theme.Layers, documents, diagnostics);
        ImmutableArray<Document> moved = [.. MovedFiles.Create(unique, site)];
        ImmutableArray<Document> all = moved.IsEmpty ? unique : [.. unique.Concat(moved).OrderBy(document => document.Address)];
        var shared = CreateSiteView(site, files.Input, theme, presenter);
        return diagnostics.With(new RenderPlan(site, theme, all, shared, MovedAnchors.Find(site))
        {
            ClaimedTwice = claims.Lost,
        });
    }

    // The files that list all pages.
    private static IEnumerable<Document> ListPages(SiteModel site, Presenter presenter, ImmutableArray<Document.Page> pages) =>
    [
        .. Sitemap.Create(site, presenter, pages),
        .. site.Settings.Publishes(ExportKind.Search) ? SearchFiles.Create(site, presenter, pages) : [],
    ];

    private static IEnumerable<Document> CopiedFiles(SiteModel site, Theme theme, InputFiles files)
    {
        yield return new Document.File(Routes.Stylesheet, SourceLocation.StartOf($"{theme.Path}/css"), theme.Stylesheet);
        foreach (var file in theme.Files)
            yield return new Document.File(UrlPath.OfFile("theme", file.Name), SourceLocation.StartOf(file.Content.Path),
                file.Content.Bytes);
        foreach (var file in files.Input.Files)
            if (files.Input.NameOf(file) is var name && InputNames.IsAsset(name))
                yield return new Document.File(UrlPath.OfFile(name), SourceLocation.StartOf(file.Path), Assets.Publish(file));
        foreach (var source in site.Settings.Publishes(ExportKind.Markdown) ? MarkdownSources.Create(site, files.Input) : [])
            yield return source;
    }

    private static SiteView CreateSiteView(SiteModel site, Folder input, Theme theme, Presenter presenter) =>
        new(
            site.Settings.Title, site.Settings.Tagline, site.Settings.Language, presenter.Url(Routes.Home), site.Settings.Licence,
            site.Settings.Repository,
            Version(theme), site.Settings.Publishes(ExportKind.Previews) ? LinkPreviews.Files(site) : 0,
            site.Settings.Publishes(ExportKind.Search) ? presenter.Link("search", Routes.Search) : null,
            Navigation(site, presenter), Foot(site, presenter),
            site.Settings.Repository is { } repository ? repository + "/issues/new/choose" : null,
            site.Settings.Language.Replace('-', '_'), presenter.Card(Routes.SiteCard, SocialCard.Create(site)),
            site.Settings.TagAuthority is null ? null : presenter.Url(Routes.FeedOf(Routes.Home)))
        {
            Logo = Picture(site, input, site.Settings.Look.Logo),
            Icon = Picture(site, input, site.Settings.Look.Icon),
            Footer = site.Settings.Look.Footer,
            FooterLinks = Presenter.WebLinks(site.Settings.Look.FooterLinks),
            HeadLinks = [.. site.Settings.Look.HeadLinks.Select(link => new HeadLinkView(link.Relation, link.Url.Value))],
        };

    // Null for a missing picture. LookStyles reports it once, at its key in site.yml, so it is not also reported as a broken link of each
    // page.
    private static string? Picture(SiteModel site, Folder input, Located<string>? file) =>
        file is not null && input.Files.Any(one => input.NameOf(one) == file.Value) ? site.Url.Link(UrlPath.OfFile(file.Value)) : null;

    private static string Version(Theme theme)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(theme.Stylesheet.Span);
        foreach (var file in theme.Files)
            hash.AppendData(file.Content.Bytes.Span);
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..8];
    }

    private static ImmutableArray<LinkView> Foot(SiteModel site, Presenter presenter) =>
    [
        .. site.Settings.About is { } about && site.Linked.TryGetValue(about.Value, out var linked)
            ? [new LinkView(presenter.Words["about"], presenter.Url(linked.Address))] : ImmutableArray<LinkView>.Empty,
        presenter.Link("follow", Routes.Follow),
        .. site.Settings.Publishes(ExportKind.Data) ? [presenter.Link("data", Routes.Data)] : ImmutableArray<LinkView>.Empty,
        presenter.Link("corrections", Routes.Corrections), presenter.Link("quality", Routes.Quality),
        .. site.Evidence is null ? ImmutableArray<LinkView>.Empty : [presenter.Link("evidence", Routes.Evidence)],
    ];

    private static ImmutableArray<LinkView> Navigation(SiteModel site, Presenter presenter)
    {
        if (site.Settings.Navigation.IsEmpty)
            return presenter.MainParts;
        return [.. site.Settings.Navigation.Select(link => UrlOf(link.To.Value, link.IsOutside) is { } url
            ? new LinkView(link.Title, url) : null).OfType<LinkView>()];

        string? UrlOf(string to, bool isOutside) =>
            isOutside ? WebAddresses.ToAscii(to)
            : site.Linked.TryGetValue(new(to), out var linked) ? presenter.Url(linked.Address)
            : to.StartsWith('/') && WebAddresses.IsRelative(to) ? site.Url.Link(to)
            : null;
    }
}
