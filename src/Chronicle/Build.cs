using System.Collections.Immutable;
using Chronicle.Authoring.EditorHelp;
using Chronicle.Check;
using Chronicle.Domain;
using Chronicle.Exports;
using Chronicle.Extending.Running;
using Chronicle.Input;
using Chronicle.Link;
using Chronicle.Presentation;
using Chronicle.Primitives;
using Chronicle.Read;
using Chronicle.Render;

namespace Chronicle;

/// <summary>The files and the diagnostics of a build. If any diagnostic is an error, nothing may be published.</summary>
internal sealed record BuildResult(ImmutableArray<RenderedFile> Files, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>
    /// The new content of <c>permalinks.txt</c>: all published addresses. Empty if the build has no pages, or shows the site as of an
    /// earlier day (<c>AsOf</c> of the options).
    /// </summary>
    public ImmutableArray<string> Permalinks { get; init; } = [];

    /// <summary>The number of new addresses: the site has them, but <c>permalinks.txt</c> does not list them yet.</summary>
    public int NewAddresses { get; init; }

    /// <summary>
    /// The authority for tag URIs, if the build took it from the options. Null if the site uses no authority or a different one, or if an
    /// authority was published before.
    /// </summary>
    public string? ChosenAuthority { get; init; }

    public bool HasErrors => Diagnostic.HasErrors(Diagnostics);

    /// <summary>
    /// The published bytes of a file of this site. A file with a listing, such as the manifest, is generated here from all other files.
    /// </summary>
    public ReadOnlyMemory<byte> BytesOf(RenderedFile file) => file.Listing is { } list ? list(Entries()) : file.ToBytes();

    private ImmutableArray<ManifestEntry> Entries() =>
    [
        .. Files.Where(other => other.Listing is null).Select(other => ManifestEntry.Create(other.Address.File, other.ToBytes().Span))
            .OrderBy(entry => entry.Path, StringComparer.Ordinal),
    ];
}

/// <summary>
/// The state of a build before its first page is rendered. Code outside the engine uses only the public members of this class.
/// </summary>
internal sealed class BuildPlan(ParsedSite parsed, RenderPlan? pages, ImmutableArray<Diagnostic> diagnostics)
{
    /// <summary>The settings and all records that the phase Read could parse.</summary>
    internal ParsedSite ParsedSite => parsed;

    /// <summary>
    /// Every page to render; null if an error prevents the reading of the settings, or of another file on which all records depend.
    /// </summary>
    internal RenderPlan? Pages => pages;

    /// <summary>Whether there are pages to render. If not, a file on which all records depend could not be read.</summary>
    public bool HasPages => pages is not null;

    /// <summary>The diagnostics of all phases before rendering.</summary>
    public ImmutableArray<Diagnostic> Diagnostics => diagnostics;

    /// <summary>The schemas and snippets for editors. Each name is a path below <c>.vscode/</c>.</summary>
    public ImmutableArray<(string Name, string Text)> CreateEditorFiles() => EditorFiles.Create(parsed);

    /// <summary>Every address of a different site in the input, with its locations. Empty if the plan has no pages.</summary>
    public ImmutableArray<OutsideLink> FindOutsideLinks(InputFiles files) =>
        pages is { Site: var site } ? OutsideLinks.Find(site, files.Input) : [];
}

/// <summary>
/// The engine, with the phases Read, Validate, Link, Render and Check. The engine does no I/O and uses no clock and no random numbers: the
/// caller reads the input before a run and writes the output after it.
/// </summary>
internal static class Build
{
    public static BuildResult Run(InputFiles files, BuildOptions options, Action<string>? onPhase = null) =>
        Finish(Plan(files, options, onPhase), options, onPhase);

