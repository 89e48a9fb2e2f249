using Chronicle.Domain;

[assembly: AssemblyFixture(typeof(Chronicle.Testing.TemporaryFolder.EndOfRun))]

namespace Chronicle.Testing;

/// <summary>
/// An empty folder on the disk for one test. All folders are deleted at the end of the run (<see cref="EndOfRun"/>) and none before: for some
/// minutes after a deletion, the file system ext4 does not use the freed inodes again, and each new file takes longer because of the search
/// for a different inode. With deletions after each test, <c>Chronicle.EndToEnd</c> takes 30 s more of processor time.
/// </summary>
internal sealed class TemporaryFolder
{
    /// <summary>A folder of Linux whose files are in memory.</summary>
    private const string Memory = "/dev/shm";

    /// <summary>The size that the tests need in this folder is a fifth of this size, in bytes.</summary>
    private const long MemoryForTests = 2L << 30;

    private static readonly Lazy<string> All = new(() =>
    {
        if (Environment.GetEnvironmentVariable("TMPDIR") is null && CanUseMemory())
            Environment.SetEnvironmentVariable("TMPDIR", Memory);
        return Directory.CreateTempSubdirectory("site-test-").FullName;
    });

    public string Root { get; } = Directory.CreateDirectory(Path.Join(All.Value, Path.GetRandomFileName())).FullName;

    public BuildOptions Options => new(Root, PathOf("input"), PathOf("theme"), PathOf("output"));

    public string PathOf(string name) => Path.Join(Root, name);

    public string Read(string name) => File.ReadAllText(PathOf(name));

    public void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllText(PathOf(name), text);
    }

    /// <summary>
    /// Whether <see cref="Memory"/> has space for the files of the tests and can start programs. Containers often have a small folder, or one
    /// that starts no programs (<c>noexec</c>). In memory, <c>Chronicle.EndToEnd</c> takes a fifth less time than on a disk.
    /// </summary>
    private static bool CanUseMemory() =>
        OperatingSystem.IsLinux() && File.ReadLines("/proc/mounts").Select(line => line.Split(' '))
            .Any(mount => mount[1] == Memory && !mount[3].Split(',').Contains("noexec"))
        && new DriveInfo(Memory).AvailableFreeSpace >= MemoryForTests;

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

    /// <summary>
    /// Deletes the folders of all tests. xUnit creates this object for the whole run. The temporary files of the program and of all processes
    /// that the tests start are in the same folder, so that none remains: a lock for each input folder, and the profiles of browsers.
    /// </summary>
    public sealed class EndOfRun : IDisposable
    {
        public EndOfRun() => Environment.SetEnvironmentVariable(OperatingSystem.IsWindows() ? "TMP" : "TMPDIR", All.Value);

        public void Dispose()
        {
            // git makes its objects read-only, and Windows deletes no read-only files.
            if (OperatingSystem.IsWindows())
                foreach (var file in Directory.EnumerateFiles(All.Value, "*", SearchOption.AllDirectories))
                    File.SetAttributes(file, FileAttributes.Normal);
            Directory.Delete(All.Value, recursive: true);
        }
    }
}
