namespace Chronicle.Cli.Disk;

/// <summary>
/// Reads files of untrusted folders. It opens only regular files, because such a folder can contain links to devices. It reads no more
/// bytes than the caller allows, because a file can grow while it is read.
/// </summary>
internal static class PlainFile
{
    /// <summary>The greatest limit, in bytes. An array of the runtime cannot be much larger.</summary>
    public const long Largest = 1024 * 1024 * 1024;

    /// <summary>The bytes of a regular file; null if there is none, or if it is larger than <see cref="Largest"/>.</summary>
    public static byte[]? ReadIfAny(string path) => FileKinds.Find(path) == FileKind.Plain ? Read(path, Largest) : null;

    /// <summary>The bytes of a regular file; null if it has more bytes than <paramref name="limit"/>.</summary>
    /// <exception cref="FileNotFoundException">No regular file is there.</exception>
    public static byte[]? Read(string path, long limit)
    {
        if (FileKinds.Find(path) != FileKind.Plain)
            throw new FileNotFoundException($"there is no regular file '{path}'", path);
        using var file = Open(path, bufferSize: 0);
        if (file.Length > limit)
            return null;
        var bytes = new byte[file.Length];
        var count = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (count < bytes.Length)
            return bytes[..count];
        // The file may have grown, and files below /proc report the length zero.
        if (file.ReadByte() is >= 0 and var next)
            return ReadRest(file, [.. bytes, (byte)next], limit);
        return bytes;
    }

    /// <summary>Opens a file that other programs may write, replace and delete at the same time, which Windows refuses otherwise.</summary>
    public static FileStream Open(string path, int bufferSize = 4096) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize);

    /// <summary>
    /// The path of the regular file to which a path of the command line leads, with all links resolved; null if it leads to no such file.
    /// </summary>
    public static string? Resolve(string path) =>
        Paths.Canonical(path) is var target && FileKinds.Find(target) == FileKind.Plain ? target : null;

    private static byte[]? ReadRest(FileStream file, byte[] start, long limit)
    {
        var all = new MemoryStream();
        all.Write(start);
        var buffer = new byte[4096];
        while (file.Read(buffer) is > 0 and var more)
        {
            if (all.Length + more > limit)
                return null;
            all.Write(buffer, 0, more);
        }
        return all.Length > limit ? null : all.ToArray();
    }
}
