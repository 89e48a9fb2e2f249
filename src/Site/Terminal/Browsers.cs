using System.ComponentModel;
using System.Diagnostics;

namespace Chronicle.Cli.Terminal;

/// <summary>Opens the browser of the user.</summary>
internal static class Browsers
{
    /// <summary>Opens a web address in the browser of the user. Returns false if the system has no program that opens it.</summary>
    public static bool Open(string address)
    {
        try
        {
            // The system chooses the browser: its shell on Windows, open on macOS, xdg-open on other systems.
            using var process = Process.Start(new ProcessStartInfo(address) { UseShellExecute = true });
            return true;
        }
        catch (Exception none) when (none is Win32Exception or FileNotFoundException or PlatformNotSupportedException)
        {
            return false;
        }
    }
}
