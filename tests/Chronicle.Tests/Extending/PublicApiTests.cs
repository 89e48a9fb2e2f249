using Chronicle.Extending;
using Chronicle.Testing;
using PublicApiGenerator;

namespace Chronicle.Tests;

/// <summary>
/// The surface on which programs of others rely: <c>docs/api.txt</c> lists it, so that a change of it is seen in review. Other public types
/// are public for the generator's own assemblies, and no promise.
/// </summary>
public sealed class PublicApiTests
{
    private static readonly ApiGeneratorOptions Options = new()
    {
        IncludeAssemblyAttributes = false,
        IncludeTypes = [.. new[] { typeof(SitePage).Assembly, typeof(Chronicler).Assembly }.SelectMany(assembly => assembly.GetExportedTypes())
            .Where(type => type.Namespace == typeof(SitePage).Namespace)],
        ExcludeAttributes = ["System.Runtime.CompilerServices.RequiredMemberAttribute"],
    };

    [Fact]
    public void The_surface_is_the_one_that_was_reviewed()
    {
        var text = string.Join("\n", new[] { typeof(SitePage).Assembly, typeof(Chronicler).Assembly }
            .Select(assembly => assembly.GeneratePublicApi(Options).ReplaceLineEndings("\n").TrimEnd('\n') + "\n"));
        ExpectedFile.Check(Repository.PathOf("docs", "api.txt"), text);
    }

    [Fact]
    public void Every_part_of_it_is_described()
    {
        var page = File.ReadAllText(Repository.PathOf("docs", "extending.md"));
        foreach (var type in new[] { typeof(SitePage), typeof(SiteFile), typeof(SiteRedirect), typeof(SiteFinding), typeof(SiteInputFile),
            typeof(LinkedSite), typeof(Chronicler) })
            Assert.Contains(type.Name, page);
    }
}
