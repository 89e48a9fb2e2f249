using Fuzz.Running;
using Fuzz.Targets;

var options = Options.Parse(args);
if (options is null)
{
    Console.Error.WriteLine(Options.Usage);
    return 2;
}
var root = Environment.GetEnvironmentVariable("SITE_FUZZ_ROOT") ?? Seeds.FindRoot();
if (options.Child)
    return Worker.Run(options, root);

if (options.Growth is { } nasty)
    return Growth.Print(nasty, options.Size);
var all = Catalogue.All(root);
if (options.Targets.FirstOrDefault(name => all.All(target => target.Name != name)) is { } unknown)
{
    Console.Error.WriteLine($"there is no target \"{unknown}\"; the targets are {string.Join(", ", all.Select(target => target.Name))}");
    return 2;
}
var targets = options.Targets.Length == 0 ? [.. all] : options.Targets.Select(name => all.Single(target => target.Name == name)).ToArray();
if (options.Replay is { } path)
{
    targets[0].RunTwice(File.ReadAllBytes(path));
    Console.WriteLine(targets[0].Run(File.ReadAllBytes(path)));
    return 0;
}

var broken = 0;
Console.WriteLine("| target | runs | seconds | known inputs | branches | found | slowest ms (bytes) | most memory MB (bytes) |\n| --- | --- | --- | --- | --- | --- | --- | --- |");
foreach (var target in targets)
{
    var tally = new Supervisor(options).Run(target, root);
    broken += tally.Found;
    Console.WriteLine(FormattableString.Invariant(
        $"| {target.Name} | {tally.Runs:N0} | {tally.Seconds:0} | {tally.Known:N0} | {tally.Branches:N0} | {tally.Found} | {tally.SlowestMs:0} ({tally.SlowestLength:N0}) | {tally.MostBytes / 1e6:0.0} ({tally.MostBytesLength:N0}) |"));
}
Console.WriteLine(broken == 0 ? "nothing found" : $"found: {broken}; see {Path.Join(options.Work, "found")}");
return broken == 0 ? 0 : 1;
