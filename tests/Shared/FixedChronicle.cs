using Chronicle.Cli.Input;
using Chronicle.Domain;
using Chronicle.Input;
using Chronicle.Presentation;
using Chronicle.Render;

namespace Chronicle.Testing;

/// <summary>
/// The chronicle of <c>tests/FixedChronicle</c> with the repository's theme. It is large, has records of every kind, and authors never
/// change it. The first test that needs it reads, links and builds it once for the process.
/// </summary>
internal static class FixedChronicle
{
    private static readonly BuildOptions Place =
        new(Repository.PathOf("tests", "FixedChronicle"), Repository.PathOf("tests", "FixedChronicle", "input"),
            Repository.PathOf("theme"), Repository.PathOf("output"));

    public static BuildOptions Options { get; } = new("/site", "/site/input", "/site/theme", "/site/output");

    public static InputFiles Files => FilesOnce.Value;

    public static BuildResult Result => Once.Value;

    internal static SiteModel Model => LinkedOnce.Value;

    internal static Presenter Presenter => PresenterOnce.Value;

    // The paths of the theme are the same as in a separate repository.
    private static readonly Lazy<InputFiles> FilesOnce = new(() => InputFolder.Read(Place).Value with { Theme = RealSite.Files.Theme });

    private static readonly Lazy<BuildResult> Once = new(() => Build.Run(Files, Options));

    private static readonly Lazy<SiteModel> LinkedOnce = new(() => TestSite.Link(Files, Options));

    private static readonly Lazy<Presenter> PresenterOnce = new(() => new(Model, Theme.Read(Files, Model.Settings).Value.Words));
}
