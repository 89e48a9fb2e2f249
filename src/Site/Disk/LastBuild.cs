using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Chronicle.Presentation;
using Chronicle.Primitives;

namespace Chronicle.Cli.Disk;

/// <summary>A published file as the last build left it: the hash of its bytes, their number, and the time of the last write (ticks of UTC).</summary>
internal sealed record RecordedFile(string Name, string Sha256, long Length, long Written)
{
    internal bool IsAt(ExistingFile file) => file.Length == Length && file.Written == Written;
}

/// <summary>What the last build wrote down, and all that lay in the folder when this one began, by name.</summary>
internal sealed record PreviousOutput(LastBuild Build, IReadOnlyDictionary<string, ExistingFile> There);

/// <summary>
/// What the last build into a folder was made of (<paramref name="Key"/>), what it found, and what it left there: <c>.site-build</c>. It only saves work.
/// A file that is damaged, or of another program, is no file: everything is made and compared then.
/// </summary>
internal sealed record LastBuild(string Key, ImmutableArray<Diagnostic> Diagnostics, IReadOnlyDictionary<string, RecordedFile> Files)
{
    public const string Name = ".site-build";

    private const string Format = "site-build 3";

    /// <summary>The first line is the format and the hash of all that follows. Texts are written as in an address, so a tab and a line end always part.</summary>
    public byte[] ToBytes()
    {
        using var body = new PooledBufferWriter();
        // Straight to bytes: at 50,000 milestones the same as one text, and then as bytes, was most of what the end of a build added to the memory it needs.
        body.WriteLine(Key);
        body.WriteLine(Number(Diagnostics.Length));
        foreach (var found in Diagnostics)
            body.WriteLine(string.Join('\t', Escape(found.At.Path), Number(found.At.Line), Number(found.At.Column), found.Rule.Code, Escape(found.Message)));
        foreach (var file in Files.Values.OrderBy(file => file.Name, StringComparer.Ordinal))
            body.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Escape(file.Name)}\t{file.Sha256}\t{file.Length}\t{file.Written}"));
        return [.. Encoding.UTF8.GetBytes($"{Format} {Convert.ToHexStringLower(SHA256.HashData(body.Written))}\n"), .. body.Written];
    }

    /// <summary>Null for what this program did not write.</summary>
    public static LastBuild? Parse(ReadOnlyMemory<byte> bytes)
    {
        var end = bytes.Span.IndexOf((byte)'\n');
        if (end < 0 || Encoding.UTF8.GetString(bytes.Span[..end]) != $"{Format} {Convert.ToHexStringLower(SHA256.HashData(bytes.Span[(end + 1)..]))}")
            return null;
        var rest = bytes.Span[(end + 1)..];
        var key = Text(Next(ref rest, '\n'));
        var found = new Diagnostic?[int.Parse(Next(ref rest, '\n'), CultureInfo.InvariantCulture)];
        for (var i = 0; i < found.Length; i++)
            found[i] = ParseFinding(Text(Next(ref rest, '\n')));
        // A code that is not known any more: another version.
        if (found.Any(finding => finding is null))
            return null;
        var files = new Dictionary<string, RecordedFile>(StringComparer.Ordinal);
        while (!rest.IsEmpty)
        {
            var file = ParseFile(Next(ref rest, '\n'));
            files.Add(file.Name, file);
        }
        return new(key, [.. found.OfType<Diagnostic>()], files);
    }

    private static ReadOnlySpan<byte> Next(ref ReadOnlySpan<byte> rest, char end)
    {
        var next = rest[..rest.IndexOf((byte)end)];
        rest = rest[(next.Length + 1)..];
        return next;
    }

    private static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);

    private static Diagnostic? ParseFinding(string line) => line.Split('\t') is [var path, var row, var column, var code, var message] && Rules.Find(code) is { } rule
        ? rule.At(new(Unescape(path), int.Parse(row, CultureInfo.InvariantCulture), int.Parse(column, CultureInfo.InvariantCulture)), Unescape(message)) : null;

    private static RecordedFile ParseFile(ReadOnlySpan<byte> line) => new(
        Unescape(Text(Next(ref line, '\t'))), Text(Next(ref line, '\t')), long.Parse(Next(ref line, '\t'), CultureInfo.InvariantCulture), long.Parse(line, CultureInfo.InvariantCulture));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    internal static string Escape(string text) => text.AsSpan().IndexOfAny("%\t\n\r") < 0 ? text : text.Replace("%", "%25").Replace("\t", "%09").Replace("\n", "%0A").Replace("\r", "%0D");

    internal static string Unescape(string text) => text.Contains('%') ? text.Replace("%09", "\t").Replace("%0A", "\n").Replace("%0D", "\r").Replace("%25", "%") : text;
}
