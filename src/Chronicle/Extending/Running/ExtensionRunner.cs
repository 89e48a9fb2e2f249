using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Pages;
using Chronicle.Presentation;
using Chronicle.Primitives;

namespace Chronicle.Extending.Running;

/// <summary>The pages of the added pipelines, and the function that creates all documents of these pipelines.</summary>
internal sealed record AddedDocumentSet(ImmutableArray<AddedPage> Pages, Func<Presenter, IEnumerable<Document>> Create);

/// <summary>
/// Runs the checks and pipelines that other programs add. It does not catch their exceptions, because these are faults of the program and
/// not of an author.
/// </summary>
internal sealed class ExtensionRunner(SiteModel site, SiteExtensions extensions)
{
    /// <summary>The path in messages about documents of a pipeline.</summary>
    private const string Place = "pipelines/";

    // Most chronicles have no extensions, so the copy of the model is made only for a check or a pipeline.
    private readonly Lazy<LinkedSite> _linked = new(() => LinkedSiteFactory.Create(site));

    private sealed record Made(string Pipeline, SiteDocument Document, UrlPath Address);

    /// <summary>The findings of every check.</summary>
    public ImmutableArray<Diagnostic> Check()
    {
        var diagnostics = new DiagnosticBag();
        foreach (var (name, check) in extensions.Checks)
            foreach (var finding in check(_linked.Value))
                diagnostics.Add(finding.IsError ? Rules.AddedError : Rules.AddedWarning,
                    SourceLocation.StartOf(finding.Record?.File ?? site.Settings.At.Path), $"{finding.Message} (check {name})");
        return diagnostics.ToImmutable();
    }

    /// <summary>Runs every pipeline. A document with an invalid address is reported and left out.</summary>
    public PhaseResult<AddedDocumentSet> CreateDocuments()
    {
        var diagnostics = new DiagnosticBag();
        Made[] made = [.. extensions.Pipelines.SelectMany(pipeline => pipeline.Value(_linked.Value)
            .Select(document => Resolve(pipeline.Key, document, diagnostics)).OfType<Made>())];
        return diagnostics.With(new AddedDocumentSet(
            [.. made.Select(one => one.Document is SitePage page ? Describe(one, page) : null).OfType<AddedPage>()],
            presenter => made.Select(one => Create(presenter, one))));
    }

    private static Made? Resolve(string pipeline, SiteDocument document, DiagnosticBag diagnostics)
    {
        if (AddressOf(document) is not { } address)
            Report($"\"{document.Address}\" is no address of a {(document is SiteFile ? "file" : "page")}; write it as "
                + (document is SiteFile ? "/folder/name.json" : "/folder/") + ", in lower case");
        else if (document is SiteRedirect redirect && !IsTarget(redirect.To))
            Report($"\"{redirect.Address}\" cannot lead to \"{redirect.To}\"; "
                + "write an address of this site, such as /folder/ or /folder/#anchor");
        else
            return new(pipeline, document, address);
        return null;

        void Report(string problem) =>
            diagnostics.Add(Rules.AddedError, SourceLocation.StartOf(Place + pipeline), $"{problem} (pipeline {pipeline})");
    }

    // The same form as in the files of redirects.
    private static bool IsTarget(string to) => to.StartsWith('/') && WebAddresses.IsRelative(to);

    private static UrlPath? AddressOf(SiteDocument document)
    {
        var isFile = document is SiteFile;
        if (document.Address is not ['/', .. var path] || path.EndsWith('/') == isFile || path.Length == 0)
            return null;
        var parts = (isFile ? path : path[..^1]).Split('/');
        return parts.Any(part => !Ids.IsValid(part)) ? null : isFile ? UrlPath.OfFile(parts) : UrlPath.Page(parts);
    }

    private static AddedPage Describe(Made made, SitePage page) => new(
        made.Address, page.Title, page.Description, [.. page.Mentions.Select(record => new RecordId(record.Id))]);

    private Document Create(Presenter presenter, Made made)
    {
        var source = SourceLocation.StartOf(Place + made.Pipeline);
        return made.Document switch
        {
            SitePage page => new Document.Page(made.Address, source, page.Layout, () => CreateView(presenter, made.Address, page)),
            SiteFile file => new Document.File(made.Address, source, file.Bytes),
            SiteRedirect redirect => new Document.Page(made.Address, source, "redirect", () =>
                RedirectPages.Create(site, presenter, made.Address, redirect.To, gone: null))
            {
                IsListed = false,
            },
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
