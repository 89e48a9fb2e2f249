using System.Globalization;
using Bench;
using Bench.Corpus;

// Builds the same chronicle with this repository's generator and with Hugo, in turn, and prints medians and ratios. See README.md beside this file.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
switch (args)
{
    // The parts that need much memory run in processes of their own: see Measured.Run.
    case ["corpus", var milestones, var root, var work]:
        Comparison.WriteCorpora(int.Parse(milestones), root, work);
        return 0;
    case ["floor", var from, var to]:
        Console.Write(Floor.Write(from, to));
        return 0;
    case ["agree", var milestones, .. var sites]:
        Console.Write(SamePages.Report(new Model(int.Parse(milestones)), sites[0], sites.ElementAtOrDefault(1)));
        return 0;
}
if (!OperatingSystem.IsLinux())
{
    Console.Error.WriteLine("this benchmark asks the Linux kernel what a program used; it runs on Linux only");
    return 2;
}
var repository = Tools.FindRoot();
if (Options.Parse(args, repository) is not { } options)
{
    Console.Error.WriteLine(Options.Usage);
    return 2;
}
return new Comparison(repository, options).Run() ? 0 : 1;
