namespace Chronicle.Drawing;

/// <summary>Writes numbers of a few bits each into bytes, the lowest bit first.</summary>
internal sealed class BitWriter(int expectedBytes)
{
    private byte[] _bytes = new byte[Math.Max(256, expectedBytes)];
    private int _length;
    private ulong _held;
    private int _count;

    public void Write(int value, int bits)
    {
        _held |= (ulong)(uint)value << _count;
        _count += bits;
        while (_count >= 8)
            WriteByte();
    }

    /// <summary>Fills the last byte with zero bits.</summary>
    public void Align()
    {
        if (_count > 0)
            WriteByte();
        _count = 0;
    }

    /// <summary>
    /// Returns the written bytes, followed by the bytes of <paramref name="end"/>. The caller calls <see cref="Align"/> first, because the
    /// bits of an incomplete byte are not returned.
    /// </summary>
    public byte[] ToArray(ReadOnlySpan<byte> end) => [.. _bytes.AsSpan(0, _length), .. end];

    private void WriteByte()
    {
        if (_length == _bytes.Length)
            Array.Resize(ref _bytes, 2 * _length);
        _bytes[_length++] = (byte)_held;
        _held >>= 8;
        _count -= 8;
    }
}
