using Site.Read;

namespace Site.Tests;

/// <summary>The repository's own input and theme, read and built once for all the tests that look at the result.</summary>
public static class RealSite
{
    public static BuildOptions Options { get; } =
        new(Repository.Root, Repository.PathOf("input"), Repository.PathOf("theme"), Repository.PathOf("output"));

    public static InputFiles Files { get; } = InputFolder.Read(Options).Value;

    public static BuildResult Result => Once.Value;

    private static readonly Lazy<BuildResult> Once = new(() => Build.Run(Files, Options));
}
