using Chronicle.Domain;

namespace Chronicle.Testing;

/// <summary>A folder on the disk that exists during one test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("site-test-").FullName;

    public BuildOptions Options => new(Root, PathOf("input"), PathOf("theme"), PathOf("output"));

    public string PathOf(string name) => Path.Join(Root, name);

    public string Read(string name) => File.ReadAllText(PathOf(name));

    public void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllText(PathOf(name), text);
    }

    /// <summary>Writes the files of an archive with <c>-- path --</c> headers.</summary>
    public void WriteAll(string archive)
    {
        foreach (var (path, text) in TestSite.Split(archive))
            Write(path, text);
    }

    /// <summary>A file of this length that needs no space on most disks.</summary>
    public void CreateLarge(string name, long length)
    {
        Write(name, "");
        using var file = File.OpenWrite(PathOf(name));
        file.SetLength(length);
    }

    /// <summary>Creates a named pipe. Opening it would wait for ever, because no process writes into it.</summary>
    public void CreatePipe(string name)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        using var process = System.Diagnostics.Process.Start("mkfifo", [PathOf(name)]);
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new IOException($"mkfifo {PathOf(name)} failed");
    }

    /// <summary>Every file with its bytes in hexadecimal and the time it was last written, in the order of the names.</summary>
    public string[] Listing(string name) =>
        [.. Directory.EnumerateFiles(PathOf(name), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path => $"{Path.GetRelativePath(Root, path)} {File.GetLastWriteTimeUtc(path):O} {Convert.ToHexString(File.ReadAllBytes(path))}")];

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
