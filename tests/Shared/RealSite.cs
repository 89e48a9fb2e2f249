using Chronicle.Cli.Disk;
using Chronicle.Domain;
using Chronicle.Input;
using Chronicle.Link;
using Chronicle.Presentation;
using Chronicle.Read;
using Chronicle.Render;
using Chronicle.Validate;

namespace Chronicle.Testing;

/// <summary>The repository's own input and theme, read and built once for all the tests that look at the result.</summary>
public static class RealSite
{
    public static BuildOptions Options { get; } =
        new(Repository.Root, Repository.PathOf("input"), Repository.PathOf("theme"), Repository.PathOf("output"));

    public static InputFiles Files { get; } = InputFolder.Read(Options).Value;

    public static BuildResult Result => Once.Value;

    internal static SiteModel Model => LinkedOnce.Value;

    internal static Presenter Presenter => PresenterOnce.Value;

    private static readonly Lazy<BuildResult> Once = new(() => Build.Run(Files, Options));

    private static readonly Lazy<SiteModel> LinkedOnce = new(() => Link(Files, Options));

    private static readonly Lazy<Presenter> PresenterOnce = new(() => new(Model, Theme.Read(Files.Theme, Model.Settings).Value.Words));

    /// <summary>The first phases alone: what the files of a site without errors mean.</summary>
    internal static SiteModel Link(InputFiles files, BuildOptions options) => Linker.Run(Validator.Run(Reader.Run(files).Value).Value, options).Value!;
}
