using System.Buffers;
using System.Text;
using System.Text.Unicode;
using Scriban.Runtime;

namespace Site.Render;

/// <summary>Collects a page as UTF-8, in a buffer that is kept.</summary>
public sealed class Utf8Output : IScriptOutput
{
    private readonly ArrayBufferWriter<byte> _bytes = new(64 * 1024);

    public int Length => _bytes.WrittenCount;

    public void Clear() => _bytes.ResetWrittenCount();

    public byte[] ToArray(int from = 0) => _bytes.WrittenSpan[from..].ToArray();

    public void Write(ReadOnlySpan<byte> bytes) => _bytes.Write(bytes);

    public void Write(string text) => Write(text, 0, text.Length);

    public void Write(string text, int offset, int count)
    {
        var chars = text.AsSpan(offset, count);
        var space = _bytes.GetSpan(Encoding.UTF8.GetMaxByteCount(chars.Length));
        Utf8.FromUtf16(chars, space, out _, out var written);
        _bytes.Advance(written);
    }

    public ValueTask WriteAsync(string text, int offset, int count, CancellationToken cancellationToken)
    {
        Write(text, offset, count);
        return ValueTask.CompletedTask;
    }
}
