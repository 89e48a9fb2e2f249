using System.Text;
using System.Text.Unicode;
using Scriban.Runtime;

namespace Site.Render;

/// <summary>
/// Collects pages as UTF-8, one behind the other in a buffer that is kept. Who asks for a page gets a view of the buffer, which holds until
/// <see cref="Forget"/>: copied, a page would be as much again, and outlive the youngest garbage.
/// </summary>
public sealed class Utf8Output(int capacity = 64 * 1024) : IScriptOutput
{
    private byte[] _bytes = new byte[capacity];
    private int _start;
    private int _end;

    /// <summary>Bytes of the page so far.</summary>
    public int Length => _end - _start;

    /// <summary>The page so far.</summary>
    public ReadOnlyMemory<byte> Page => _bytes.AsMemory(_start, Length);

    /// <summary>A page begins behind those before it.</summary>
    public void Begin() => _start = _end;

    /// <summary>The page begins again.</summary>
    public void Clear() => _end = _start;

    /// <summary>Nobody needs the pages any more.</summary>
    public void Forget() => (_start, _end) = (0, 0);

    public byte[] ToArray(int from) => _bytes.AsSpan(_start, Length)[from..].ToArray();

    public override string ToString() => Encoding.UTF8.GetString(_bytes.AsSpan(_start, Length));

    public void Write(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Space(bytes.Length));
        _end += bytes.Length;
    }

    public void Write(string text) => Write(text.AsSpan());

    public void Write(string text, int offset, int count) => Write(text.AsSpan(offset, count));

    public void Write(ReadOnlySpan<char> chars)
    {
        Utf8.FromUtf16(chars, Space(Encoding.UTF8.GetMaxByteCount(chars.Length)), out _, out var written);
        _end += written;
    }

    public ValueTask WriteAsync(string text, int offset, int count, CancellationToken cancellationToken)
    {
        Write(text, offset, count);
        return ValueTask.CompletedTask;
    }

    // The pages before stay in the old buffer, where they are looked at.
    private Span<byte> Space(int size)
    {
        if (_bytes.Length - _end < size)
        {
            var larger = new byte[Math.Max(_bytes.Length, Length + size) * 2];
            _bytes.AsSpan(_start, Length).CopyTo(larger);
            (_bytes, _start, _end) = (larger, 0, Length);
        }
        return _bytes.AsSpan(_end);
    }
}
