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
internal sealed class ThemeCommand
{
    private readonly Option<bool> _all = new("--all") { Description = "Copy all built-in files that the theme folder does not have" };

    public Command Create(CommandLine line)
    {
        var command = new Command("theme", "The built-in files of the theme, and your files that replace them");
        command.Subcommands.Add(Create(line, "list", "List every file of the theme, and where it comes from", ArgumentArity.Zero, List));
        command.Subcommands.Add(Create(line, "diff", "Show how your files differ from the built-in ones", ArgumentArity.ZeroOrMore, Diff));
        var eject = Create(line, "eject", "Copy built-in files into the theme folder, to change them there",
            ArgumentArity.ZeroOrMore, Eject);
        eject.Options.Add(_all);
        command.Subcommands.Add(eject);
        command.Subcommands.Add(Create(line, "mark", "Mark your files as compared with the built-in ones of this version",
            ArgumentArity.OneOrMore, Mark));
        command.Subcommands.Add(Create(line, "tidy", "Delete your files that are unchanged copies of built-in files",
            ArgumentArity.Zero, Tidy));
        return command;
    }

    private sealed record Work(CommandContext Context, BuildOptions Options, ThemeFiles Files, ImmutableArray<string> Names, bool All);

    private Command Create(CommandLine line, string name, string description, ArgumentArity files, Func<Work, int> run)
    {
        var command = new Command(name, description);
        var argument = new Argument<string[]>("FILE")
        {
            Description = "As `theme list` shows it: layouts/home.html" + (name == "eject" ? "; or a folder: css" : ""),
            Arity = files,
        };
        if (files.MaximumNumberOfValues > 0)
            command.Arguments.Add(argument);
        return line.Create(command, (context, options) =>
        {
            var theme = new ThemeFiles(InputFolder.Read(options).Value);
            ImmutableArray<string> names = [.. (context.Arguments.GetValue(argument) ?? []).Select(given => NameOf(options, given))];
            if (theme.IsWhole && name is not ("list" or "eject"))
                return context.Refuse("this theme uses no built-in files (whole: true in theme.yml)");
            if (names.Contains(""))
                return context.Refuse($"{options.Display(options.Theme)}/ is the folder of the theme; name its files"
                    + (name == "eject" ? " or folders, or write --all" : ""));
            return run(new(context, options, theme, names, name == "eject" && context.Arguments.GetValue(_all)));
        });
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
        if (FindUncompared(work, names) is { } refused)
            return refused;
        string[] differences = [.. names.Select(name => work.Files.Diff(name) ?? $"built-in/{name} and your file are no texts\n")];
        foreach (var difference in differences)
            work.Context.Output.Write(MessageText.SanitizeLines(difference));
        if (differences.All(difference => difference.Length == 0))
            work.Context.Summarize(names.IsEmpty ? "no file of your theme replaces a built-in file"
                : $"no difference in {SummaryText.Count(names.Length, "file")}");
        else if (differences.Any(difference => difference.StartsWith("---", StringComparison.Ordinal)))
            work.Context.Summarize("a line with - is in the built-in file of this version, a line with + is in yours");
        return ExitCode.Done;
    }

    private static int Eject(Work work)
    {
        if (work.Names.IsEmpty != work.All)
            return work.Context.Refuse("name the files or folders to copy, or write --all; `theme list` shows them");
        string[] folders = [.. work.Files.BuiltInNames.Select(FolderOf).Distinct()];
        string[] files = [.. work.Names.Where(name => !folders.Contains(name))];
        if (FindWrong(work, files, work.Files.BuiltInNames, "is no built-in file") is { } refused)
            return refused;
        if (files.FirstOrDefault(name => IsThere(work, name)) is { } there)
            return work.Context.Refuse($"{Display(work, there)} is there already"
                + (work.Files.IsWhole ? "" : $"; `theme diff {there}` shows how it differs"));
        string[] copied = [.. work.Files.BuiltInNames.Where(name =>
            files.Contains(name) || (work.All || work.Names.Contains(FolderOf(name))) && !IsThere(work, name))];
        Directory.CreateDirectory(work.Options.Theme);
        foreach (var name in copied)
        {
            AtomicFile.Create(work.Options.Theme, name, work.Files.Eject(name));
            work.Context.Summarize($"{Display(work, name)} is yours now: change it there");
        }
        if (copied.Length == 0)
            work.Context.Summarize("your theme has all these files already");
        return ExitCode.Done;
    }

