using System.Text;
using Chronicle.Primitives;
using Chronicle.Testing;
using Fuzz.Making;
using Fuzz.Running;
using Fuzz.Targets;

namespace Chronicle.Hostile;

/// <summary>
/// Short runs of the fuzzer of <c>tests/fuzz</c>: some inputs for each target, which are always the same; all cases that caused a failure
/// once; and all inputs that are made to overload the program.
/// </summary>
public sealed class FuzzTests
{
    /// <summary>
    /// The size of an overloading input, in bytes. At four times this size, a stack overflowed, and work in quadratic time took minutes.
    /// </summary>
    private static readonly int NastySize = 10_000 * Effort;

    /// <summary>
    /// The factor for the number and the size of inputs, from the environment variable <c>FUZZ</c>. 4 is a good factor before a release.
    /// </summary>
    private static int Effort => int.Parse(Environment.GetEnvironmentVariable("FUZZ") ?? "1",
        System.Globalization.CultureInfo.InvariantCulture);

    private static readonly Dictionary<string, Target> Targets = Catalogue.All(Repository.Root).ToDictionary(target => target.Name);

    private static readonly string Hostile = Repository.PathOf(Seeds.Hostile.Split('/'));

    public static TheoryData<string> Names => [.. Targets.Keys];

    public static TheoryData<string> Cases =>
        [.. Directory.EnumerateFiles(Hostile, "*", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Hostile, path).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    public static TheoryData<string> NastyNames => [.. Nasties.All.Select(nasty => nasty.Name)];

    [Theory, MemberData(nameof(Names))]
    public void Some_inputs_cause_no_failure(string name)
    {
        var target = Targets[name];
        var runs = Effort * name switch
        {
            "build" or "build-real-theme" or "move" => 4,
            "positions" or "words" or "markdown" or "front-matter" or "settings" or "sources" => 50,
            _ => 300,
        };
        var campaign = new Campaign(target, target.Seeds(new(Repository.Root)).Take(20), seed: 1)
            .Run(campaign => campaign.Runs >= runs || campaign.Found.Count > 0);
        Assert.Empty(campaign.Found.Select(finding => $"{finding.Problem}\n{Encoding.UTF8.GetString(finding.Input)}"));
    }

    [Theory, MemberData(nameof(Cases))]
    public void A_case_that_failed_once_does_not_fail_again(string path) =>
        Targets[path.Split('/')[0]].RunTwice(File.ReadAllBytes(Path.Join(Hostile, path)));

    [Theory, MemberData(nameof(NastyNames))]
    public void An_overloading_input_is_built_or_refused(string name)
    {
        var nasty = Nasties.All.Single(nasty => nasty.Name == name);
        var size = (int)(1000L * NastySize / Encoding.UTF8.GetByteCount(nasty.Make(1000)));
        var archive = Encoding.UTF8.GetBytes(nasty.Make(size));
        var files = SiteText.Files(name.StartsWith("settings", StringComparison.Ordinal) ? archive
            : [.. SiteText.Settings, .. archive], Sites.TinyTheme);
        // The test uses a small stack, because the stack of other systems can be smaller than the stack of this process.
        var diagnostics = OnSmallStack(() => Build.Run(files, Sites.Options).Diagnostics);
        Places.Check(diagnostics, files.Input, files.Theme);
    }

    [Fact]
    public void The_fuzzer_finds_known_failures()
    {
        var broken = new Target("broken", "", input => input.Contains((byte)'*') ? throw new Violation($"a star")
            : input.Contains((byte)'!') ? throw new InvalidOperationException() : "", dice => [(byte)dice.Below(256)], _ => []);
        var campaign = new Campaign(broken, ["a long text with a * in it"u8.ToArray()], seed: 1).RunKnown()
            .Run(campaign => campaign.Runs > 5_000);
        Assert.Equal(["*", "!"], campaign.Found.Select(finding => Encoding.UTF8.GetString(finding.Input)));
        var wrong = Rules.EmptyFile.At(new("input/a.md", 3, 1), "");
        Assert.Throws<Violation>(() => Places.Check([wrong], Places.Alone(new("input/a.md", "a\nb"u8.ToArray()))));
        var chance = 0;
        Assert.Throws<Violation>(() => (broken with { Run = _ => $"{chance++}" }).RunTwice([]));
    }

    private static T OnSmallStack<T>(Func<T> run)
    {
        T? result = default;
        Exception? problem = null;
        var thread = new Thread(() =>
        {
            try
            {
                result = run();
            }
            catch (Exception exception)
            {
                problem = exception;
            }
        }, 1024 * 1024);
        thread.Start();
        thread.Join();
        return problem is null ? result! : throw new InvalidOperationException(problem.Message, problem);
    }
}
