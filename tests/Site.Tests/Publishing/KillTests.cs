using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Site.Publish;
using Site.Read;
using Site.Render;

namespace Site.Tests.Publishing;

/// <summary>
/// The generator in a process of its own, ended by the system in the middle of its work, as often as the environment variable <c>KILLS</c> says: half of the
/// times at any moment of its run, half at any moment after it has begun to write.
/// </summary>
public sealed class KillTests(ITestOutputHelper output) : IDisposable
{
    private static readonly int Kills = int.Parse(Environment.GetEnvironmentVariable("KILLS") ?? "10", CultureInfo.InvariantCulture);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Killed_at_any_moment_every_file_is_whole_and_the_next_build_completes_the_site()
    {
        var sites = new[] { Write("one", "First light"), Write("two", "Second light") };
        // Nobody ends these: they say how long it takes.
        Run(sites[0], process => process.WaitForExit());
        var (begin, write) = (TimeSpan.Zero, TimeSpan.Zero);
        Run(sites[1], process =>
        {
            var watch = Stopwatch.StartNew();
            WaitUntilItWrites(process);
            begin = watch.Elapsed;
            process.WaitForExit();
            write = watch.Elapsed - begin;
        });
        Assert.Equal(sites[1].Clean, There());

        var chance = new Random(6);
        var (before, staged, moving, after) = (0, 0, 0, 0);
        for (var kill = 0; kill < Kills; kill++)
        {
            var (site, old) = (sites[kill % 2], sites[(kill + 1) % 2]);
            Run(site, process =>
            {
                if (kill % 4 >= 2)
                    WaitUntilItWrites(process);
                process.WaitForExit(chance.NextDouble() * (kill % 4 >= 2 ? write : begin + write));
                process.Kill();
            });

            var there = There();
            PublishedSite.AssertWhole(there, old.Clean, site.Clean);
            var published = there.Where(file => !OutputFolder.IsOurs(file.Key)).ToArray();
            if (there.SequenceEqual(site.Clean))
                after++;
            else if (there.SequenceEqual(old.Clean))
                before++;
            else if (published.All(file => old.Clean.GetValueOrDefault(file.Key) == file.Value))
                staged++;
            else
                moving++;

            OutputFolder.Publish(site.Files, _folder.PathOf("output"));
            Assert.Equal(site.Clean, There());
        }
        output.WriteLine($"{Kills} kills: {before} before anything was written, {staged} while files were written beside the site, {moving} while they were moved into it, {after} after; no file torn, each completed by the next build");
    }

    private sealed record Variant(string Root, ImmutableArray<RenderedFile> Files, SortedDictionary<string, string> Clean);

    /// <summary>A site of which hardly a file is as in the other one.</summary>
    private Variant Write(string name, string title)
    {
        var (root, other) = (_folder.PathOf(name), name == "one" ? "x" : "x/y");
        using (var input = new TemporaryFolder())
        {
            input.WriteAll(TinyTheme.Archive + SmallSite.Archive.Replace("First light", title));
            for (var i = 0; i < 150; i++)
                input.Write($"input/assets/{i / 10}/{i}.txt", new string(name[0], 20_000 + i));
            input.Write($"input/assets/{name}/only.txt", name);
            input.Write($"input/assets/{other}", "a file here, a folder there");
            Directory.Move(input.Root, root);
            Directory.CreateDirectory(input.Root);
        }
        var options = new BuildOptions(root, Path.Join(root, "input"), Path.Join(root, "theme"), _folder.PathOf("output"));
        var build = Build.Run(InputFolder.Read(options).Value, options);
        Assert.False(build.HasErrors);
        return new(root, build.Files, PublishedSite.Clean(build.Files));
    }

    private void Run(Variant site, Action<Process> follow)
    {
        using var process = Generator.Begin(_folder.Root, [], "--root", site.Root, "--output", _folder.PathOf("output"), "--quiet");
        follow(process);
        process.WaitForExit();
    }

    private void WaitUntilItWrites(Process process)
    {
        while (!Directory.Exists(_folder.PathOf("output/.site-new~")) && !process.WaitForExit(1))
        {
        }
    }

    private SortedDictionary<string, string> There() => PublishedSite.In(_folder.PathOf("output"));
}
