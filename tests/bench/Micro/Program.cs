using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Order;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using Micro;
using Perfolizer.Horology;
using Perfolizer.Metrology;

// Measures each time-critical part of the generator separately: see README.md in the folder above. BenchmarkDotNet reads the command line.
BenchmarkSwitcher.FromTypes([typeof(ReadingBenchmarks), typeof(LinkingBenchmarks), typeof(RenderingBenchmarks)])
    .Run(args, DefaultConfig.Instance
    .WithArtifactsPath(Path.Join(AppContext.BaseDirectory, "results"))
    .WithOrderer(new DefaultOrderer(SummaryOrderPolicy.Declared))
    .WithSummaryStyle(SummaryStyle.Default.WithTimeUnit(TimeUnit.Microsecond).WithSizeUnit(SizeUnit.B))
    .AddDiagnoser(new MemoryDiagnoser(new(displayGenColumns: false)))
    .HideColumns(Column.StdDev, Column.Median));
