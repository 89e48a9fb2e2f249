using System.Buffers;
using Chronicle.Presentation;

namespace Chronicle.Tests;

/// <summary>The buffer keeps all bytes that are written to it, although it moves them to larger memory when it is full.</summary>
public class PooledBufferWriterTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(16 * 1024)]
    [InlineData(16 * 1024 + 1)]
    [InlineData(300_000)]
    public void Keeps_all_bytes_that_were_written(int length)
    {
        var expected = new byte[length];
        for (var i = 0; i < length; i++)
            expected[i] = (byte)(i * 31 + i / 251);

        using var buffer = new PooledBufferWriter();
        for (var (done, piece) = (0, 1); done < length; piece = piece * 2 + 1)
        {
            var part = expected.AsSpan(done, Math.Min(piece, length - done));
            // The test writes some pieces to the stream, and other pieces to the buffer writer.
            if (piece % 3 == 0)
                buffer.Write(part);
            else
                ((IBufferWriter<byte>)buffer).Write(part);
            done += part.Length;
        }

        Assert.Equal(expected, buffer.ToArray());
        Assert.Equal(length, buffer.Length);
    }

    [Fact]
    public void Gives_at_least_the_requested_memory()
    {
        using var buffer = new PooledBufferWriter();
        Assert.True(buffer.GetMemory().Length > 0);
        Assert.True(buffer.GetSpan(1_000_000).Length >= 1_000_000);
    }
}
