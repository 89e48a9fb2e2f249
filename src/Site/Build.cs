using System.Collections.Immutable;
using Site.Check;
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
    /// <summary>The ledger of published addresses as it should be from now on; empty if the build shows an earlier day.</summary>
    public ImmutableArray<string> Permalinks { get; init; } = [];

    public bool HasErrors => Found.Any(diagnostic => diagnostic.IsError);

    /// <summary>What a file of this site holds when it is published.</summary>
    public ReadOnlyMemory<byte> BytesOf(RenderedFile file) => file.Listing is { } list
        ? list([.. Files.Where(other => other.Listing is null).Select(other => ManifestEntry.Of(other.Address.File, other.ToBytes().Span))])
        : file.ToBytes();
}

/// <summary>The program: Read, Validate, Link, Render, Check. Disk comes before and after; in between is no I/O, no clock, no chance.</summary>
public static class Build
{
    public static BuildResult Run(InputFiles files, BuildOptions options, Action<string>? onPhase = null)
    {
        onPhase?.Invoke("read");
        var draft = Reader.Run(files);
        var theme = Theme.Read(files.Theme, draft.Value.Settings);

        onPhase?.Invoke("validate");
        var valid = Validator.Run(draft.Value);

        onPhase?.Invoke("link");
        var site = Linker.Run(valid.Value, options);
        ImmutableArray<Diagnostic> found = [.. draft.Found, .. theme.Found, .. valid.Found, .. site.Found];
        if (site.Value is null)
            return new([], Diagnostic.InOrder(found));

        onPhase?.Invoke("render");
        var rendered = Renderer.Run(site.Value, theme.Value, files, Pipelines.All);

        onPhase?.Invoke("check");
        var pages = Checker.Run(site.Value, rendered.Value);
        var budgets = Budgets.Check(site.Value, rendered.Value, theme.Value);
        // The site of an earlier day lacks what came later, and is not what is published.
        var permalinks = options.AsOf is null ? Permalinks.Check(draft.Value.Permalinks, site.Value, rendered.Value, pages.Value, options.Locked) : new([], []);

        return new(Manifest.AddTo(site.Value, rendered.Value).Files, Silences.Apply(site.Value.Settings, Diagnostic.InOrder([.. found, .. rendered.Found, .. pages.Found, .. budgets, .. permalinks.Found])))
        {
            Permalinks = permalinks.Value,
        };
    }
}
