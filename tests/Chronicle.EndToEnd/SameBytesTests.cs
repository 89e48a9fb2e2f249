using System.Text;
using Chronicle.Input;
using Chronicle.Testing;

namespace Chronicle.EndToEnd;

/// <summary>The program writes the same bytes on every machine.</summary>
public sealed class SameBytesTests
{
    [Theory]
    [InlineData("1", "Pacific/Kiritimati", "tr_TR.UTF-8", false)]
    [InlineData("7", "America/St_Johns", "ar_SA.UTF-8", true)]
    public void Cores_time_zone_language_and_folder_do_not_change_the_output(string cores, string zone, string language, bool large)
    {
        // Only the small chronicle has cards, because drawing the cards of the large one takes most of a minute.
        var files = large ? WithoutCards(FixedChronicle.Files) : AtRoot(GermanChronicle.Shared.Files);
        var build = Build.Run(files, FixedChronicle.Options);
        var folder = new TemporaryFolder();
        foreach (var file in files.Input.Files.Concat(files.Theme.Files))
        {
            var path = folder.PathOf("an other root/" + file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, file.Bytes.Span);
            // The files get an old time, because the clock of an author's machine can be wrong by years.
            File.SetLastWriteTimeUtc(path, new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc));
        }
        var run = Generator.Start(folder.Root, [("DOTNET_PROCESSOR_COUNT", cores), ("TZ", zone), ("LANG", language), ("LC_ALL", language)],
            "--root", folder.PathOf("an other root"), "--output", folder.PathOf("public"));
        Assert.Equal(0, run.ExitCode);
        // The only warning reports that the settings contain the address of an example.
        Assert.All(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Contains("warning C414", line));

        var published = Directory.EnumerateFiles(folder.PathOf("public"), "*", SearchOption.AllDirectories)
            .ToDictionary(path => Path.GetRelativePath(folder.PathOf("public"), path).Replace('\\', '/'), File.ReadAllBytes);
        Assert.Equal(
            build.Files.Select(file => file.Address.File).Concat([".site-build", ".site-files", ".site-lock"])
                .Order(StringComparer.Ordinal),
            published.Keys.Order(StringComparer.Ordinal));
        foreach (var file in build.Files)
            Assert.True(build.BytesOf(file).Span.SequenceEqual(published[file.Address.File]), file.Address.Value);
    }

    private static InputFiles WithoutCards(InputFiles files)
    {
        var settings = files.Input.Files.Single(file => file.Path == "input/site.yml");
        var changed = settings with { Bytes = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(settings.Bytes.Span) + "\ncards: false\n") };
        return files with { Input = files.Input with { Files = files.Input.Files.Replace(settings, changed) } };
    }

    // Pages show the paths of their source files, so both builds must have the same paths.
    private static InputFiles AtRoot(InputFiles files) =>
        files with
        {
            Input =
            new("input", [.. files.Input.Files.Select(file => file with { Path = "input/" + files.Input.NameOf(file) })])
        };

    // The system's language data decides how letters such as the dotless i are converted. The program is built without that data.
    [Fact]
    public void The_program_does_not_load_the_language_data_of_the_system() =>
        Assert.Contains("\"System.Globalization.Invariant\": true",
            File.ReadAllText(Path.Join(AppContext.BaseDirectory, "Chronicle.Cli.runtimeconfig.json")));
}