    /// <summary>Runs all phases that come before the first rendered page.</summary>
    public static BuildPlan Plan(InputFiles files, BuildOptions options, Action<string>? onPhase = null, ParseCache? cache = null)
    {
        onPhase?.Invoke("read");
        var settings = Reader.ReadSettings(files.Input, cache);
        // The theme and the records do not depend on each other, so both are read in parallel. The theme has few large templates; the
        // records are many small files.
        PhaseResult<Theme> theme = null!;
        PhaseResult<ParsedSite> parsed = null!;
        Parallel.Invoke(
            () => theme = Theme.Read(files, settings.Value, cache),
            () => parsed = Reader.Run(files, settings, cache));
        var linked = LinkedInput.Create(parsed, files.Input, options, onPhase);
        cache?.Tidy();
        // Without the settings, the words and the look of the theme can be wrong ones, so its diagnostics are left out.
        if (!parsed.Value.Unread.Shared.IsEmpty)
            return new(linked.Parsed, null, linked.Diagnostics);
        var look = LookStyles.Apply(theme.Value, settings.Value?.Look ?? Look.None, files.Input);
        ImmutableArray<Diagnostic> diagnostics = [.. linked.Diagnostics, .. theme.Diagnostics, .. look.Diagnostics];
        if (linked.Site is not { } site)
            return new(linked.Parsed, null, diagnostics);
        var added = new ExtensionRunner(site, options.Extensions);
        var checks = added.Check();
        var pages = RenderPlan.Create(site, look.Value, files, Pipelines.All, added);
        return new(linked.Parsed, pages.Value, [.. diagnostics, .. checks, .. pages.Diagnostics]);
    }

    /// <summary>Renders and checks every page of a plan. Without a store, all pages stay in memory.</summary>
    public static BuildResult Finish(
        BuildPlan plan, BuildOptions options, Action<string>? onPhase = null, Store? store = null, CancellationToken stop = default)
    {
        if (plan.Pages is not { Site: var site, Theme: var theme })
            return new([], Diagnostic.InOrder(plan.Diagnostics));
        onPhase?.Invoke("render");
        var addresses = new SiteAddresses(plan.Pages.Documents.Select(document => document.Address.Value).Append(Routes.Manifest.Value),
            site.Redirects.Where(redirect => redirect.Fragment is null).Select(redirect => redirect.Path));
        var scans = new PageScan?[plan.Pages.Documents.Length];
        var rendered = Renderer.Run(plan.Pages, (i, file) => scans[i] = Checker.Scan(file, site.Url, addresses), store, stop);

        onPhase?.Invoke("check");
        var missing = new MissingPages(plan.ParsedSite, site, rendered.Value.Failed, plan.Pages.ClaimedTwice);
        ImmutableArray<PageScan> pages = [.. scans.OfType<PageScan>().Where(scan => !rendered.Value.Failed.Contains(scan.Address.Value))];
        var anchors = Checker.Run(plan.Pages, rendered.Value, pages, addresses, missing);
        var unusable = UnusableLinks.Check(plan.ParsedSite.Unusable, site.Url, addresses, missing);
        var themeLinks = new ThemeLinks(site.Url, addresses, missing).Check(theme);
        var budgets = Budgets.Check(site, rendered.Value, theme);
        // A site as of an earlier day is not published and lacks later records, so its addresses are not written to permalinks.txt.
        var permalinks = options.AsOf is null
            ? Permalinks.Check(plan.ParsedSite, site, rendered.Value, anchors.Value, options.Locked, missing) : new(KeptAddresses.None, []);

        ImmutableArray<Diagnostic> diagnostics = [.. plan.Diagnostics, .. rendered.Diagnostics, .. anchors.Diagnostics, .. unusable,
            .. themeLinks, .. budgets, .. permalinks.Diagnostics, .. Placeholders.Check(plan.ParsedSite, options)];
        return new(Manifest.AddTo(site, rendered.Value).Files, Silences.Apply(
            site.Settings, Diagnostic.InOrder(diagnostics), isWhole: options.AsOf is null && !missing.HidesAddresses))
        {
            Permalinks = permalinks.Value.All,
            NewAddresses = permalinks.Value.Added,
            ChosenAuthority = TagAuthorities.Published(plan.ParsedSite) is null && site.Settings.TagAuthority == options.TagAuthority
                ? options.TagAuthority : null,
        };
    }
}
