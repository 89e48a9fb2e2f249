using System.CommandLine;
using System.Text;
using Chronicle.Authoring;
using Chronicle.Cli.Disk;
using Chronicle.Domain;
using Chronicle.Input;
using Chronicle.Primitives;
using Chronicle.Read;
using Chronicle.Read.Schema;
using Chronicle.Read.Yaml;

namespace Chronicle.Cli.Commands;

/// <summary><c>new KIND ID</c>: writes a new record, never over another. Asks at a terminal, takes <c>--set</c> anywhere.</summary>
internal sealed class NewCommand
{
    private readonly Argument<string> _kind = new("KIND") { Description = $"One of {string.Join(", ", RecordKind.All.Select(kind => kind.Name))}" };
    private readonly Argument<string?> _id = new("ID") { Description = "The id of the record; made of its title if it is left out", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string[]> _set = new("--set") { Description = "A key and its value, as in --set title=\"First light\"; once for each key, lists with commas", HelpName = "KEY=VALUE" };

    public Command Create(CommandLine line)
    {
        _kind.AcceptOnlyFromAmong([.. RecordKind.All.Select(kind => kind.Name)]);
        var command = new Command("new", "A new milestone, component, release, text or source") { _kind, _id, _set };
        command.SetAction(result => line.Run(result, (context, options) =>
            Run(result, options, DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().Date), context.Terminal)));
        return command;
    }

    /// <summary>The exit code. <paramref name="terminal"/> is null where nobody can be asked.</summary>
    public int Run(ParseResult result, BuildOptions options, DateOnly today, TextReader? terminal)
    {
        var kind = RecordKind.All.Single(known => known.Name == result.GetValue(_kind));
        var files = InputFolder.Read(options).Value;
        var known = new KnownValues(Reader.Run(files).Value);
        var answers = new NewRecord(kind.ObjectSchema, known);
        var taken = known.Taken(ofSources: kind.Folder is null);
        var id = result.GetValue(_id);

        var wrong = (result.GetValue(_set) ?? []).Select(pair => Give(answers, pair)).Append(id is null ? null : NewId.Refuse(id, kind, taken)).OfType<string>().ToArray();
        if (wrong.Length > 0)
            return Refuse(wrong);
        if (terminal is not null)
        {
            var questions = new Prompt(terminal, Console.Out, known);
            questions.AskFor(answers);
            id ??= questions.AskForId(Suggest(), wanted => NewId.Refuse(wanted, kind, taken));
        }
        id ??= Suggest();
        if (id is null)
            return Refuse([kind.TitleKey is null ? $"a {kind.Name} is called by its version: new {kind.Name} ID" : $"no id can be made without a {kind.TitleKey}: new {kind.Name} ID, or --set {kind.TitleKey}=…"]);
        if (answers.ObjectSchema.Fields.Any(field => field.Name == "verified") && answers["verified"] is null)
            answers.Give("verified", today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

        return kind.Folder is { } folder ? WriteRecord(options, answers, folder, id) : WriteSource(options, answers, id);

        string? Suggest() => kind.TitleKey is { } key && answers[key] is YamlScalar title ? NewId.Suggest(title.Value, taken) : null;
    }

    private static string? Give(NewRecord answers, string pair)
    {
        var parts = pair.Split('=', 2);
        return parts.Length < 2 ? $"--set {pair}: write it as --set key=value" : answers.Give(parts[0].Trim(), parts[1]);
    }

    private static int WriteRecord(BuildOptions options, NewRecord answers, string folder, string id)
    {
        var path = Path.Join(options.Input, folder, id + ".md");
        // A file that only differs in case is the same file on some systems, and there it would be lost.
        if (new DirectoryInfo(Path.GetDirectoryName(path)!) is { Exists: true } parent && parent.EnumerateFiles().Select(file => file.Name).Any(other => string.Equals(other, id + ".md", StringComparison.OrdinalIgnoreCase)))
            return Refuse([$"{options.Display(path)} is there already; nothing was written"]);
        InputFolder.Create(options, $"{folder}/{id}.md", Encoding.UTF8.GetBytes(RecordText.File(answers)));
        Tell(options, path, answers, "write the prose below the facts");
        return 0;
    }

    private static int WriteSource(BuildOptions options, NewRecord answers, string id)
    {
        var path = Path.Join(options.Input, "sources.yml");
        if (!InputFolder.Edit(options, "sources.yml", Insert))
            return Refuse([$"{options.Display(path)} has mistakes of its own, or is written in braces; mend it first (see check), then add the source"]);
        Tell(options, path, answers, $"cite it with [@{id}]");
        return 0;

        byte[]? Insert(byte[] bytes)
        {
            var readable = Utf8.Decode(new InputFile(options.Display(path), bytes), new DiagnosticBag());
            var text = readable is null ? null : SourcesText.Insert(Encoding.UTF8.GetString(bytes), id, RecordText.Source(id, answers));
            return text is null ? null : Encoding.UTF8.GetBytes(text);
        }
    }

    private static void Tell(BuildOptions options, string path, NewRecord answers, string next)
    {
        Console.Out.WriteLine(options.Display(path));
        var missing = answers.ObjectSchema.Fields.Where(field => field.Required && answers[field.Name] is null).Select(field => field.Name).ToArray();
        if (missing.Length > 0)
            Console.Out.WriteLine($"still needed: {string.Join(", ", missing)}");
        Console.Out.WriteLine($"next: {next}, then run check");
    }

    private static int Refuse(IEnumerable<string> reasons)
    {
        foreach (var reason in reasons)
            Console.Error.WriteLine(reason);
        return 2;
    }
}
