using System.Runtime.CompilerServices;

namespace Chronicle.EndToEnd;

/// <summary>
/// Settings of the .NET runtime for the processes that these tests start. Most code of a short process runs once. Such a process takes a
/// tenth less time if memory for code is writable (<c>EnableWriteXorExecute</c>), and if the runtime does not profile code for a second
/// compilation (<c>TieredPGO</c>). Without diagnostics (<c>EnableDiagnostics</c>), a killed process leaves no socket in the folder for
/// temporary files.
/// </summary>
internal static class FastStarts
{
    [ModuleInitializer]
    internal static void Set()
    {
        Environment.SetEnvironmentVariable("DOTNET_EnableWriteXorExecute", "0");
        Environment.SetEnvironmentVariable("DOTNET_TieredPGO", "0");
        Environment.SetEnvironmentVariable("DOTNET_EnableDiagnostics", "0");
    }
}
