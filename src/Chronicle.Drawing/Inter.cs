using System.Buffers.Binary;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;

namespace Chronicle.Drawing;

/// <summary>Reads the typeface Inter from its package.</summary>
internal static class Inter
{
    private static readonly Lazy<ReadOnlyMemory<byte>> Archive = new(ReadArchive);
    private static readonly Lazy<Font> LazyRegular = new(() => Read("Regular"));
    private static readonly Lazy<Font> LazyMedium = new(() => Read("Medium"));
    private static readonly Lazy<Font> LazySemiBold = new(() => Read("SemiBold"));

    public static Font Regular => LazyRegular.Value;

    public static Font Medium => LazyMedium.Value;

    public static Font SemiBold => LazySemiBold.Value;

    // Reads the assembly of the package Avalonia.Fonts.Inter as a file, because a program that is compiled ahead of time cannot load an
    // assembly.
    private static ReadOnlyMemory<byte> ReadArchive()
    {
        using var package = new PEReader(typeof(Inter).Assembly.GetManifestResourceStream("Inter")!);
        var names = package.GetMetadataReader();
        var resource = names.ManifestResources.Select(names.GetManifestResource)
            .Single(resource => names.StringComparer.Equals(resource.Name, "!AvaloniaResources"));
        // ECMA-335, II.22.24: the resource begins at its offset in the resources of the assembly. It consists of its length (four bytes)
        // and its bytes.
        var resources = package.GetSectionData(package.PEHeaders.CorHeader!.ResourcesDirectory.RelativeVirtualAddress).GetContent();
        var at = (int)resource.Offset;
        return resources.AsMemory().Slice(at + sizeof(int), BinaryPrimitives.ReadInt32LittleEndian(resources.AsSpan()[at..]));
    }

    // The archive begins with the length of its index. An entry of the index consists of: the length of the name, the name, the offset of
    // the file from the end of the index, and the size of the file.
    private static Font Read(string weight)
    {
        var archive = Archive.Value.Span;
        var files = 4 + BinaryPrimitives.ReadInt32LittleEndian(archive);
        var name = Encoding.ASCII.GetBytes($"/Assets/Inter-{weight}.ttf");
        var at = archive[..files].IndexOf(name);
        if (at < 0)
            throw new InvalidOperationException($"the package has no Inter {weight}");
        var entry = archive[(at + name.Length)..];
        return new(Archive.Value.Slice(
            files + BinaryPrimitives.ReadInt32LittleEndian(entry), BinaryPrimitives.ReadInt32LittleEndian(entry[4..])));
    }
}
