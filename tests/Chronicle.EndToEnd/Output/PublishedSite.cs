using System.Collections.Immutable;
using System.Text;
using Chronicle.Cli.Output;
using Chronicle.Presentation;
using Chronicle.Primitives;
using Chronicle.Testing;

namespace Chronicle.EndToEnd;

/// <summary>Makes the files of small sites, and reads the files of an output folder.</summary>
internal static class PublishedSite
{
    /// <summary>
    /// The files of a site, from names and texts. <c>*.png</c> is a picture that must be drawn. <c>manifest.json</c> is made from the other
    /// files.
    /// </summary>
    public static ImmutableArray<RenderedFile> Of(params (string Name, string Text)[] files) =>
        [.. files.Select(file => new RenderedFile(UrlPath.OfFile(file.Name.Split('/')), SourceLocation.StartOf("input"),
            file.Name.EndsWith(".png", StringComparison.Ordinal) ? Content.None : Encoding.UTF8.GetBytes(file.Text),
            Picture: file.Name.EndsWith(".png", StringComparison.Ordinal) ? new(file.Text, () => Encoding.UTF8.GetBytes(file.Text)) : null,
            Listing: file.Name == "manifest.json" ? entries => Encoding.UTF8.GetBytes(file.Text + string.Join('\n', entries)) : null))];

    /// <summary>
    /// The files of the folder by name, with their bytes in hexadecimal digits. The lock and the record of the last build are left out.
    /// </summary>
    public static SortedDictionary<string, string> In(string folder) => new(
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path => (Name: Path.GetRelativePath(folder, path).Replace('\\', '/'), Path: path))
            .Where(file => file.Name is not (OutputLock.LockName or LastBuild.Name))
                .ToDictionary(file => file.Name, file => Convert.ToHexString(File.ReadAllBytes(file.Path))), StringComparer.Ordinal);

    /// <summary>The files that a build writes into a new folder.</summary>
    public static SortedDictionary<string, string> Clean(ImmutableArray<RenderedFile> files)
    {
        var folder = new TemporaryFolder();
        Publishing.Publish(files, folder.PathOf("clean"));
        return In(folder.PathOf("clean"));
    }

    /// <summary>
    /// Asserts that each existing file equals the file in one of the two sites, and that all files exist that are in both sites.
    /// </summary>
    public static void AssertWhole(SortedDictionary<string, string> existing, SortedDictionary<string, string> before,
        SortedDictionary<string, string> after)
    {
        foreach (var (name, bytes) in existing.Where(file => !OutputFolder.IsOutsideSite(file.Key)))
            Assert.True(before.GetValueOrDefault(name) == bytes || after.GetValueOrDefault(name) == bytes,
                $"{name} is neither the old nor the new file");
        Assert.Empty(before.Keys.Intersect(after.Keys, StringComparer.Ordinal).Except(existing.Keys, StringComparer.Ordinal));
    }
}
