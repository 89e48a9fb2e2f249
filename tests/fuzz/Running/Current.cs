using System.IO.MemoryMappedFiles;

namespace Fuzz.Running;

/// <summary>
/// The number of the current run and its input, in a file that another process can read. A stack overflow ends a process without a
/// message, so another process watches it.
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
