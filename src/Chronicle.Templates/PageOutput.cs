using System.Buffers;
using System.Text;
using Scriban.Runtime;

namespace Chronicle.Templates;

/// <summary>
/// Collects pages as UTF-8, one after the other, in one reusable buffer. A page is returned as a slice of the buffer, which is valid until
/// <see cref="Reset"/>. Copies of the pages would need twice the memory, and would live longer than the youngest generation of the garbage
/// collector.
/// </summary>
internal sealed class PageOutput : IScriptOutput, IBufferWriter<byte>
{
    private byte[] _bytes = new byte[64 * 1024];
    private int _start;
    private int _end;

    /// <summary>The length of the current page in bytes.</summary>
    public int Length => _end - _start;

    public ReadOnlyMemory<byte> Page => _bytes.AsMemory(_start, Length);

    /// <summary>Starts a new page. The pages before it stay in the buffer.</summary>
    public void Begin() => _start = _end;

    /// <summary>Empties the current page.</summary>
    public void Clear() => _end = _start;

    /// <summary>Makes the buffer available for new pages. All slices with earlier pages become invalid.</summary>
    public void Reset() => (_start, _end) = (0, 0);

    public override string ToString() => Encoding.UTF8.GetString(_bytes.AsSpan(_start, Length));

    public void Write(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(GetSpan(bytes.Length));
        _end += bytes.Length;
    }

    public void Write(string text, int offset, int count) => Html.Write(this, text.AsSpan(offset, count));

    public ValueTask WriteAsync(string text, int offset, int count, CancellationToken cancellationToken)
    {
        Write(text, offset, count);
        return ValueTask.CompletedTask;
    }

    public void Advance(int count) => _end += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(Math.Max(sizeHint, 1));
        return _bytes.AsMemory(_end);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(Math.Max(sizeHint, 1));
        return _bytes.AsSpan(_end);
    }

    // The previous pages stay in the old buffer, so slices of it remain valid.
    private void Reserve(int size)
    {
        if (_bytes.Length - _end >= size)
            return;
        var larger = new byte[Math.Max(_bytes.Length, Length + size) * 2];
        _bytes.AsSpan(_start, Length).CopyTo(larger);
        (_bytes, _start, _end) = (larger, 0, Length);
    }
}
