using System.Xml.Linq;
using Chronicle.Extending;
using Chronicle.Testing;
using PublicApiGenerator;

namespace Chronicle.Tests;

/// <summary>
/// The public API, which external programs use. <c>docs/api.txt</c> lists every public type of the engine and of the program, so that a
/// review shows each change. Every other type is internal.
/// </summary>
public sealed class PublicApiTests
{
    private static readonly ApiGeneratorOptions Options = new()
    {
        IncludeAssemblyAttributes = false,
        ExcludeAttributes = ["System.Runtime.CompilerServices.RequiredMemberAttribute"],
    };

    [Fact]
    public void The_public_API_equals_the_reviewed_list()
    {
        var text = string.Join("\n", new[] { typeof(SitePage).Assembly, typeof(Chronicler).Assembly }
            .Select(assembly => assembly.GeneratePublicApi(Options).ReplaceLineEndings("\n").TrimEnd('\n') + "\n"));
        ExpectedFile.Check(Repository.PathOf("docs", "api.txt"), text);
    }

    [Fact]
    public void All_public_types_are_in_one_namespace() =>
        Assert.All(new[] { typeof(SitePage).Assembly, typeof(Chronicler).Assembly }.SelectMany(assembly => assembly.GetExportedTypes()),
            type => Assert.Equal(typeof(SitePage).Namespace, type.Namespace));

    [Fact]
    public void The_documentation_describes_the_main_public_types()
    {
        var page = File.ReadAllText(Repository.PathOf("docs", "extending.md"));
        foreach (var type in new[] { typeof(SitePage), typeof(SiteFile), typeof(SiteRedirect), typeof(SiteFinding), typeof(SiteInputFile),
            typeof(LinkedSite), typeof(Chronicler) })
            Assert.Contains(type.Name, page);
    }

    /// <summary>The package of the library contains the assemblies of four projects, so it must reference the packages of all four.</summary>
    [Fact]
    public void The_package_references_all_packages_that_its_assemblies_need()
    {
        var needed = new[] { "Chronicle", "Chronicle.Templates", "Chronicle.Drawing", "Site" }
            .SelectMany(project => PackagesOf(Directory.GetFiles(Repository.PathOf("src", project), "*.csproj").Single()));
        Assert.Equal(needed.Distinct().Order(StringComparer.Ordinal),
            PackagesOf(Repository.PathOf("src", "Engine", "Engine.csproj")).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> PackagesOf(string project) => XDocument.Load(project).Descendants("PackageReference")
        .Where(reference => reference.Attribute("PrivateAssets") is null).Select(reference => reference.Attribute("Include")!.Value);
}
