using Chronicle.Cli.Disk;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>The code that takes part in a build is part of the build's key.</summary>
public sealed class ProgramIdentityTests
{
    [Fact]
    public void Every_assembly_beside_the_program_counts()
    {
        using var folder = new TemporaryFolder();
        File.Copy(typeof(TidyTests).Assembly.Location, folder.PathOf("YamlDotNet.dll"));
        var before = ProgramIdentity.Describe(folder.Root);
        // The same name and the same length; a compiler gives each different assembly a different id.
        var bytes = File.ReadAllBytes(folder.PathOf("YamlDotNet.dll"));
        var id = bytes.AsSpan().IndexOf(typeof(TidyTests).Module.ModuleVersionId.ToByteArray());
        bytes[id] ^= 1;
        File.WriteAllBytes(folder.PathOf("YamlDotNet.dll"), bytes);
        Assert.NotEqual(before, ProgramIdentity.Describe(folder.Root));
    }

    [Fact]
    public void The_time_of_an_assembly_does_not_count()
    {
        using var folder = new TemporaryFolder();
        File.Copy(typeof(TidyTests).Assembly.Location, folder.PathOf("a.dll"));
        var before = ProgramIdentity.Describe(folder.Root);
        File.SetLastWriteTimeUtc(folder.PathOf("a.dll"), new(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc));
        Assert.Equal(before, ProgramIdentity.Describe(folder.Root));
    }

    [Fact]
    public void The_runtime_and_the_packages_are_named()
    {
        var identity = ProgramIdentity.Find();
        foreach (var part in new[] { ".NET 10", "Chronicle.Cli.dll ", "Chronicle.dll ", "Scriban.Signed.dll ", "YamlDotNet.dll ",
            "Markdig.dll " })
            Assert.Contains(part, identity.Replace("Scriban.dll", "Scriban.Signed.dll"));
    }
}
