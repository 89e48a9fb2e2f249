using Chronicle.Authoring;
using Chronicle.Cli.Disk;
using Chronicle.Read;
using Chronicle.Testing;

namespace Chronicle.EndToEnd;

/// <summary>The repository's own input. No other test reads it, so that a change by an author fails here and nowhere else.</summary>
public sealed class RealSiteTests
{
    /// <summary>The same as <c>check --locked</c>: the list of permalinks is complete too.</summary>
    [Fact]
    public void It_has_no_errors_and_no_warnings() =>
        Assert.Empty(InputFolder.Read(RealSite.Options).Diagnostics
            .Concat(Build.Run(RealSite.Files, RealSite.Options with { Locked = true }).Diagnostics)
                .Select(diagnostic => diagnostic.ToString()));

    [Fact]
    public void The_help_for_editors_is_up_to_date()
    {
        foreach (var (name, text) in EditorFiles.Create(RealSite.Files))
        {
            var path = Repository.PathOf(".vscode", name);
            Assert.True(File.Exists(path) && File.ReadAllText(path) == text,
                $".vscode/{name} differs from the input; bring it up to date with: dotnet run --project src/Site -- schemas");
        }
    }
}
