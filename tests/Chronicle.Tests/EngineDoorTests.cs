using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>
/// The types of the engine that the program uses. The types of the engine are internal, but the program can use each of them, so the
/// compiler does not limit the use. <c>EngineDoor.txt</c> lists the types in use.
/// </summary>
public sealed class EngineDoorTests
{
    [Fact]
    public void The_program_uses_the_listed_types_of_the_engine() =>
        ExpectedFile.Check(Repository.PathOf("tests", "Chronicle.Tests", "EngineDoor.txt"),
            string.Concat(TypesUsedBy(typeof(Cli.Program).Assembly.Location, "Chronicle").Select(name => name + "\n")));

    /// <summary>
    /// The types of the assembly <paramref name="used"/> to which the metadata of another assembly refers, sorted. A nested type counts as
    /// its outer type.
    /// </summary>
    private static string[] TypesUsedBy(string assembly, string used)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var metadata = file.GetMetadataReader();
        return [.. metadata.TypeReferences.Select(metadata.GetTypeReference)
            .Where(type => type.ResolutionScope.Kind == HandleKind.AssemblyReference
                && metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name) == used)
            .Select(type => $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}")
            .Distinct().Order(StringComparer.Ordinal)];
    }
}
