using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Chronicle.Presentation;
using Chronicle.Primitives;

namespace Chronicle.Cli.Output;

/// <summary>
/// A published file in the state of the last build: the hash of its bytes, their number, and the time of the last write (ticks of UTC).
/// </summary>
internal sealed record RecordedFile(string Name, string Sha256, long Length, long Written)
{
    internal bool IsAt(ExistingFile file) => file.Length == Length && file.Written == Written;
}

/// <summary>
/// The record of the last build into a folder, <c>.site-build</c>: its key, its diagnostics, and its files. The record only saves work. If
/// it is missing, damaged or from a different version, the program makes and compares all files.
/// </summary>
internal sealed record LastBuild(string Key, ImmutableArray<Diagnostic> Diagnostics, IReadOnlyDictionary<string, RecordedFile> Files)
{
    public const string Name = ".site-build";

    private const string Format = "site-build 3";

    /// <summary>
    /// The first line contains the format and the hash of the rest. Texts are escaped, so tabs and line ends are always separators.
    /// </summary>
    public byte[] ToBytes()
    {
        using var body = new PooledBufferWriter();
        // Writes bytes directly. A string with this content was the largest object at the end of a build with 50,000 milestones.
        body.WriteLine(Key);
        body.WriteLine(Number(Diagnostics.Length));
        foreach (var diagnostic in Diagnostics)
            body.WriteLine(string.Join('\t', Escape(diagnostic.At.Path), Number(diagnostic.At.Line), Number(diagnostic.At.Column),
                diagnostic.Rule.Code, Escape(diagnostic.Message)));
        foreach (var file in Files.Values.OrderBy(file => file.Name, StringComparer.Ordinal))
            body.WriteLine(FormattableString.Invariant($"{Escape(file.Name)}\t{file.Sha256}\t{file.Length}\t{file.Written}"));
        return [.. Encoding.UTF8.GetBytes($"{Format} {Convert.ToHexStringLower(SHA256.HashData(body.Written))}\n"), .. body.Written];
    }

    /// <summary>
    /// Parses the bytes of <see cref="ToBytes"/>. Returns null if they are damaged, or from a different version of the program.
    /// </summary>
    public static LastBuild? Parse(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return ParseAll(bytes);
        }
        // Somebody wrote this file by hand, with a correct hash.
        catch (Exception wrong) when (wrong is FormatException or OverflowException or ArgumentException)
        {
            return null;
        }
    }

    private static LastBuild? ParseAll(ReadOnlyMemory<byte> bytes)
    {
        var end = bytes.Span.IndexOf((byte)'\n');
        if (end < 0 || Text(bytes.Span[..end]) != $"{Format} {Convert.ToHexStringLower(SHA256.HashData(bytes.Span[(end + 1)..]))}")
            return null;
        var rest = bytes.Span[(end + 1)..];
        var key = Text(Next(ref rest, '\n'));
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        for (var left = ParseNumber(Text(Next(ref rest, '\n'))); left > 0; left--)
        {
            // An unknown code comes from a different version of the program, so the record is not used.
            if (ParseDiagnostic(Text(Next(ref rest, '\n'))) is not { } diagnostic)
                return null;
            diagnostics.Add(diagnostic);
        }
        var files = new Dictionary<string, RecordedFile>(StringComparer.Ordinal);
        while (!rest.IsEmpty)
        {
            var file = ParseFile(Next(ref rest, '\n'));
            files.Add(file.Name, file);
        }
        return new(key, diagnostics.ToImmutable(), files);
    }

    private static ReadOnlySpan<byte> Next(ref ReadOnlySpan<byte> rest, char end)
    {
        var next = rest[..rest.IndexOf((byte)end)];
        rest = rest[(next.Length + 1)..];
        return next;
    }

    private static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);

    private static Diagnostic? ParseDiagnostic(string text) =>
        text.Split('\t') is [var path, var line, var column, var code, var message] && Rules.Find(code) is { } rule
            ? rule.At(new(Unescape(path), ParseNumber(line), ParseNumber(column)), Unescape(message)) : null;

    private static RecordedFile ParseFile(ReadOnlySpan<byte> line)
    {
        var name = Unescape(Text(Next(ref line, '\t')));
        var hash = Text(Next(ref line, '\t'));
        var length = long.Parse(Next(ref line, '\t'), CultureInfo.InvariantCulture);
        return new(name, hash, length, long.Parse(line, CultureInfo.InvariantCulture));
    }

    private static int ParseNumber(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    internal static string Escape(string text) => text.AsSpan().IndexOfAny("%\t\n\r") < 0 ? text
        : text.Replace("%", "%25").Replace("\t", "%09").Replace("\n", "%0A").Replace("\r", "%0D");

    internal static string Unescape(string text) => !text.Contains('%') ? text
        : text.Replace("%09", "\t").Replace("%0A", "\n").Replace("%0D", "\r").Replace("%25", "%");
}
