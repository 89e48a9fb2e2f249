using System.Collections.Immutable;
using Chronicle.Check;
using Chronicle.Domain;
using Chronicle.Exports;
using Chronicle.Input;
using Chronicle.Link;
using Chronicle.Presentation;
using Chronicle.Primitives;
using Chronicle.Read;
using Chronicle.Render;
using Chronicle.Validate;

namespace Chronicle;

/// <summary>What a build made and what it diagnostics. With an error among the findings nothing of it may be published.</summary>
public sealed record BuildResult(ImmutableArray<RenderedFile> Files, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>The places on each page.</summary>
    public ImmutableArray<PageAnchors> Places { get; init; } = [];

    /// <summary>The ledger of published addresses as it should be from now on; empty if the build shows an earlier day.</summary>
    public ImmutableArray<string> Permalinks { get; init; } = [];

    public bool HasErrors => Diagnostics.Any(diagnostic => diagnostic.IsError);

    /// <summary>What a file of this site holds when it is published.</summary>
    public ReadOnlyMemory<byte> BytesOf(RenderedFile file) => file.Listing is { } list
        ? list([.. Files.Where(other => other.Listing is null).Select(other => ManifestEntry.Create(other.Address.File, other.ToBytes().Span)).OrderBy(entry => entry.Path, StringComparer.Ordinal)])
        : file.ToBytes();
}

/// <summary>What is known before the first page is rendered: what the files say, every page that there will be (null without usable settings), and the mistakes so far.</summary>
public sealed record BuildPlan(ParsedSite ParsedSite, RenderPlan? Pages, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>The program: Read, Validate, Link, Render, Check. Disk comes before and after; in between is no I/O, no clock, no chance.</summary>
public static class Build
{
    public static BuildResult Run(InputFiles files, BuildOptions options, Action<string>? onPhase = null) =>
        Finish(Plan(files, options, onPhase), options, onPhase);

    /// <summary>All that comes before the first page is rendered.</summary>
    public static BuildPlan Plan(InputFiles files, BuildOptions options, Action<string>? onPhase = null, ParseCache? cache = null)
    {
        onPhase?.Invoke("read");
        var settings = Reader.ReadSettings(files.Input, cache);
        // Few large templates beside many small records: neither waits for the other.
        PhaseResult<Theme> theme = null!;
        PhaseResult<ParsedSite> draft = null!;
        Parallel.Invoke(
            () => theme = Theme.Read(files.Theme, settings.Value, cache),
            () => draft = Reader.Run(files, settings, cache));

        onPhase?.Invoke("validate");
        var valid = Validator.Run(draft.Value);

        onPhase?.Invoke("link");
        var site = Linker.Run(valid.Value, options);
        cache?.Tidy();
        ImmutableArray<Diagnostic> diagnostics = [.. draft.Diagnostics, .. theme.Diagnostics, .. valid.Diagnostics, .. site.Diagnostics];
        if (site.Value is null)
            return new(draft.Value, null, diagnostics);
        var pages = RenderPlan.Create(site.Value, theme.Value, files, Pipelines.All);
        return new(draft.Value, pages.Value, [.. diagnostics, .. pages.Diagnostics]);
    }

    /// <summary>Renders and checks every page of a plan. Without a store all of them stay in memory.</summary>
    public static BuildResult Finish(BuildPlan plan, BuildOptions options, Action<string>? onPhase = null, Store? store = null, CancellationToken stop = default)
    {
        if (plan.Pages is not { Site: var site, Theme: var theme })
            return new([], Diagnostic.InOrder(plan.Diagnostics));
        onPhase?.Invoke("render");
        var addresses = plan.Pages.Documents.Select(document => document.Address.Value).ToHashSet(StringComparer.Ordinal);
        var scans = new PageScan?[plan.Pages.Documents.Length];
        var rendered = Renderer.Run(plan.Pages, (i, file) => scans[i] = Checker.Scan(file, site.Url, addresses), store, stop);

        onPhase?.Invoke("check");
        var pages = Checker.Run(site, rendered.Value, [.. scans.OfType<PageScan>().Where(scan => !rendered.Value.Failed.Contains(scan.Address.Value))], addresses);
        var budgets = Budgets.Check(site, rendered.Value, theme);
        // The site of an earlier day lacks what came later, and is not what is published.
        var permalinks = options.AsOf is null ? Permalinks.Check(plan.ParsedSite.Permalinks, site, rendered.Value, pages.Value, options.Locked) : new([], []);

        return new(Manifest.AddTo(site, rendered.Value).Files, Suppressions.Apply(site.Settings, Diagnostic.InOrder([.. plan.Diagnostics, .. rendered.Diagnostics, .. pages.Diagnostics, .. budgets, .. permalinks.Diagnostics])))
        {
            Places = pages.Value,
            Permalinks = permalinks.Value,
        };
    }
}
