using System.IO.MemoryMappedFiles;

namespace Fuzz.Running;

/// <summary>
/// What the running process is at, where another can see it: which run this is, and its input. A stack that overflows ends a process
/// without a word;
/// so another one watches.
/// </summary>
internal sealed class Current : IDisposable
{
    private const long Runs = 0, Length = 8, Input = 16, Room = 4 * 1024 * 1024;

    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;

    public Current(string path)
    {
        _file = MemoryMappedFile.CreateFromFile(path, FileMode.OpenOrCreate, null, Room);
        _view = _file.CreateViewAccessor();
    }

    public void Clear()
    {
        _view.Write(Runs, 0L);
        _view.Write(Length, 0L);
    }

    public void Set(long runs, byte[] input)
    {
        var length = (int)Math.Min(input.Length, Room - Input);
        _view.Write(Length, (long)length);
        _view.WriteArray(Input, input, 0, length);
        _view.Write(Runs, runs);
    }

    public long Count => _view.ReadInt64(Runs);

    public byte[] Bytes
    {
        get
        {
            var bytes = new byte[_view.ReadInt64(Length)];
            _view.ReadArray(Input, bytes, 0, bytes.Length);
            return bytes;
        }
    }

    public void Dispose()
    {
        _view.Dispose();
        _file.Dispose();
    }
}
