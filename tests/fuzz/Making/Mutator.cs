using Bench.Corpus;

namespace Fuzz.Making;

/// <summary>Makes random changes to an input, small and large.</summary>
internal sealed class Mutator(Dice dice)
{
    /// <summary>
    /// In bytes. A longer input is cut to this length, because a short input runs faster. Other tests try large inputs.
    /// </summary>
    private const int Longest = 64 * 1024;

    /// <summary>Makes one to eight changes. A change can insert a piece of <paramref name="other"/>, which is another input.</summary>
    public byte[] Change(byte[] input, byte[] other)
    {
        var bytes = new List<byte>(input);
        for (var changes = 1 << dice.Below(4); changes > 0; changes--)
            ChangeOnce(bytes, other);
        if (bytes.Count > Longest)
            bytes.RemoveRange(Longest, bytes.Count - Longest);
        return [.. bytes];
    }

    private void ChangeOnce(List<byte> bytes, byte[] other)
    {
        switch (dice.Below(10))
        {
            case 0 when bytes.Count > 0:
                bytes[dice.Below(bytes.Count)] ^= (byte)(1 << dice.Below(8));
                break;
            case 1 when bytes.Count > 0:
                bytes[dice.Below(bytes.Count)] = (byte)dice.Below(256);
                break;
            case 2:
                Remove(bytes, Piece(bytes.Count));
                break;
            case 3:
                var (from, length) = Piece(bytes.Count);
                Insert(bytes, bytes.GetRange(from, length).ToArray());
                break;
            case 4:
                Repeat(bytes);
                break;
            case 5:
                var (start, count) = Piece(other.Length);
                Insert(bytes, other.AsSpan(start, count));
                break;
            case 6:
                MoveLine(bytes);
                break;
            case 7:
                var gone = Piece(Math.Min(bytes.Count, 24));
                Remove(bytes, (dice.Below(bytes.Count - gone.Length + 1), gone.Length));
                Insert(bytes, Tokens.Any(dice));
                break;
            default:
                Insert(bytes, Tokens.Any(dice));
                break;
        }
    }

    // Chooses a short piece more often than a long piece.
    private (int Start, int Length) Piece(int total)
    {
        var length = Math.Min(total, dice.Below(1 << dice.Between(1, 10)));
        return (dice.Below(total - length + 1), length);
    }

    private void Insert(List<byte> bytes, ReadOnlySpan<byte> piece) => bytes.InsertRange(dice.Below(bytes.Count + 1), piece.ToArray());

    private static void Remove(List<byte> bytes, (int Start, int Length) piece) => bytes.RemoveRange(piece.Start, piece.Length);

    private void Repeat(List<byte> bytes)
    {
        var (from, length) = Piece(Math.Min(bytes.Count, 16));
        var piece = bytes.GetRange(from, length);
        var times = 1 << dice.Below(9);
        var all = new List<byte>(length * times);
        for (var i = 0; i < times; i++)
            all.AddRange(piece);
        bytes.InsertRange(from, all);
    }

    private void MoveLine(List<byte> bytes)
    {
        var start = bytes.Count == 0 ? 0 : bytes.LastIndexOf((byte)'\n', dice.Below(bytes.Count)) + 1;
        var end = bytes.IndexOf((byte)'\n', start);
        var line = bytes.GetRange(start, (end < 0 ? bytes.Count : end + 1) - start);
        bytes.RemoveRange(start, line.Count);
        var place = bytes.Count == 0 ? 0 : bytes.LastIndexOf((byte)'\n', dice.Below(bytes.Count)) + 1;
        bytes.InsertRange(place, line);
    }
}
