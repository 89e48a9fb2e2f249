using System.Collections.Immutable;
using Site.Check;
using Site.Domain;
using Site.Export;
using Site.Link;
using Site.Read;
using Site.Render;
using Site.Text;
using Site.Validate;

namespace Site;

/// <summary>What a build made and what it found. With an error among the findings nothing of it may be published.</summary>
public sealed record BuildResult(ImmutableArray<RenderedFile> Files, ImmutableArray<Diagnostic> Found)
{
    /// <summary>The places on each page.</summary>
    public ImmutableArray<PageAnchors> Places { get; init; } = [];

    /// <summary>The ledger of published addresses as it should be from now on; empty if the build shows an earlier day.</summary>
    public ImmutableArray<string> Permalinks { get; init; } = [];

    public bool HasErrors => Found.Any(diagnostic => diagnostic.IsError);

    /// <summary>What a file of this site holds when it is published.</summary>
    public ReadOnlyMemory<byte> BytesOf(RenderedFile file) => file.Listing is { } list
        ? list([.. Files.Where(other => other.Listing is null).Select(other => ManifestEntry.Of(other.Address.File, other.ToBytes().Span)).OrderBy(entry => entry.Path, StringComparer.Ordinal)])
        : file.ToBytes();
}

/// <summary>What is known before the first page is rendered: what the files say, every page that there will be (null without usable settings), and the mistakes so far.</summary>
public sealed record BuildPlan(Draft Draft, RenderPlan? Pages, ImmutableArray<Diagnostic> Found);

/// <summary>What a program that builds again and again keeps from one build to the next. What comes out is what comes out without.</summary>
public sealed class BuildMemo
{
    public Memo Files { get; } = new();

    public LinkMemo Links { get; } = new();
}

/// <summary>The program: Read, Validate, Link, Render, Check. Disk comes before and after; in between is no I/O, no clock, no chance.</summary>
public static class Build
{
    public static BuildResult Run(InputFiles files, BuildOptions options, Action<string>? onPhase = null) =>
        Finish(Plan(files, options, onPhase), options, onPhase);

    /// <summary>All that comes before the first page is rendered.</summary>
    public static BuildPlan Plan(InputFiles files, BuildOptions options, Action<string>? onPhase = null, BuildMemo? memo = null)
    {
        onPhase?.Invoke("read");
        var settings = Reader.ReadSettings(files.Input, memo?.Files);
        // Few large templates beside many small records: neither waits for the other.
        var reading = Task.Run(() => Theme.Read(files.Theme, settings.Value, memo?.Files));
        var draft = Reader.Run(files, settings, memo?.Files);
        var theme = reading.GetAwaiter().GetResult();

        onPhase?.Invoke("validate");
        var valid = Validator.Run(draft.Value);

        onPhase?.Invoke("link");
        var site = Linker.Run(valid.Value, options, memo?.Links);
        memo?.Files.Tidy();
        ImmutableArray<Diagnostic> found = [.. draft.Found, .. theme.Found, .. valid.Found, .. site.Found];
        if (site.Value is null)
            return new(draft.Value, null, found);
        var pages = RenderPlan.Create(site.Value, theme.Value, files, Pipelines.All);
        return new(draft.Value, pages.Value, [.. found, .. pages.Found]);
    }

    /// <summary>Every page of a plan, and a look at each. Without a store all of them stay in memory. Pages of an earlier build are used again where they can be.</summary>
    public static BuildResult Finish(BuildPlan plan, BuildOptions options, Action<string>? onPhase = null, Store? store = null, EarlierPages? earlier = null, CancellationToken stop = default)
    {
        if (plan.Pages is not { Site: var site, Theme: var theme })
            return new([], Diagnostic.InOrder(plan.Found));
        onPhase?.Invoke("render");
        var addresses = plan.Pages.Documents.Select(document => document.Address.Value).ToHashSet(StringComparer.Ordinal);
        var scans = new PageScan?[plan.Pages.Documents.Length];
        var rendered = Renderer.Run(plan.Pages, (i, file) => scans[i] = Checker.Look(file, site.Url, addresses), store, earlier is null ? null : UseAgain, stop);
        // A page that was not looked at again may lead to a place that is gone: then each has to be.
        if (earlier is not null && scans.OfType<PageScan>().Any(scan => !scan.IsEarlier && earlier.PlacesOf(scan.Address).Any(place => !scan.Anchors.Contains(place))))
            return Finish(plan, options, onPhase, store, earlier: null, stop);

        onPhase?.Invoke("check");
        // The finished site needs nothing of what is found in it.
        var finishing = Task.Run(() => Manifest.AddTo(site, rendered.Value).Files, CancellationToken.None);
        var pages = Checker.Run(site, rendered.Value, [.. scans.OfType<PageScan>().Where(scan => !rendered.Value.Failed.Contains(scan.Address.Value))], addresses);
        var budgets = Budgets.Check(site, rendered.Value, theme);
        // The site of an earlier day lacks what came later, and is not what is published.
        var permalinks = options.AsOf is null ? Permalinks.Check(plan.Draft.Permalinks, site, rendered.Value, pages.Value, options.Locked) : new([], []);

        return new(finishing.GetAwaiter().GetResult(), Silences.Apply(site.Settings, Diagnostic.InOrder([.. plan.Found, .. rendered.Found, .. pages.Found, .. budgets, .. permalinks.Found])))
        {
            Places = pages.Value,
            Permalinks = permalinks.Value,
        };

        Content? UseAgain(int i, Document.Page page)
        {
            if (earlier.Find(page) is not { } known)
                return null;
            scans[i] = PageScan.OfEarlier(page.Address, known.Places);
            return known.Content;
        }
    }
}
