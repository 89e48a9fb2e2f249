using System.Runtime.InteropServices;
using SharpFuzz.Common;

namespace Fuzz.Running;

/// <summary>
/// What the instrumented assemblies count while they run: a byte for each way from one block of code to the next. An input that goes a way
/// which none went before,
/// or goes it much more often, is worth keeping.
/// </summary>
internal sealed unsafe class Coverage
{
    private const int Size = 1 << 16;

    private readonly byte* _map;
    private readonly byte[] _seen = new byte[Size];

    public Coverage()
    {
        _map = (byte*)NativeMemory.AllocZeroed(Size);
        Trace.SharedMem = _map;
        Trace.OnBranch = (_, _) => { };
    }

    /// <summary>The ways gone so far.</summary>
    public int Ways { get; private set; }

    public void Start()
    {
        NativeMemory.Clear(_map, Size);
        Trace.PrevLocation = 0;
    }

    /// <summary>Whether the run since <see cref="Start"/> led somewhere new.</summary>
    public bool LedFurther()
    {
        var further = false;
        for (var i = 0; i < Size; i += sizeof(ulong))
        {
            if (*(ulong*)(_map + i) == 0)
                continue;
            for (var j = i; j < i + sizeof(ulong); j++)
            {
                var bucket = Bucket(_map[j]);
                if ((bucket & ~_seen[j]) == 0)
                    continue;
                Ways += _seen[j] == 0 ? 1 : 0;
                _seen[j] |= bucket;
                further = true;
            }
        }
        return further;
    }

    // Once, twice, … often: a power of two each, as AFL does.
    private static byte Bucket(byte count) => count switch
    {
        0 => 0,
        1 => 1,
        2 => 2,
        3 => 4,
        < 8 => 8,
        < 16 => 16,
        < 32 => 32,
        < 128 =>
        64,
        _ => 128
    };
}
