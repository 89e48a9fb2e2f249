using System.Buffers.Binary;
using System.Collections.Immutable;
using ICSharpCode.SharpZipLib.Checksum;

namespace Chronicle.Drawing;

/// <summary>
/// Compresses the rows of a picture with flat colours (zlib, RFC 1950 and 1951). It searches for a match only at the previous
/// byte, in the row above, and at the last positions with the same four bytes. So it needs about half the time of a general compressor.
/// </summary>
internal static class FlatCompressor
{
    private const int LeastMatch = 3, LongestMatch = 258, Window = 32 * 1024, HashBits = 15, MostTried = 12, LongestTried = 48;

    /// <summary>
    /// The smallest length of each length code, from code 257 on. <see cref="Distances"/> contains the smallest distance of each distance
    /// code.
    /// </summary>
    private static readonly ImmutableArray<int> Lengths = [.. Starts(3, [(8, 0), (4, 1), (4, 2), (4, 3), (4, 4), (4, 5)]).Take(28), 258];

    private static readonly ImmutableArray<int> Distances =
        [.. Starts(1, [(4, 0), .. Enumerable.Range(1, 13).Select(extra => (2, extra))])];

    /// <summary>
    /// If the distance is zero, <paramref name="Value"/> is a literal byte. Otherwise the token is a match, and <paramref name="Value"/> is
    /// its length.
    /// </summary>
    private readonly record struct Token(ushort Value, ushort Distance);

    public static byte[] Compress(byte[] rows, int stride)
    {
        var tokens = Tokens(rows, stride);
        var (literals, distances) = (new int[286], new int[30]);
        foreach (var token in tokens)
            if (token.Distance == 0)
                literals[token.Value]++;
            else
            {
                literals[257 + GroupOf(Lengths, token.Value)]++;
                distances[GroupOf(Distances, token.Distance)]++;
            }
        literals[256] = 1;
        var (literalCodes, distanceCodes) = (HuffmanCodes.Create(literals, 15), HuffmanCodes.Create(distances, 15));
        var bits = new BitWriter(rows.Length / 16);
        // The header of zlib: a window of 32 KB, the usual level.
        bits.Write(0x9c78, 16);
        // The header of a block: it is the last block, and it has its own Huffman codes.
        bits.Write(0b101, 3);
        HuffmanCodes.WriteTables(bits, literalCodes, distanceCodes);
        foreach (var token in tokens)
            Write(bits, token, literalCodes, distanceCodes);
        literalCodes.Write(bits, 256);
        bits.Align();
        var sum = new Adler32();
        sum.Update(rows);
        Span<byte> check = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(check, (uint)sum.Value);
        return bits.ToArray(check);
    }

    private static List<Token> Tokens(ReadOnlySpan<byte> rows, int stride)
    {
        var (tokens, positions) = (new List<Token>(16 * 1024), new Positions(rows.Length));
        for (var i = 0; i < rows.Length;)
        {
            var best = Better(rows, i, i - 1, default);
            best = Better(rows, i, i - stride, best);
            var next = positions.Last(rows, i);
            for (var tried = 0; tried < MostTried && best.Value < LongestTried && next >= 0 && i - next <= Window; tried++)
            {
                best = Better(rows, i, next, best);
                next = positions.Before(next);
            }
            var length = best.Value >= LeastMatch ? best.Value : 1;
            tokens.Add(length > 1 ? best : new(rows[i], 0));
            // Only the first positions of a long match are added. A long match is usually an area of one colour, so its other positions
            // would not help later matches.
            for (var at = i; at < i + Math.Min(length, LongestTried); at++)
                positions.Add(rows, at);
            i += length;
        }
        return tokens;
    }

    private static Token Better(ReadOnlySpan<byte> rows, int at, int from, Token best)
    {
        if (from < 0)
            return best;
        var most = Math.Min(LongestMatch, rows.Length - at);
        var length = rows.Slice(at, most).CommonPrefixLength(rows.Slice(from, most));
        return length > best.Value ? new((ushort)length, (ushort)(at - from)) : best;
    }

    /// <summary>
    /// The earlier positions of each sequence of four bytes, the latest position first. Sequences with the same hash are not distinguished,
    /// so the caller must compare the bytes.
    /// </summary>
    private sealed class Positions
    {
        private readonly int[] _last = new int[1 << HashBits];
        private readonly int[] _before;

        public Positions(int length)
        {
            Array.Fill(_last, -1);
            _before = new int[length];
        }

        public int Last(ReadOnlySpan<byte> rows, int at) => at + 4 <= rows.Length ? _last[Hash(rows[at..])] : -1;

        public int Before(int position) => _before[position];

        public void Add(ReadOnlySpan<byte> rows, int at)
        {
            if (at + 4 > rows.Length)
                return;
            ref var last = ref _last[Hash(rows[at..])];
            (_before[at], last) = (last, at);
        }

        private static int Hash(ReadOnlySpan<byte> bytes) =>
            (int)(BinaryPrimitives.ReadUInt32LittleEndian(bytes) * 2654435761u >> (32 - HashBits));
    }

    private static void Write(BitWriter bits, Token token, HuffmanCodes literals, HuffmanCodes distances)
    {
        if (token.Distance == 0)
        {
            literals.Write(bits, token.Value);
            return;
        }
        var (length, distance) = (GroupOf(Lengths, token.Value), GroupOf(Distances, token.Distance));
        literals.Write(bits, 257 + length);
        // The longest length has a code without extra bits.
        bits.Write(token.Value - Lengths[length], length is < 8 or 28 ? 0 : (length - 4) / 4);
        distances.Write(bits, distance);
        bits.Write(token.Distance - Distances[distance], distance < 4 ? 0 : (distance - 2) / 2);
    }

    private static int GroupOf(ImmutableArray<int> starts, int value)
    {
        var found = starts.BinarySearch(value);
        return found >= 0 ? found : ~found - 1;
    }

    private static IEnumerable<int> Starts(int first, (int Count, int ExtraBits)[] groups)
    {
        foreach (var (count, extraBits) in groups)
            for (var i = 0; i < count; i++, first += 1 << extraBits)
                yield return first;
    }
}
