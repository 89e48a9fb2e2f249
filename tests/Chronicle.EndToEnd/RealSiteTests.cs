using Chronicle.Cli.Disk;
using Chronicle.Testing;

namespace Chronicle.EndToEnd;

/// <summary>
/// The repository's own input. No other test reads it, so that a change by an author fails here and nowhere else. A warning lets it
/// through: <c>check</c> shows it.
/// </summary>
public sealed class RealSiteTests
{
    [Fact]
    public void It_has_no_errors() =>
        Assert.Empty(InputFolder.Read(RealSite.Options).Diagnostics.Concat(Build.Run(RealSite.Files, RealSite.Options).Diagnostics)
            .Where(diagnostic => diagnostic.IsError).Select(diagnostic => diagnostic.ToString()));
}
