namespace Chronicle.Drawing;

/// <summary>Huffman codes of symbols in the form of DEFLATE (RFC 1951, 3.2.2): frequent symbols have shorter codes.</summary>
internal sealed class HuffmanCodes
{
    private static ReadOnlySpan<byte> OrderOfLengths => [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

    private readonly byte[] _lengths;
    private readonly ushort[] _codes;

    private HuffmanCodes(byte[] lengths)
    {
        _lengths = lengths;
        _codes = new ushort[lengths.Length];
        var code = 0;
        for (var length = 1; length <= 15; length++, code <<= 1)
            for (var symbol = 0; symbol < lengths.Length; symbol++)
                if (lengths[symbol] == length)
                    _codes[symbol] = Reverse(code++, length);
    }

    /// <summary>Codes for symbols with these frequencies. No code is longer than the given length.</summary>
    public static HuffmanCodes Create(ReadOnlySpan<int> frequencies, int longest)
    {
        var scaled = frequencies.ToArray();
        // A tree of one symbol would give this symbol a code without bits. So unused symbols are added until there are two.
        for (var symbol = 0; scaled.Count(count => count > 0) < 2; symbol++)
            scaled[symbol] = Math.Max(scaled[symbol], 1);
        var lengths = LengthsOf(scaled);
        // If the longest code is too long, the frequencies are made more equal. Then the lengths of the codes differ less.
        while (lengths.Max() > longest)
        {
            for (var i = 0; i < scaled.Length; i++)
                scaled[i] = (scaled[i] + 1) / 2;
            lengths = LengthsOf(scaled);
        }
        return new(lengths);
    }

    public void Write(BitWriter bits, int symbol) => bits.Write(_codes[symbol], _lengths[symbol]);

    /// <summary>Writes the code lengths of both sets. A decoder makes the codes from the lengths.</summary>
    public static void WriteTables(BitWriter bits, HuffmanCodes literals, HuffmanCodes distances)
    {
        var (literalCount, distanceCount) = (Used(literals._lengths, 257), Used(distances._lengths, 1));
        byte[] lengths = [.. literals._lengths.AsSpan(0, literalCount), .. distances._lengths.AsSpan(0, distanceCount)];
        var frequencies = new int[19];
        foreach (var length in lengths)
            frequencies[length]++;
        var codes = Create(frequencies, 7);
        bits.Write(literalCount - 257, 5);
        bits.Write(distanceCount - 1, 5);
        bits.Write(19 - 4, 4);
        foreach (var symbol in OrderOfLengths)
            bits.Write(codes._lengths[symbol], 3);
        foreach (var length in lengths)
            codes.Write(bits, length);
    }

    private static int Used(byte[] lengths, int least) => Math.Max(least, Array.FindLastIndex(lengths, length => length > 0) + 1);

    // Joins the two rarest nodes of the Huffman tree until one node is left. The depth of a symbol in the tree is the length of its code.
    // Of nodes with the same frequency, the earlier one is taken first, so the result is always the same.
    private static byte[] LengthsOf(int[] frequencies)
    {
        var parents = new int[2 * frequencies.Length];
        var queue = new PriorityQueue<int, (int Frequency, int Node)>();
        for (var symbol = 0; symbol < frequencies.Length; symbol++)
            if (frequencies[symbol] > 0)
                queue.Enqueue(symbol, (frequencies[symbol], symbol));
        var node = frequencies.Length;
        while (queue.Count > 1)
        {
            queue.TryDequeue(out var first, out var rarest);
            queue.TryDequeue(out var second, out var next);
            (parents[first], parents[second]) = (node, node);
            queue.Enqueue(node, (rarest.Frequency + next.Frequency, node));
            node++;
        }
        var root = queue.Dequeue();
        var lengths = new byte[frequencies.Length];
        for (var symbol = 0; symbol < lengths.Length; symbol++)
            if (frequencies[symbol] > 0)
                for (var at = symbol; at != root; at = parents[at])
                    lengths[symbol]++;
        return lengths;
    }

    private static ushort Reverse(int code, int length)
    {
        var reversed = 0;
        for (var i = 0; i < length; i++, code >>= 1)
            reversed = reversed << 1 | code & 1;
        return (ushort)reversed;
    }
}