    private static bool IsThere(Work work, string name) => File.Exists(Path.Join(work.Options.Theme, name));

    private static string FolderOf(string name) => name[..Math.Max(0, name.IndexOf('/'))];

    private static int Mark(Work work)
    {
        if (FindUncompared(work, work.Names) is { } refused)
            return refused;
        var marked = work.Names.Select(name => (Name: name, Bytes: work.Files.Mark(name))).ToArray();
        if (marked.FirstOrDefault(file => file.Bytes is null).Name is { } unmarked)
            return work.Context.Refuse($"{Display(work, unmarked)} can hold no mark, and needs none");
        foreach (var (name, bytes) in marked)
        {
            AtomicFile.WriteIfChanged(work.Options.Theme, name, bytes!.Value);
            work.Context.Summarize($"{Display(work, name)} is marked as compared with the built-in file of this version");
        }
        return ExitCode.Done;
    }

    private static int Tidy(Work work)
    {
        var needless = work.Files.Needless();
        foreach (var name in needless)
            RetryingMover.OfThisSystem.DeleteFile(Path.Join(work.Options.Theme, name));
        var fresh = work.Files.Fresh();
        work.Context.Summarize(needless.IsEmpty ? "no file of your theme is a needless copy"
            + (fresh.IsEmpty ? "" : $"; {SummaryText.Count(fresh.Length, "file")} copied and not changed yet: {string.Join(", ", fresh)}")
            : $"{SummaryText.Count(needless.Length, "file")} deleted: the built-in files are the same, or newer");
        return ExitCode.Done;
    }

    private static int? FindUncompared(Work work, ImmutableArray<string> names) =>
        names.FirstOrDefault(name => work.Files.IsOwn(name) && !work.Files.Replaced.Contains(name)) is { } own
            ? work.Context.Refuse($"{Display(work, own)} is yours alone: there is no built-in file to compare it with")
            : FindWrong(work, names, work.Files.Replaced, "is not one of your files that replace built-in files");

    private static int? FindWrong(Work work, IEnumerable<string> names, IEnumerable<string> known, string reason) =>
        names.FirstOrDefault(name => !known.Contains(name)) is { } wrong
            ? work.Context.Refuse($"\"{wrong}\" {reason}{HintFor(wrong, known)}") : null;

    // The name of a file without its folder or its ending suggests this file.
    private static string HintFor(string wrong, IEnumerable<string> known) =>
        known.FirstOrDefault(name => Path.GetFileName(name) == wrong || Path.GetFileNameWithoutExtension(name) == wrong) is { } meant
            ? $"; did you mean \"{meant}\"?" : Nearest.Hint(wrong, known);

    private static string Display(Work work, string name) => $"{work.Options.Display(work.Options.Theme)}/{name}";

    /// <summary>
    /// The name of a theme file or folder in an argument. A path from the root folder is accepted too, because shells complete it in this
    /// form, and so is a folder with <c>/</c> or <c>/*</c> at its end. Empty for the folder of the theme.
    /// </summary>
    private static string NameOf(BuildOptions options, string given)
    {
        var name = given.Replace('\\', '/');
        name = name.EndsWith("/*", StringComparison.Ordinal) ? name[..^2] : name.TrimEnd('/');
        var folder = options.Display(options.Theme);
        return name == folder ? "" : name.StartsWith(folder + "/", StringComparison.Ordinal) ? name[(folder.Length + 1)..] : name;
    }
}
