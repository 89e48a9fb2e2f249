using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;
using Micro;

// The hot pieces of the generator, one by one; see README.md of the folder above. The command line is BenchmarkDotNet's.
BenchmarkSwitcher.FromTypes([typeof(ReadingBenchmarks), typeof(LinkingBenchmarks), typeof(RenderingBenchmarks)])
    .Run(args, DefaultConfig.Instance.WithArtifactsPath(Path.Join(AppContext.BaseDirectory, "results")));
