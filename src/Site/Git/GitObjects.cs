using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Chronicle.Cli.Git;

/// <summary>The header of a git object.</summary>
internal sealed record GitObject(string Id, string Type, long Size);

/// <summary>
/// Reads objects of a repository through one git process (<c>cat-file --batch</c>). Only one thread may use it at a time.
/// </summary>
internal sealed class GitObjects : IDisposable
{
    /// <summary>The largest object that is read, in bytes. A larger object is skipped.</summary>
    public const long Largest = 64 * 1024 * 1024;

    /// <summary>
    /// The greatest number of requests whose answer is not read yet. All of them fit into the pipe to git: a request has at most 65 bytes,
    /// and a pipe has 4 KB on Windows and at least 16 KB on other systems. With more requests, this process could wait for git to read
    /// requests, while git waits for this process to read answers.
    /// </summary>
    private static readonly int MostRequested = OperatingSystem.IsWindows() ? 60 : 250;

    private readonly Queue<string> _requested = new();
    private readonly Dictionary<string, (GitObject Found, byte[] Bytes)> _waiting = new(StringComparer.Ordinal);
    private readonly Process _process;
    private readonly Stream _input;
    private readonly BufferedStream _output;

    public GitObjects(GitProgram git)
    {
        _process = git.Start("cat-file", "--batch");
        // Git's messages about single objects are read and dropped, because a full pipe would block git.
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginErrorReadLine();
        _input = _process.StandardInput.BaseStream;
        _output = new(_process.StandardOutput.BaseStream, 128 * 1024);
    }

    /// <summary>
    /// Requests objects that the caller will read soon. Git searches for them while the caller does other work. An answer waits in the pipe
    /// until it is read. If there are too many requests, the remaining ones are left out.
    /// </summary>
    public void ReadAhead(IEnumerable<string> names)
    {
        var requests = new StringBuilder();
        foreach (var name in names)
            if (_requested.Count < MostRequested && !_waiting.ContainsKey(name))
            {
                _requested.Enqueue(name);
                requests.Append(name).Append('\n');
            }
        if (requests.Length == 0)
            return;
        _input.Write(Encoding.UTF8.GetBytes(requests.ToString()));
        _input.Flush();
    }

    /// <summary>
    /// Reads the object with this name, and passes its bytes to <paramref name="use"/>. The bytes are valid only during this call. Returns
    /// null, with the problem, if the object is missing, too large, or ambiguous.
    /// </summary>
    public GitObject? Read(string name, Action<GitObject, ReadOnlyMemory<byte>> use, out string? problem)
    {
        // Git answers in the order of the requests, so the answers to earlier requests are read first and kept.
        while (_requested.TryDequeue(out var requested))
        {
            if (requested == name)
                return ReadAnswer(use, out problem);
            ReadAnswer((found, bytes) => _waiting[requested] = (found, bytes.ToArray()), out _);
        }
        if (_waiting.Remove(name, out var waiting))
        {
            problem = null;
            use(waiting.Found, waiting.Bytes);
            return waiting.Found;
        }
        _input.Write(Encoding.UTF8.GetBytes(name + "\n"));
        _input.Flush();
        return ReadAnswer(use, out problem);
    }

    private GitObject? ReadAnswer(Action<GitObject, ReadOnlyMemory<byte>> use, out string? problem)
    {
        problem = null;
        var header = ReadLine();
        var words = header.Split(' ');
        if (words is not [var id, "blob" or "tree" or "commit" or "tag", var length]
            || !long.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var size))
        {
            problem = header.EndsWith(" ambiguous", StringComparison.Ordinal) ? "ambiguous" : "missing";
            return null;
        }
        var found = new GitObject(id, words[1], size);
        if (size > Largest)
        {
            Skip(size + 1);
            problem = "too large";
            return null;
        }
        var bytes = ArrayPool<byte>.Shared.Rent((int)size + 1);
        try
        {
            _output.ReadExactly(bytes.AsSpan(0, (int)size + 1));
            use(found, bytes.AsMemory(0, (int)size));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
        return found;
    }

    public void Dispose()
    {
        _input.Close();
        // Reads the remaining answers. Otherwise the pipe could be full, and git would wait for ever.
        _output.CopyTo(Stream.Null);
        _process.WaitForExit();
        _process.Dispose();
    }

    private string ReadLine()
    {
        var line = new StringBuilder();
        for (var next = _output.ReadByte(); next != '\n'; next = _output.ReadByte())
            line.Append(next < 0 ? throw new IOException("git ended before it had answered") : (char)next);
        return line.ToString();
    }

    private void Skip(long length)
    {
        var bytes = new byte[64 * 1024];
        while (length > 0)
            length -= _output.Read(bytes, 0, (int)Math.Min(length, bytes.Length)) is > 0 and var read ? read
                : throw new IOException("git ended before it had answered");
    }
}
