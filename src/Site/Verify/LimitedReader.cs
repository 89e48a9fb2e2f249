using System.Security.Cryptography;

namespace Chronicle.Cli.Verify;

/// <summary>Reads a stream up to a limit.</summary>
internal static class LimitedReader
{
    private const int BufferSize = 64 * 1024;

    /// <summary>The SHA-256 of the stream in lower-case hexadecimal digits; null if the stream has more bytes than the limit.</summary>
    public static async Task<string?> Hash(Stream stream, long limit, CancellationToken stop)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        return await Read(stream, limit, bytes => hash.AppendData(bytes.Span), stop)
            ? Convert.ToHexStringLower(hash.GetHashAndReset()) : null;
    }

    /// <summary>All bytes of the stream; null if the stream has more bytes than the limit.</summary>
    public static async Task<byte[]?> ReadAll(Stream stream, long limit, CancellationToken stop)
    {
        var all = new MemoryStream();
        return await Read(stream, limit, bytes => all.Write(bytes.Span), stop) ? all.ToArray() : null;
    }

    private static async Task<bool> Read(Stream stream, long limit, Action<ReadOnlyMemory<byte>> use, CancellationToken stop)
    {
        var buffer = new byte[BufferSize];
        for (var length = 0L; await stream.ReadAsync(buffer, stop) is > 0 and var count;)
        {
            if ((length += count) > limit)
                return false;
            use(buffer.AsMemory(0, count));
        }
        return true;
    }
}
