using System.Runtime.CompilerServices;
using Bench.Corpus;

namespace Fuzz.Targets;

/// <summary>
/// A part of the program that strangers' bytes reach. <paramref name="Run"/> feeds it once, holds what came out against what must be true
/// of it, and returns that
/// in a line: the same bytes must give the same line. Whatever it throws is a finding.
/// </summary>
internal sealed record Target(string Name, string What, Func<byte[], string> Run, Func<Dice, byte[]> Make, Func<Seeds,
    IEnumerable<byte[]>> Seeds)
{
    /// <summary>Twice: what is no function of the bytes is a finding too.</summary>
    public void RunTwice(byte[] input)
    {
        var (first, second) = (Run(input), Run(input));
        if (first != second)
            throw new Violation($"twice the same input, and two results:\n{first}\n{second}");
    }
}

/// <summary>Something that must be true is not.</summary>
internal sealed class Violation(string message) : Exception(message)
{
    /// <summary>The message is only made when it is wanted: this is asked millions of times.</summary>
    public static void If(bool wrong, [InterpolatedStringHandlerArgument(nameof(wrong))] ref Told message)
    {
        if (wrong)
            throw new Violation(message.ToString());
    }
}

/// <summary>A message that is made when something is wrong.</summary>
[InterpolatedStringHandler]
public ref struct Told
{
    private DefaultInterpolatedStringHandler _text;

    public Told(int literalLength, int formattedCount, bool wrong, out bool isWanted)
    {
        isWanted = wrong;
        if (wrong)
            _text = new(literalLength, formattedCount);
    }

    public void AppendLiteral(string text) => _text.AppendLiteral(text);

    public void AppendFormatted<T>(T value) => _text.AppendFormatted(value);

    public override string ToString() => _text.ToStringAndClear();
}
