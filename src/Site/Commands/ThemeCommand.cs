using System.Collections.Immutable;
using System.CommandLine;
using Chronicle.Cli.Disk;
using Chronicle.Cli.Input;
using Chronicle.Domain;
using Chronicle.Primitives;
using Chronicle.Render;

namespace Chronicle.Cli.Commands;

/// <summary>
/// <c>theme</c>: lists the files of the theme, copies built-in files into the chronicle, compares and marks the copies, and deletes
/// unchanged copies.
/// </summary>
internal static class ThemeCommand
{
    private static readonly string[] NoFiles = [];

    public static Command Create(CommandLine line)
    {
        var command = new Command("theme", "The files of the theme: built in, and yours in their place");
        command.Subcommands.Add(Create(line, "list", "List every file of the theme, and where it comes from", ArgumentArity.Zero, List));
        command.Subcommands.Add(Create(line, "diff", "Show how your files differ from the built-in ones", ArgumentArity.ZeroOrMore, Diff));
        command.Subcommands.Add(Create(line, "eject", "Copy built-in files into the theme folder, to change them there",
            ArgumentArity.OneOrMore, Eject));
        command.Subcommands.Add(Create(line, "mark", "Mark your files as compared with the built-in ones of this version",
            ArgumentArity.OneOrMore, Mark));
        command.Subcommands.Add(Create(line, "tidy", "Delete your files that are copies of built-in ones without a change",
            ArgumentArity.Zero, Tidy));
        return command;
    }

    private sealed record Work(CommandContext Context, BuildOptions Options, ThemeFiles Files, ImmutableArray<string> Names);

    private static Command Create(CommandLine line, string name, string description, ArgumentArity files, Func<Work, int> run)
    {
        var command = new Command(name, description);
        var argument = new Argument<string[]>("FILE") { Description = "As `theme list` shows it: layouts/home.html", Arity = files };
        if (files.MaximumNumberOfValues > 0)
            command.Arguments.Add(argument);
        command.SetAction(result => line.Run(result, (context, options) =>
        {
            var theme = new ThemeFiles(InputFolder.Read(options).Value);
            var names = files.MaximumNumberOfValues > 0 ? result.GetValue(argument) ?? NoFiles : NoFiles;
            return theme.StandsAlone && name != "list"
                ? context.Refuse("this theme uses no built-in files (whole: true in theme.yml)")
                : run(new(context, options, theme, [.. names.Select(given => NameOf(options, given))]));
        }));
        return command;
    }

    private static int List(Work work)
    {
        var entries = work.Files.List();
        var width = entries.Max(entry => entry.Name.Length);
        foreach (var (name, state) in entries)
            work.Context.Output.WriteLine(MessageText.Sanitize($"{name.PadRight(width)}  {state}"));
        return ExitCode.Done;
    }

    private static int Diff(Work work)
    {
        var names = work.Names.IsEmpty ? work.Files.Replaced : work.Names;
        if (FindWrong(work, names, work.Files.Replaced, "is no file of yours in the place of a built-in one") is { } refused)
            return refused;
        string[] differences = [.. names.Select(name => work.Files.Diff(name) ?? $"built-in/{name} and your file are no texts\n")];
        foreach (var difference in differences)
            work.Context.Output.Write(MessageText.SanitizeLines(difference));
        if (differences.All(difference => difference.Length == 0))
            work.Context.Summarize(names.IsEmpty ? "no file of your theme is in the place of a built-in one"
                : $"no difference in {SummaryText.Count(names.Length, "file")}");
        return ExitCode.Done;
    }

    private static int Eject(Work work)
    {
        if (FindWrong(work, work.Names, work.Files.BuiltInNames, "is no built-in file") is { } refused)
            return refused;
        if (work.Names.FirstOrDefault(name => File.Exists(Path.Join(work.Options.Theme, name))) is { } there)
            return work.Context.Refuse($"{Display(work, there)} is there already; `theme diff {there}` shows how it differs");
        Directory.CreateDirectory(work.Options.Theme);
        foreach (var name in work.Names.Distinct())
        {
            AtomicFile.Create(work.Options.Theme, name, work.Files.Eject(name));
            work.Context.Summarize($"{Display(work, name)} is yours now: change it there");
        }
        return ExitCode.Done;
    }

    private static int Mark(Work work)
    {
        if (FindWrong(work, work.Names, work.Files.Replaced, "is no file of yours in the place of a built-in one") is { } refused)
            return refused;
        var marked = work.Names.Select(name => new { Name = name, Bytes = work.Files.Mark(name) }).ToArray();
        if (marked.FirstOrDefault(file => file.Bytes is null) is { } unmarked)
            return work.Context.Refuse($"{Display(work, unmarked.Name)} can hold no mark, and needs none");
        foreach (var (name, bytes) in marked.Select(file => (file.Name, file.Bytes!.Value)))
        {
            AtomicFile.WriteIfChanged(work.Options.Theme, name, bytes.ToArray());
            work.Context.Summarize($"{Display(work, name)} counts as compared with the built-in file of this version");
        }
        return ExitCode.Done;
    }

    private static int Tidy(Work work)
    {
        var needless = work.Files.Needless();
        foreach (var name in needless)
            File.Delete(Path.Join(work.Options.Theme, name));
        var fresh = work.Files.Fresh();
        work.Context.Summarize(needless.IsEmpty ? "no file of your theme is a needless copy"
            + (fresh.IsEmpty ? "" : $"; {SummaryText.Count(fresh.Length, "file")} copied and not changed yet: {string.Join(", ", fresh)}")
            : $"{SummaryText.Count(needless.Length, "file")} deleted: the built-in files are the same, or newer");
        return ExitCode.Done;
    }

    private static int? FindWrong(Work work, ImmutableArray<string> names, IEnumerable<string> known, string reason) =>
        names.FirstOrDefault(name => !known.Contains(name)) is { } wrong
            ? work.Context.Refuse($"\"{wrong}\" {reason}{Nearest.Hint(wrong, known)}") : null;

    private static string Display(Work work, string name) => $"{work.Options.Display(work.Options.Theme)}/{name}";

    /// <summary>
    /// The name of a theme file in an argument. A path from the root folder is accepted too, because shells complete it in this form.
    /// </summary>
    private static string NameOf(BuildOptions options, string given)
    {
        var name = given.Replace('\\', '/');
        var folder = options.Display(options.Theme) + "/";
        return name.StartsWith(folder, StringComparison.Ordinal) ? name[folder.Length..] : name;
    }
}
