using Chronicle.Cli.Input;
using Chronicle.Testing;

namespace Chronicle.EndToEnd;

/// <summary>The repository's own input, in which a mistake of an author fails this test. Warnings are accepted.</summary>
public sealed class RealSiteTests
{
    [Fact]
    public void The_input_of_the_repository_has_no_errors() =>
        Assert.Empty(InputFolder.Read(RealSite.Options).Diagnostics.Concat(Build.Run(RealSite.Files, RealSite.Options).Diagnostics)
            .Where(diagnostic => diagnostic.IsError).Select(diagnostic => diagnostic.ToString()));
}
