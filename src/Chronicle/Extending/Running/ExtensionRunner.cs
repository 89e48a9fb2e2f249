using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Pages;
using Chronicle.Presentation;
using Chronicle.Primitives;

namespace Chronicle.Extending.Running;

/// <summary>The pages of the added pipelines, and the function that creates all documents of these pipelines.</summary>
internal sealed record AddedDocumentSet(ImmutableArray<AddedPage> Pages, Func<Presenter, IEnumerable<Document>> Create);

/// <summary>
/// Runs the checks and pipelines that other programs add.
/// </summary>
internal sealed class ExtensionRunner(SiteModel site, SiteExtensions extensions)
{
    private const string Folder = "pipelines/";

    // Most chronicles have no extensions, so the copy of the model is made only for a check or a pipeline.
    private readonly Lazy<LinkedSite> _linked = new(() => LinkedSiteFactory.Create(site));

    private sealed record Made(string Pipeline, SiteDocument Document, UrlPath Address);

    /// <summary>The findings of every check.</summary>
    public ImmutableArray<Diagnostic> Check()
    {
        var diagnostics = new DiagnosticBag();
        foreach (var (name, check) in extensions.Checks)
            foreach (var finding in Run($"check {name}", SourceLocation.StartOf(site.Settings.At.Path), check, diagnostics))
                diagnostics.Add(finding.IsError ? Rules.AddedError : Rules.AddedWarning,
                    SourceLocation.StartOf(finding.Record?.File ?? site.Settings.At.Path), $"{finding.Message} (check {name})");
        return diagnostics.ToImmutable();
    }

    /// <summary>Whether a document at this location comes from a pipeline of another program.</summary>
    public static bool IsOfPipeline(SourceLocation at) => at.Path.StartsWith(Folder, StringComparison.Ordinal);

    /// <summary>Runs every pipeline. An invalid document is reported and left out.</summary>
    public PhaseResult<AddedDocumentSet> CreateDocuments()
    {
        var diagnostics = new DiagnosticBag();
        Made[] made = [.. extensions.Pipelines.SelectMany(pipeline => Run($"pipeline {pipeline.Key}", LocationOf(pipeline.Key),
            pipeline.Value, diagnostics).Select(document => Resolve(pipeline.Key, document, diagnostics)).OfType<Made>())];
        ReportCircles(made, diagnostics);
        return diagnostics.With(new AddedDocumentSet(
            [.. made.Select(one => one.Document is SitePage page ? Describe(one, page) : null).OfType<AddedPage>()],
            presenter => made.Select(one => Create(presenter, one))));
    }

    private static SourceLocation LocationOf(string pipeline) => SourceLocation.StartOf(Folder + pipeline);

    private ImmutableArray<T> Run<T>(string part, SourceLocation at, Func<LinkedSite, IEnumerable<T>> run, DiagnosticBag diagnostics)
        where T : class
    {
        var linked = _linked.Value;
        return AddedPart.Run(part, at, () => run(linked), diagnostics);
    }

    private static Made? Resolve(string pipeline, SiteDocument document, DiagnosticBag diagnostics)
    {
        if (AddressOf(document) is not { } address)
            Report($"\"{document.Address}\" is no address of a {(document is SiteFile ? "file" : "page")}; write it as "
                + (document is SiteFile ? "/folder/name.json" : "/folder/") + ", in lower case");
        else if (document is SiteRedirect redirect && !IsTarget(redirect.To))
            Report($"\"{redirect.Address}\" cannot lead to \"{redirect.To}\"; "
                + "write an address of this site, such as /folder/ or /folder/#anchor");
        else if (document is SitePage page && MissingText(page) is { } missing)
            Report($"the page {address} has no {missing}");
        else
            return new(pipeline, document, address);
        return null;

        void Report(string problem) => diagnostics.Add(Rules.AddedError, LocationOf(pipeline), $"{problem} (pipeline {pipeline})");
    }

    private static string? MissingText(SitePage page) => string.IsNullOrWhiteSpace(page.Title) ? "title"
        : string.IsNullOrWhiteSpace(page.Description) ? "description" : string.IsNullOrWhiteSpace(page.Layout) ? "layout" : null;

    // The redirects of the chronicle alone contain no circle (error L215), but a redirect of a pipeline can complete one.
    private void ReportCircles(Made[] made, DiagnosticBag diagnostics)
    {
        var added = made.Where(one => one.Document is SiteRedirect).ToLookup(one => one.Address.Value.TrimEnd('/'));
        if (added.Count == 0)
            return;
        var targets = added.Select(from => (From: from.Key, ((SiteRedirect)from.First().Document).To))
            .Concat(site.Redirects.Where(redirect => redirect is { Fragment: null, To: not null })
                .Select(redirect => (From: redirect.Path.TrimEnd('/'), To: redirect.To!)))
            .DistinctBy(redirect => redirect.From).ToDictionary(redirect => redirect.From, redirect => redirect.To, StringComparer.Ordinal);
        foreach (var one in added.Select(from => from.First()))
        {
            var start = one.Address.Value.TrimEnd('/');
            var seen = new HashSet<string>(StringComparer.Ordinal);
            var at = start;
            while (targets.TryGetValue(at, out var to) && seen.Add(at))
                at = to.Split('#')[0].TrimEnd('/');
            if (at == start && seen.Count > 0)
                diagnostics.Add(Rules.AddedError, LocationOf(one.Pipeline),
                    $"\"{one.Address}\" leads in a circle, by way of {targets[start]}; one of the redirects must lead to a page "
                    + $"(pipeline {one.Pipeline})");
        }
    }

    // The same form as in the files of redirects.
    private static bool IsTarget(string to) => to is ['/', ..] && WebAddresses.IsRelative(to);

    private static UrlPath? AddressOf(SiteDocument document)
    {
        var isFile = document is SiteFile;
        if (document.Address is not ['/', .. var path] || path.EndsWith('/') == isFile || path.Length == 0)
            return null;
        var parts = (isFile ? path : path[..^1]).Split('/');
        return parts.Any(part => !Ids.IsValid(part)) ? null : isFile ? UrlPath.OfFile(parts) : UrlPath.Page(parts);
    }

    private static AddedPage Describe(Made made, SitePage page) => new(
        made.Address, page.Title, page.Description,
        page.Mentions.IsDefault ? [] : [.. page.Mentions.Select(record => new RecordId(record.Id))]);

    private Document Create(Presenter presenter, Made made)
    {
        var source = LocationOf(made.Pipeline);
        return made.Document switch
        {
            SitePage page => new Document.Page(made.Address, source, page.Layout, () => CreateView(presenter, made.Address, page)),
            SiteFile file => new Document.File(made.Address, source, file.Bytes),
            SiteRedirect redirect => new Document.Page(made.Address, source, "redirect", () =>
                RedirectPages.Create(site, presenter, made.Address, redirect.To, gone: null), IsListed: false),
            _ => throw new InvalidOperationException(made.Document.GetType().Name),
        };
    }

    private static AddedPages.View CreateView(Presenter presenter, UrlPath address, SitePage page) => new()
    {
        Title = page.Title,
        Description = page.Description,
        Section = presenter.Url(address),
        Breadcrumbs = [presenter.Home],
        Data = page.Data,
    };
}
