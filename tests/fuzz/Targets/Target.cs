using System.Runtime.CompilerServices;
using Bench.Corpus;

namespace Fuzz.Targets;

/// <summary>
/// A part of the program that reads bytes from outside. <paramref name="Run"/> runs the part once with an input, checks the result, and
/// returns the result as a text. The same bytes must give the same text. Every exception is a finding.
/// </summary>
internal sealed record Target(string Name, string What, Func<byte[], string> Run, Func<Dice, byte[]> Make, Func<Seeds,
    IEnumerable<byte[]>> Seeds)
{
    /// <summary>Runs the input twice. Two different results are a finding too.</summary>
    public void RunTwice(byte[] input)
    {
        var (first, second) = (Run(input), Run(input));
        if (first != second)
            throw new Violation($"two runs of the same input have different results:\n{first}\n{second}");
    }
}

/// <summary>A result that breaks a rule which must always be true.</summary>
internal sealed class Violation(string message) : Exception(message)
{
    /// <summary>Makes the message only if <paramref name="wrong"/> is true, because this method is called millions of times.</summary>
    public static void If(bool wrong, [InterpolatedStringHandlerArgument(nameof(wrong))] ref ViolationMessage message)
    {
        if (wrong)
            throw new Violation(message.ToString());
    }
}

/// <summary>A message that is made only if a rule is broken.</summary>
[InterpolatedStringHandler]
public ref struct ViolationMessage
{
    private DefaultInterpolatedStringHandler _text;

    public ViolationMessage(int literalLength, int formattedCount, bool wrong, out bool isWanted)
    {
        isWanted = wrong;
        if (wrong)
            _text = new(literalLength, formattedCount);
    }

    public void AppendLiteral(string text) => _text.AppendLiteral(text);

    public void AppendFormatted<T>(T value) => _text.AppendFormatted(value);

    public override string ToString() => _text.ToStringAndClear();
}
