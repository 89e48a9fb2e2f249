using System.IO.Enumeration;
using System.Runtime.InteropServices;

namespace Chronicle.Cli.Disk;

/// <summary>The kind of an entry in a folder.</summary>
internal enum FileKind
{
    /// <summary>There is no entry, or the system does not show it to this user.</summary>
    Missing,

    /// <summary>A regular file, the only kind that the program opens.</summary>
    Plain,

    Folder,

    /// <summary>A symbolic link, or a junction on Windows.</summary>
    Link,

    /// <summary>A pipe, a socket or a device. Opening or reading it may never end.</summary>
    Special,
}

/// <summary>Finds the kind of an entry without opening it and without following a link.</summary>
internal static class FileKinds
{
    private const int TypeMask = 0xF000, PlainType = 0x8000, FolderType = 0x4000, LinkType = 0xA000;

    public static FileKind Find(string path) => OperatingSystem.IsWindows() ? FindByAttributes(path) : FindByMode(path);

    /// <summary>
    /// Whether an entry of a listing is a link. On Windows, files of cloud storage have this attribute too.
    /// </summary>
    public static bool IsLink(ref FileSystemEntry entry) =>
        entry.Attributes.HasFlag(FileAttributes.ReparsePoint) && Find(entry.ToFullPath()) == FileKind.Link;

    private static FileKind FindByMode(string path) => LStat(path, out var status) != 0 ? FileKind.Missing : (status.Mode & TypeMask) switch
    {
        PlainType => FileKind.Plain,
        FolderType => FileKind.Folder,
        LinkType => FileKind.Link,
        _ => FileKind.Special,
    };

    private static FileKind FindByAttributes(string path)
    {
        var file = new FileInfo(path);
        if ((int)file.Attributes == -1)
            return FileKind.Missing;
        var isFolder = file.Attributes.HasFlag(FileAttributes.Directory);
        // Programs for cloud storage mark their files as reparse points too, but these files are not links.
        var target = isFolder ? new DirectoryInfo(path).LinkTarget : file.LinkTarget;
        if (file.Attributes.HasFlag(FileAttributes.ReparsePoint) && target is not null)
            return FileKind.Link;
        return isFolder ? FileKind.Folder : file.Attributes.HasFlag(FileAttributes.Device) ? FileKind.Special : FileKind.Plain;
    }

    // .NET 10 has no public member for the type of a file. The function of the runtime's own Unix library returns a structure with the same
    // layout on every system. In the C library, the layout depends on the processor.
    [DllImport("libSystem.Native", EntryPoint = "SystemNative_LStat")]
    private static extern int LStat([MarshalAs(UnmanagedType.LPUTF8Str)] string path, out FileStatus status);

    /// <summary>The first two fields of the structure of the runtime, and enough bytes for the fields after them.</summary>
    [StructLayout(LayoutKind.Sequential, Size = 256)]
    private struct FileStatus
    {
        public int Flags;
        public int Mode;
    }
}
