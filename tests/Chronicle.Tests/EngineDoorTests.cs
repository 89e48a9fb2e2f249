using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>
/// The door between the program and the engine. The engine's types are internal and the program may see them, so the compiler does not hold
/// the list of those that it uses; <c>EngineDoor.txt</c> does.
/// </summary>
public sealed class EngineDoorTests
{
    [Fact]
    public void The_program_uses_the_listed_types_of_the_engine() =>
        ExpectedFile.Check(Repository.PathOf("tests", "Chronicle.Tests", "EngineDoor.txt"),
            string.Concat(TypesUsedBy(typeof(Cli.Program).Assembly.Location, "Chronicle").Select(name => name + "\n")));

    /// <summary>The types of <paramref name="used"/> that the metadata of an assembly refers to, in order; nested types count as their outer type.</summary>
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
