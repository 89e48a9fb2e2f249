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
    public static string Find() =>
        $"{RuntimeInformation.FrameworkDescription} {RuntimeInformation.RuntimeIdentifier}\n{Describe(AppContext.BaseDirectory)}";

    /// <summary>One line for each program file in a folder. Subfolders contain no code that a build uses.</summary>
    internal static string Describe(string folder)
    {
        var lines = new StringBuilder();
        foreach (var path in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
            if (Path.GetExtension(path) is ".dll" or ".exe" or ".so" or ".dylib" or "" && FileKinds.Find(path) == FileKind.Plain)
                lines.Append(Path.GetFileName(path)).Append(' ').Append(VersionOf(path)).Append('\n');
        return lines.ToString();
    }

    // The compiler gives each different assembly a different id (MVID). A native file has no id, so its length and time are used.
    private static string VersionOf(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        if (Path.GetExtension(path) == ".dll")
            try
            {
                using var assembly = new PEReader(file, PEStreamOptions.LeaveOpen);
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
        return FormattableString.Invariant($"{file.Length} {File.GetLastWriteTimeUtc(path).Ticks}");
    }
}
