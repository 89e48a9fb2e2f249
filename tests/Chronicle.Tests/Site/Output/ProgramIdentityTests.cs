using Chronicle.Cli.Output;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>The identity of the program, which is part of the key of a build.</summary>
public sealed class ProgramIdentityTests
{
    [Fact]
    public void A_change_of_any_assembly_changes_the_identity()
    {
        var folder = new TemporaryFolder();
        File.Copy(typeof(TidyTests).Assembly.Location, folder.PathOf("YamlDotNet.dll"));
        var before = ProgramIdentity.Describe(folder.Root);
        // The changed assembly has the same name and the same length. Only its id differs, as after a new compilation.
        var bytes = File.ReadAllBytes(folder.PathOf("YamlDotNet.dll"));
        var id = bytes.AsSpan().IndexOf(typeof(TidyTests).Module.ModuleVersionId.ToByteArray());
        bytes[id] ^= 1;
        File.WriteAllBytes(folder.PathOf("YamlDotNet.dll"), bytes);
        Assert.NotEqual(before, ProgramIdentity.Describe(folder.Root));
    }

    [Fact]
    public void The_time_of_an_assembly_does_not_change_the_identity()
    {
        var folder = new TemporaryFolder();
        File.Copy(typeof(TidyTests).Assembly.Location, folder.PathOf("a.dll"));
        var before = ProgramIdentity.Describe(folder.Root);
        File.SetLastWriteTimeUtc(folder.PathOf("a.dll"), new(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc));
        Assert.Equal(before, ProgramIdentity.Describe(folder.Root));
    }

    [Fact]
    public void Other_files_of_the_folder_are_no_part_of_the_identity()
    {
        var folder = new TemporaryFolder();
        File.Copy(typeof(TidyTests).Assembly.Location, folder.PathOf("a.dll"));
        var before = ProgramIdentity.Describe(folder.Root);
        folder.Write("other-program", "");
        Assert.Equal(before, ProgramIdentity.Describe(folder.Root));
    }

    [Fact]
    public void The_identity_of_native_code_is_that_of_the_program_alone()
    {
        var folder = new TemporaryFolder();
        folder.Write("chronicler", "code");
        folder.Write("other-program", "");
        Assert.StartsWith("chronicler 4 ", Assert.Single(
            ProgramIdentity.Describe(folder.Root, folder.PathOf("chronicler")).Split('\n', StringSplitOptions.RemoveEmptyEntries)));
    }

    [Fact]
    public void The_identity_contains_the_runtime_and_the_packages()
    {
        var identity = ProgramIdentity.Find();
        foreach (var part in new[] { ".NET 10", "Chronicle.Cli.dll ", "Chronicle.dll ", "Scriban.Signed.dll ", "YamlDotNet.dll ",
            "Markdig.dll " })
            Assert.Contains(part, identity.Replace("Scriban.dll", "Scriban.Signed.dll"));
    }
}
