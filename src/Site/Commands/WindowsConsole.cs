using System.Runtime.InteropServices;
using System.Text;

namespace Chronicle.Cli.Commands;

/// <summary>
/// Prepares the console of Windows: its encoding is that of old programs, and it shows escape codes as characters until a program asks it
/// not to. Other systems need nothing.
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
            // There is no console, so nothing is shown on one.
        }
        ProcessEscapeCodes(OutputHandle);
        ProcessEscapeCodes(ErrorHandle);
    }

    // A stream that leads to a file or a pipe has no mode, and needs none.
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
