using System.Globalization;
using Bench;
using Bench.Corpus;

// Builds the same chronicle with this repository's generator, with Hugo and with the least C# program, in turn, and prints medians and
// ratios: see README.md in this folder.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
switch (args)
{
    // The parts that need much memory run in separate processes: see Measured.Run.
    case ["corpus", var milestones, var root, var work]:
        Comparison.WriteCorpora(int.Parse(milestones), root, new(work));
        return 0;
    case [Floor.Row, var from, var to]:
        Console.Write(Floor.Write(from, to));
        return 0;
    case ["agree", var milestones, .. var sites]:
        Console.Write(SamePages.Report(new Model(int.Parse(milestones)), sites));
        return 0;
    case [Weights.Row, var site]:
        Console.Write(Weights.Report(site));
        return 0;
    case [Serving.Row, var program, var input, var theme, var milestones, var rounds]:
        Console.Write(await Serving.Run(new(program, "", null), input, theme, int.Parse(milestones), int.Parse(rounds)));
        return 0;
    case [EvidenceTimes.CorpusRow, var work]:
        EvidenceCorpus.Write(work);
        return 0;
}
if (!OperatingSystem.IsLinux())
{
    Console.Error.WriteLine("this benchmark asks the Linux kernel for the time and memory of programs, so it runs on Linux only");
    return 2;
}
var repository = Tools.FindRoot();
if (args is [Growth.Row, ..])
{
    var work = Directory.CreateTempSubdirectory("site-growth-").FullName;
    var program = args.ElementAtOrDefault(1) ?? Tools.Publish(Path.Join(repository, "src", "Site"), "Chronicle.Cli", work,
        Tools.Compilations[0]);
    Growth.Run(program, Path.Join(repository, "theme"), work, args.ElementAtOrDefault(2) ?? "");
    return 0;
}
if (args is [EvidenceTimes.Row, ..])
{
    var work = Directory.CreateTempSubdirectory("site-evidence-").FullName;
    string[] programs = args.Length > 1 ? args[1..]
        : [Tools.Publish(Path.Join(repository, "src", "Site"), "Chronicle.Cli", work, Tools.Compilations[0])];
    EvidenceTimes.Run(programs, Path.Join(work, "corpus"), rounds: 5);
    return 0;
}
if (Options.Parse(args, repository) is not { } options)
{
    Console.Error.WriteLine(Options.Usage);
    return 2;
}
if (Directory.Exists(options.Work) && Directory.EnumerateFileSystemEntries(options.Work).Any())
{
    Console.Error.WriteLine($"{options.Work} is not empty, and every run must begin with an empty folder; name another folder");
    return 2;
}
return new Comparison(repository, options).Run() ? 0 : 1;
