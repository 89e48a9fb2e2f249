using System.Buffers;
using Chronicle.Presentation;
using Chronicle.Testing;

namespace Chronicle.Tests;

/// <summary>What is written in pieces comes out whole, however often the memory that it lies in was changed for larger.</summary>
public class PooledBufferWriterTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(16 * 1024)]
    [InlineData(16 * 1024 + 1)]
    [InlineData(300_000)]
    public void Keeps_what_was_written(int length)
    {
        var expected = new byte[length];
        for (var i = 0; i < length; i++)
            expected[i] = (byte)(i * 31 + i / 251);

        using var buffer = new PooledBufferWriter();
        for (var (done, piece) = (0, 1); done < length; piece = piece * 2 + 1)
        {
            var part = expected.AsSpan(done, Math.Min(piece, length - done));
            // A stream to some, a buffer to others.
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
    public void Gives_what_is_asked_for()
    {
        using var buffer = new PooledBufferWriter();
        Assert.True(buffer.GetMemory().Length > 0);
        Assert.True(buffer.GetSpan(1_000_000).Length >= 1_000_000);
    }
}
