using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>
/// The types of the engine that the program uses. The program can see all internal types of the engine, so the compiler allows the use of
/// each of them. <c>EngineDoor.txt</c> lists the types that the project allows.
/// </summary>
public sealed class EngineDoorTests
{
    [Fact]
    public void The_program_uses_exactly_the_listed_types_of_the_engine() =>
        ExpectedFile.Check(Repository.PathOf("tests", "Chronicle.Tests", "EngineDoor.txt"),
            string.Concat(TypesUsedBy(typeof(Cli.Program).Assembly.Location, "Chronicle").Select(name => name + "\n")));

    /// <summary>
    /// The types of <paramref name="usedAssembly"/> that the metadata of an assembly refers to, sorted by name. A nested type counts as its
    /// outer type.
    /// </summary>
    private static string[] TypesUsedBy(string assembly, string usedAssembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var metadata = file.GetMetadataReader();
        return [.. metadata.TypeReferences.Select(metadata.GetTypeReference)
            .Where(type => type.ResolutionScope.Kind == HandleKind.AssemblyReference
                && metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name) == usedAssembly)
            .Select(type => $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}")
            .Distinct().Order(StringComparer.Ordinal)];
    }
}
