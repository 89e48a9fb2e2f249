using System.Runtime.CompilerServices;

namespace Chronicle.Testing;

/// <summary>The folder with the files of the repository, independent of the output folder of the tests.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string PathOf(params ReadOnlySpan<string> parts) => Path.Join([Root, .. parts]);

    private static string FindRoot([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Join(Path.GetDirectoryName(thisFile)!, "..", ".."));
}
