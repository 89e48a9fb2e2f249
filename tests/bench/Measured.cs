using System.Collections;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Bench;

/// <summary>The cost of one run of a program: wall time and processor time in seconds, and peak resident memory in MiB.</summary>
public sealed record Measured(double Wall, double Processor, double Memory)
{
    public static Measured Median(IReadOnlyCollection<Measured> runs) =>
        new(Medians.Of(runs.Select(run => run.Wall)), Medians.Of(runs.Select(run => run.Processor)),
            Medians.Of(runs.Select(run => run.Memory)));

    /// <summary>
    /// Runs a program to its end and asks the kernel (wait4) for the time and memory of the program and its child processes. Until a new
    /// program has begun, the kernel counts the memory of the starting process as memory of the new program. So the measuring process must
    /// be small: other processes make the corpora.
    /// </summary>
    public static Measured Run(params string[] command) => Run(mayFail: false, command);

    /// <summary>Does the same. If <paramref name="mayFail"/> is true, the errors of the program are not printed.</summary>
    public static unsafe Measured Run(bool mayFail, string[] command)
    {
        string?[] environment = [.. Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .Select(entry => $"{entry.Key}={entry.Value}"), null];
        // posix_spawn_file_actions_t has 80 bytes in glibc and fewer in musl.
        var actions = stackalloc byte[256];
        posix_spawn_file_actions_init(actions);
        posix_spawn_file_actions_addopen(actions, 1, "/dev/null", OpenForWriting, 0);
        if (mayFail)
            posix_spawn_file_actions_addopen(actions, 2, "/dev/null", OpenForWriting, 0);
        try
        {
            var watch = Stopwatch.StartNew();
            if (posix_spawnp(out var process, command[0], actions, null, [.. command, null], environment) != 0)
                throw new InvalidOperationException($"{command[0]} cannot be started");
            var usage = default(Usage);
            int waited, status;
            do
                waited = wait4(process, out status, 0, ref usage);
            while (waited < 0 && Marshal.GetLastPInvokeError() == Interrupted);
            if (waited != process || status != 0 && !mayFail)
                throw new InvalidOperationException($"{string.Join(' ', command)} failed (status {status})");
            return new(watch.Elapsed.TotalSeconds, usage.Processor, usage.LargestKilobytes / 1024.0);
        }
        finally
        {
            posix_spawn_file_actions_destroy(actions);
        }
    }

    private const int OpenForWriting = 1, Interrupted = 4;

    /// <summary>The structure <c>rusage</c> of 64-bit Linux.</summary>
    [StructLayout(LayoutKind.Sequential, Size = 144)]
    private struct Usage
    {
        private readonly long _userSeconds, _userMicroseconds, _systemSeconds, _systemMicroseconds;

        public readonly long LargestKilobytes;

        public readonly double Processor => _userSeconds + _systemSeconds + (_userMicroseconds + _systemMicroseconds) / 1e6;
    }

    [DllImport("libc", SetLastError = true)]
    private static extern int wait4(int process, out int status, int options, ref Usage usage);

    [DllImport("libc")]
    private static extern unsafe int posix_spawnp(out int process, string file, byte* actions, void* attributes, string?[] arguments,
        string?[] environment);

    [DllImport("libc")]
    private static extern unsafe int posix_spawn_file_actions_init(byte* actions);

    [DllImport("libc")]
    private static extern unsafe int posix_spawn_file_actions_addopen(byte* actions, int descriptor, string path, int flags, uint mode);

    [DllImport("libc")]
    private static extern unsafe int posix_spawn_file_actions_destroy(byte* actions);
}
