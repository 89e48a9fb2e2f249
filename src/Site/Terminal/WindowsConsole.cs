using System.Runtime.InteropServices;
using System.Text;

namespace Chronicle.Cli.Terminal;

/// <summary>
/// Prepares the console of Windows. Without preparation, this console uses an old encoding, and prints escape codes as characters. Other
/// systems need no preparation.
/// </summary>
internal static class WindowsConsole
{
    private const int OutputHandle = -11, ErrorHandle = -12;
    private const uint ProcessesEscapeCodes = 0x0004;

    public static void Prepare()
    {
        if (!OperatingSystem.IsWindows())
            return;
        try
        {
            Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        }
        catch (IOException)
        {
            // There is no console, so there is nothing to prepare.
        }
        ProcessEscapeCodes(OutputHandle);
        ProcessEscapeCodes(ErrorHandle);
    }

    // A stream to a file or a pipe has no console mode and needs none.
    private static void ProcessEscapeCodes(int handle)
    {
        if (GetConsoleMode(GetStdHandle(handle), out var mode))
            SetConsoleMode(GetStdHandle(handle), mode | ProcessesEscapeCodes);
    }

    [DllImport("kernel32.dll")]
    private static extern nint GetStdHandle(int handle);

    [DllImport("kernel32.dll")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool GetConsoleMode(nint handle, out uint mode);

    [DllImport("kernel32.dll")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool SetConsoleMode(nint handle, uint mode);
}
