using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Chronicle.Presentation;

/// <summary>
/// A buffer for bytes in pooled memory. Without the pool, the growing buffers of ten thousand files would leave several times the size of
/// these files to the garbage collector. The class is a stream, because some libraries can write only to a stream.
/// </summary>
internal sealed class PooledBufferWriter : Stream, IBufferWriter<byte>
{
    private const int Smallest = 16 * 1024;

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(Smallest);
    private int _written;

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _written);

    /// <summary>A copy of the written bytes.</summary>
    public byte[] ToArray()
    {
        var bytes = GC.AllocateUninitializedArray<byte>(_written);
        Written.CopyTo(bytes);
        return bytes;
    }

    public Utf8JsonWriter Json(JsonWriterOptions options) => new((IBufferWriter<byte>)this, options);

    /// <summary>Writes a text as UTF-8, and a line feed.</summary>
    public void WriteLine(string text)
    {
        Encoding.UTF8.GetBytes(text, this);
        Write("\n"u8);
    }

    public void Advance(int count) => _written += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        if (_bytes.Length - _written < Math.Max(sizeHint, 1))
            Grow(Math.Max(sizeHint, 1));
        return _bytes.AsMemory(_written);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        buffer.CopyTo(GetSpan(buffer.Length));
        Advance(buffer.Length);
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => _written;

    public override long Position { get => _written; set => throw new NotSupportedException(); }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        (_bytes, _written) = ([], 0);
        base.Dispose(disposing);
    }

    private void Grow(int more)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(checked(_written + more), 2 * _bytes.Length));
        Written.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
