using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using System.Text;
using Chronicle.Cli.Disk;

namespace Chronicle.Cli.Output;

/// <summary>
/// Identifies the running code: the runtime, and every assembly in the program's folder. A new version of a package can change the site.
/// </summary>
internal static class ProgramIdentity
{
    /// <summary>The identity of this program.</summary>
    public static string Find() => $"{RuntimeInformation.FrameworkDescription} {RuntimeInformation.RuntimeIdentifier}\n"
        + Describe(AppContext.BaseDirectory, Environment.ProcessPath);

    /// <summary>
    /// One line for each assembly in a folder, or for the program itself if there is none, because a program of native code is one file.
    /// Subfolders contain no code that a build uses. Other files are not opened, because the folder can be one for programs of every kind.
    /// </summary>
    internal static string Describe(string folder, string? program = null)
    {
        var lines = new StringBuilder();
        foreach (var path in Directory.EnumerateFiles(folder, "*.dll").Order(StringComparer.Ordinal))
            if (FileKinds.Find(path) == FileKind.Plain)
                lines.Append(Path.GetFileName(path)).Append(' ').Append(VersionOf(path)).Append('\n');
        if (lines.Length == 0 && program is not null)
            lines.Append(Path.GetFileName(program)).Append(' ').Append(DescribeNative(program)).Append('\n');
        return lines.ToString();
    }

    // The compiler gives each different assembly a different id (MVID).
    private static string VersionOf(string path)
    {
        using var file = PlainFile.Open(path);
        try
        {
            using var assembly = new PEReader(file);
            if (assembly.HasMetadata)
            {
                var metadata = assembly.GetMetadataReader();
                return metadata.GetGuid(metadata.GetModuleDefinition().Mvid).ToString();
            }
        }
        catch (BadImageFormatException)
        {
            // The file is a native library.
        }
        return DescribeNative(path);
    }

    // A native file has no id.
    private static string DescribeNative(string path) =>
        FormattableString.Invariant($"{new FileInfo(path).Length} {File.GetLastWriteTimeUtc(path).Ticks}");
}
