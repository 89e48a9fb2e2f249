using System.Buffers.Binary;
using System.Reflection;
using System.Text;

namespace Site.Draw;

/// <summary>The typeface Inter, out of the package that brings it. It has Latin, Greek and Cyrillic letters.</summary>
public static class Inter
{
    private static readonly Lazy<ReadOnlyMemory<byte>> Archive = new(ReadArchive);
    private static readonly Lazy<Font> LazyRegular = new(() => Read("Regular"));
    private static readonly Lazy<Font> LazyMedium = new(() => Read("Medium"));
    private static readonly Lazy<Font> LazySemiBold = new(() => Read("SemiBold"));

    public static Font Regular => LazyRegular.Value;

    public static Font Medium => LazyMedium.Value;

    public static Font SemiBold => LazySemiBold.Value;

    private static ReadOnlyMemory<byte> ReadArchive()
    {
        var package = Assembly.Load(Bytes(typeof(Inter).Assembly, "Inter"));
        return Bytes(package, "!AvaloniaResources");
    }

    private static byte[] Bytes(Assembly assembly, string resource)
    {
        using var stream = assembly.GetManifestResourceStream(resource)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    // The archive begins with the length of its index; an entry there has the length of its name, the name, where the file begins after the index, and its size.
    private static Font Read(string weight)
    {
        var archive = Archive.Value.Span;
        var files = 4 + BinaryPrimitives.ReadInt32LittleEndian(archive);
        var name = Encoding.ASCII.GetBytes($"/Assets/Inter-{weight}.ttf");
        var entry = archive[..files].IndexOf(name) is > 0 and var at ? archive[(at + name.Length)..] : throw new InvalidOperationException($"the package has no Inter {weight}");
        return new(Archive.Value.Slice(files + BinaryPrimitives.ReadInt32LittleEndian(entry), BinaryPrimitives.ReadInt32LittleEndian(entry[4..])));
    }
}
