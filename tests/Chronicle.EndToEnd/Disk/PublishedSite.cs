using System.Collections.Immutable;
using System.Text;
using Chronicle.Cli.Disk;
using Chronicle.Presentation;
using Chronicle.Primitives;
using Chronicle.Testing;

namespace Chronicle.EndToEnd;

/// <summary>Sites of a few words, and what lies in a folder.</summary>
internal static class PublishedSite
{
    /// <summary>Files by name. The bytes of <c>*.png</c> are drawn, <c>manifest.json</c> is made of all others.</summary>
    public static ImmutableArray<RenderedFile> Of(params (string Name, string Text)[] files) =>
        [.. files.Select(file => new RenderedFile(UrlPath.OfFile(file.Name.Split('/')), SourceLocation.StartOf("input"),
            file.Name.EndsWith(".png", StringComparison.Ordinal) ? Content.None : Encoding.UTF8.GetBytes(file.Text),
            Picture: file.Name.EndsWith(".png", StringComparison.Ordinal) ? new(file.Text, () => Encoding.UTF8.GetBytes(file.Text)) : null,
            Listing: file.Name == "manifest.json" ? entries => Encoding.UTF8.GetBytes(file.Text + string.Join('\n', entries)) : null))];

    /// <summary>Everything in the folder but the lock and what only saves work, by name, in hexadecimal digits.</summary>
    public static SortedDictionary<string, string> In(string folder) => new(
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path => (Name: Path.GetRelativePath(folder, path).Replace('\\', '/'), Path: path))
            .Where(file => file.Name is not (OutputLock.LockName or LastBuild.Name))
                .ToDictionary(file => file.Name, file => Convert.ToHexString(File.ReadAllBytes(file.Path))), StringComparer.Ordinal);

    /// <summary>What a build leaves in a folder that was not there.</summary>
    public static SortedDictionary<string, string> Clean(ImmutableArray<RenderedFile> files)
    {
        using var folder = new TemporaryFolder();
        OutputFolder.Publish(files, folder.PathOf("clean"));
        return In(folder.PathOf("clean"));
    }

    /// <summary>Each file of the site is as one of the two sites has it, and what both have is there.</summary>
    public static void AssertWhole(SortedDictionary<string, string> there, SortedDictionary<string, string> before,
        SortedDictionary<string, string> after)
    {
        foreach (var (name, bytes) in there.Where(file => !OutputFolder.IsOurs(file.Key)))
            Assert.True(before.GetValueOrDefault(name) == bytes || after.GetValueOrDefault(name) == bytes, $"{name} is torn");
        Assert.Empty(before.Keys.Intersect(after.Keys, StringComparer.Ordinal).Except(there.Keys, StringComparer.Ordinal));
    }
}
