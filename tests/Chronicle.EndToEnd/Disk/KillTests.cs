using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Chronicle.Authoring;
using Chronicle.Cli.Disk;
using Chronicle.Domain;
using Chronicle.Presentation;
using Chronicle.Testing;

namespace Chronicle.EndToEnd;

/// <summary>
/// The generator in a process of its own, ended by the system in the middle of its work, as often as the environment variable <c>KILLS</c>
/// says: a third of the
/// times at any moment of its run, a third while it writes files beside the site, a third while it moves them into it.
/// </summary>
public sealed class KillTests(ITestOutputHelper output) : IDisposable
{
    private static readonly int Kills = int.Parse(Environment.GetEnvironmentVariable("KILLS") ?? "6", CultureInfo.InvariantCulture);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Killed_at_any_moment_every_file_is_whole_and_the_next_build_completes_the_site()
    {
        var sites = new[] { Write("one", "First light"), Write("two", "Second light") };
        // Nobody ends these: they say how long each part takes.
        Run(sites[0], process => process.WaitForExit());
        var took = new TimeSpan[3];
        Run(sites[1], process =>
        {
            var watch = Stopwatch.StartNew();
            WaitUntilItWrites(process);
            var writes = watch.Elapsed;
            WaitUntilItMoves(process);
            var moves = watch.Elapsed;
            process.WaitForExit();
            took = [watch.Elapsed, moves - writes, watch.Elapsed - moves];
        });
        Assert.Equal(sites[1].Clean, There());

        var chance = new Random(6);
        var (before, staged, moving, after) = (0, 0, 0, 0);
        for (var kill = 0; kill < Kills; kill++)
        {
            var (site, old, part) = (sites[kill % 2], sites[(kill + 1) % 2], kill / 2 % 3);
            var moment = chance.NextDouble() * took[part];
            Run(site, process =>
            {
                if (part > 0)
                    WaitUntilItWrites(process);
                if (part > 1)
                    WaitUntilItMoves(process);
                var watch = Stopwatch.StartNew();
                // The last milliseconds are counted, because the system wakes nobody that exactly.
                if (moment > TimeSpan.FromMilliseconds(5))
                    process.WaitForExit(moment - TimeSpan.FromMilliseconds(5));
                while (watch.Elapsed < moment && !process.HasExited)
                {
                }
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
        var (root, other) = (_folder.PathOf(name), name == "one" ? "x.txt" : "x.txt/y.txt");
        using (var input = new TemporaryFolder())
        {
            input.WriteAll(TinyTheme.Archive + SmallSite.Archive.Replace("First light", title));
            for (var i = 0; i < 300; i++)
                input.Write($"input/assets/{i / 20}/{i}.txt", new string(name[0], 5_000 + i));
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

    // The list with the names of both sites comes just before.
    private void WaitUntilItMoves(Process process)
    {
        var list = _folder.PathOf("output/.site-files");
        for (var before = File.GetLastWriteTimeUtc(list); File.GetLastWriteTimeUtc(list) == before && !process.HasExited;)
        {
        }
    }

    private SortedDictionary<string, string> There() => PublishedSite.In(_folder.PathOf("output"));
}
