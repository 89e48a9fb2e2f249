using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Chronicle.Cli.Input;
using Chronicle.Cli.Output;
using Chronicle.Domain;
using Chronicle.Presentation;
using Chronicle.Testing;

namespace Chronicle.EndToEnd;

/// <summary>
/// Kills the generator in a separate process. A third of the kills come at any moment of its run, a third while it writes files beside the
/// site, a third while it moves them into the site. The environment variable <c>KILLS</c> has the number of kills; the default is six.
/// </summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private static readonly int Kills = int.Parse(Environment.GetEnvironmentVariable("KILLS") ?? "6", CultureInfo.InvariantCulture);

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void After_a_kill_at_any_moment_every_file_is_whole_and_the_next_build_completes_the_site()
    {
        var sites = new[] { Write("one", "First light"), Write("two", "Second light") };
        // These two runs are not killed. They measure the time that each part takes.
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
        Assert.Equal(sites[1].Clean, Published());

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
                // A busy loop waits for the last milliseconds, because a wait by the system is less exact.
                if (moment > TimeSpan.FromMilliseconds(5))
                    process.WaitForExit(moment - TimeSpan.FromMilliseconds(5));
                while (watch.Elapsed < moment && !process.HasExited)
                {
                }
                process.Kill();
            });

            var found = Published();
            PublishedSite.AssertWhole(found, old.Clean, site.Clean);
            var files = found.Where(file => !OutputFolder.IsOutsideSite(file.Key)).ToArray();
            if (found.SequenceEqual(site.Clean))
                after++;
            else if (found.SequenceEqual(old.Clean))
                before++;
            else if (files.All(file => old.Clean.GetValueOrDefault(file.Key) == file.Value))
                staged++;
            else
                moving++;

            Publishing.Publish(site.Files, _folder.PathOf("output"));
            Assert.Equal(site.Clean, Published());
        }
        output.WriteLine($"{Kills} kills: {before} before the first file, {staged} while files were written beside the site, {moving} while they were moved into the site, {after} after the last move");
    }

    private sealed record Variant(string Root, ImmutableArray<RenderedFile> Files, SortedDictionary<string, string> Clean);

    /// <summary>Writes the input of a site that shares few files with the other site.</summary>
    private Variant Write(string name, string title)
    {
        var (root, other) = (_folder.PathOf(name), name == "one" ? "x.txt" : "x.txt/y.txt");
        var input = new TemporaryFolder();
        input.WriteAll(TinyTheme.Archive + SmallSite.Archive.Replace("First light", title));
        for (var i = 0; i < 300; i++)
            input.Write($"input/assets/{i / 20}/{i}.txt", new string(name[0], 5_000 + i));
        input.Write($"input/assets/{name}/only.txt", name);
        input.Write($"input/assets/{other}", "a file here, a folder there");
        Directory.Move(input.Root, root);
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

    // The program writes the list of the files of both sites just before it moves the first file.
    private void WaitUntilItMoves(Process process)
    {
        var list = _folder.PathOf("output/.site-files");
        for (var before = File.GetLastWriteTimeUtc(list); File.GetLastWriteTimeUtc(list) == before && !process.HasExited;)
        {
        }
    }

    private SortedDictionary<string, string> Published() => PublishedSite.In(_folder.PathOf("output"));
}
