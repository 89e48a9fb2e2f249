using Chronicle.Cli.Input;
using Chronicle.Domain;
using Chronicle.Input;

namespace Chronicle.Testing;

/// <summary>
/// The repository's own input and theme, which authors change every day. Only tests of these files use this class. Tests of the generator
/// use <see cref="FixedChronicle"/>.
/// </summary>
internal static class RealSite
{
    public static BuildOptions Options { get; } =
        new(Repository.Root, Repository.PathOf("input"), Repository.PathOf("theme"), Repository.PathOf("output"));

    public static InputFiles Files => FilesOnce.Value;

    private static readonly Lazy<InputFiles> FilesOnce = new(() => InputFolder.Read(Options).Value);
}
