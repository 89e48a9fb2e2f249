using System.Runtime.InteropServices;
using SharpFuzz.Common;

namespace Fuzz.Running;

/// <summary>
/// The counts that the instrumented assemblies write while they run: one byte for each branch from one block of code to the next. An input
/// is kept if it takes a branch that no input took before, or takes a branch much more often.
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

    /// <summary>The number of different branches that the inputs took so far.</summary>
    public int Branches { get; private set; }

    public void Start()
    {
        NativeMemory.Clear(_map, Size);
        Trace.PrevLocation = 0;
    }

    /// <summary>Whether the run since <see cref="Start"/> reached new code.</summary>
    public bool ReachedNewCode()
    {
        var isNew = false;
        for (var i = 0; i < Size; i += sizeof(ulong))
        {
            if (*(ulong*)(_map + i) == 0)
                continue;
            for (var j = i; j < i + sizeof(ulong); j++)
            {
                var bucket = Bucket(_map[j]);
                if ((bucket & ~_seen[j]) == 0)
                    continue;
                Branches += _seen[j] == 0 ? 1 : 0;
                _seen[j] |= bucket;
                isNew = true;
            }
        }
        return isNew;
    }

    // Groups counts by size (1, 2, 3, 4 to 7, 8 to 15 …). Each group is one bit, as in AFL.
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
