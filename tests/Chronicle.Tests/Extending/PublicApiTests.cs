using System.Reflection;
using System.Xml.Linq;
using Chronicle.Extending;
using Chronicle.Testing;
using PublicApiGenerator;

namespace Chronicle.Tests;

/// <summary>
/// The public API on which other programs depend. <c>docs/api.txt</c> lists every public type of the engine and of the program, so that a
/// review shows every change. All other types are internal.
/// </summary>
public sealed class PublicApiTests
{
    private static readonly Assembly[] Assemblies = [typeof(SitePage).Assembly, typeof(Chronicler).Assembly];

    private static readonly ApiGeneratorOptions Options = new()
    {
        IncludeAssemblyAttributes = false,
        ExcludeAttributes = ["System.Runtime.CompilerServices.RequiredMemberAttribute"],
    };

    [Fact]
    public void The_public_API_is_the_same_as_in_api_txt()
    {
        var text = string.Join("\n", Assemblies
            .Select(assembly => assembly.GeneratePublicApi(Options).ReplaceLineEndings("\n").TrimEnd('\n') + "\n"));
        ExpectedFile.Check(Repository.PathOf("docs", "api.txt"), text);
    }

    [Fact]
    public void All_public_types_are_in_one_namespace() =>
        Assert.All(Assemblies.SelectMany(assembly => assembly.GetExportedTypes()),
            type => Assert.Equal(typeof(SitePage).Namespace, type.Namespace));

    [Fact]
    public void The_documentation_names_every_public_type_that_a_program_uses_by_name()
    {
        var page = File.ReadAllText(Repository.PathOf("docs", "extending.md"));
        // A program gets these from the engine as the base, the members or the settings of the other types.
        var others = new[] { typeof(NamedList<>), typeof(SiteDocument), typeof(SiteExtensions), typeof(SiteFact), typeof(SiteRecord),
            typeof(SiteRecordKind), typeof(SiteSource) };
        foreach (var type in Assemblies.SelectMany(assembly => assembly.GetExportedTypes()).Except(others))
            Assert.Matches($@"\b{type.Name}\b", page);
    }

    /// <summary>The library package contains the assemblies of four projects, so it must reference the packages of all four.</summary>
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
