using BenchmarkDotNet.Attributes;
using Chronicle.Link;

namespace Micro;

/// <summary>Measures references, names and links in prose, for the whole small site.</summary>
public class LinkingBenchmarks
{
    private SmallSite _site = null!;
    private RecordIndex _index = null!;
    private NameIndex _names = null!;

    [GlobalSetup]
    public void SetUp()
    {
        _site = SmallSite.Create();
        _index = RecordReferences.Resolve(RecordIndex.Create(AsOf.Apply(_site.ParsedSite, null), new()), new());
        _names = NameIndex.Create(_index, new());
    }

    [Benchmark(Description = "index of names")]
    public object Names() => NameIndex.Create(_index, new());

    [Benchmark(Description = "names in the prose of a record")]
    public int FindNames()
    {
        var found = 0;
        var text = _site.Body.Buffer;
        for (var hit = _names.Find(text, 0); hit.Length > 0; hit = _names.Find(text, hit.Start + hit.Length))
            found++;
        return found;
    }

    [Benchmark(Description = "prose of all records linked (every core)")]
    public int LinkAll() => LinkedRecords.Create(_index, _names, new()).Length;
}
