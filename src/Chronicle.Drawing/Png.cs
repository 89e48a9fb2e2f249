using System.Buffers.Binary;
using System.Text;
using ICSharpCode.SharpZipLib.Checksum;

namespace Chronicle.Drawing;

/// <summary>
/// Encodes a canvas as a PNG file (ISO/IEC 15948) with a palette. The compressor is part of this project for two reasons. The compressor of
/// the runtime is native, and its output differs between processors and versions. General managed compressors would take most of the time
/// of a picture.
/// </summary>
internal static class Png
{
    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a];

    public static byte[] Encode(Canvas canvas)
    {
        var palette = canvas.Palette;
        var file = new MemoryStream();
        file.Write(Signature);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, canvas.Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), canvas.Height);
        // Eight bits for each pixel: the number of its colour in the palette.
        (header[8], header[9]) = (8, 3);
        WriteChunk(file, "IHDR", header);
        WriteChunk(file, "PLTE", [.. palette.SelectMany(colour => new[] { colour.Red, colour.Green, colour.Blue })]);
        WriteChunk(file, "IDAT", FlatCompressor.Compress(Rows(canvas), canvas.Width + 1));
        WriteChunk(file, "IEND", []);
        return file.ToArray();
    }

    // Each row begins with the number of its filter. Here it is zero (no filter), the best choice for flat colours.
    private static byte[] Rows(Canvas canvas)
    {
        var rows = new byte[(canvas.Width + 1) * canvas.Height];
        for (var y = 0; y < canvas.Height; y++)
            canvas.Pixels.Slice(y * canvas.Width, canvas.Width).CopyTo(rows.AsSpan(y * (canvas.Width + 1) + 1));
        return rows;
    }

    private static void WriteChunk(MemoryStream file, string kind, byte[] content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        byte[] body = [.. Encoding.ASCII.GetBytes(kind), .. content];
        file.Write(body);
        var sum = new Crc32();
        sum.Update(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, (uint)sum.Value);
        file.Write(number);
    }
}
