using Chronicle.Cli.Disk;
using Chronicle.Domain;
using Chronicle.Input;
using Chronicle.Presentation;
using Chronicle.Render;

namespace Chronicle.Testing;

/// <summary>
/// The chronicle of <c>tests/FixedChronicle</c> under the repository's theme: large, with records of every kind, and never changed by an
/// author. It is read, linked and built once for a process, when the first test asks.
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

    // The theme has the paths that it has in a repository of its own.
    private static readonly Lazy<InputFiles> FilesOnce = new(() => InputFolder.Read(Place).Value with { Theme = RealSite.Files.Theme });

    private static readonly Lazy<BuildResult> Once = new(() => Build.Run(Files, Options));

    private static readonly Lazy<SiteModel> LinkedOnce = new(() => TestSite.Link(Files, Options));

    private static readonly Lazy<Presenter> PresenterOnce = new(() => new(Model, Theme.Read(Files, Model.Settings).Value.Words));
}
