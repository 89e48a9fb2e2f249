using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Chronicle.Primitives;

namespace Chronicle.Cli.Commands;

/// <summary>The commands and options of the contract, and what they were given.</summary>
internal sealed class CommandLine
{
    private readonly Option<DirectoryInfo?> _root = new("--root") { Description = "The folder that holds input/ and theme/ (default: the nearest one upwards)", Recursive = true };
    private readonly Option<DirectoryInfo?> _input = new("--input") { Description = "The input folder, instead of ROOT/input", Recursive = true };
    private readonly Option<DirectoryInfo?> _theme = new("--theme") { Description = "The theme folder, instead of ROOT/theme", Recursive = true };
    private readonly Option<DirectoryInfo?> _output = new("--output") { Description = "The output folder, instead of ROOT/output", Recursive = true };
    private readonly Option<string?> _baseUrl = new("--base-url") { Description = "Where the site is published, instead of url in site.yml; its path is the base path", Recursive = true };
    private readonly Option<string?> _asOf = new("--as-of") { Description = "Hides what lies after that day (YYYY-MM-DD)", Recursive = true };
    private readonly Option<string> _diagnostics = new("--diagnostics") { Description = "How findings are printed", DefaultValueFactory = _ => "text", Recursive = true };
    private readonly Option<int?> _port = new("--port") { Description = "Where to listen (default: the first free port from 8000 on; 0: any free one)" };
    private readonly Option<bool> _quiet = new("--quiet") { Description = "No progress and no summary", Recursive = true };

    private readonly Option<bool> _locked = new("--locked") { Description = "An address that is not in input/permalinks.txt yet is an error" };
    private readonly Argument<string> _place = new("place") { Description = "A folder, or the address of a site: https://…" };
    private readonly Option<string?> _manifestHash = new("--manifest-hash") { Description = "The SHA-256 that the manifest must have, so that the right one is verified" };

    public RootCommand Create(Func<ParseResult, int> build, Func<ParseResult, int> check, Func<ParseResult, int> serve, Func<ParseResult, int> verify)
    {
        _diagnostics.AcceptOnlyFromAmong([.. DiagnosticWriter.Formats]);
        _baseUrl.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } text && BaseUrl.TryParse(text) is null)
                result.AddError($"--base-url \"{text}\" is no address; write for example https://name.github.io/repository/");
        });
        _asOf.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } text && TryDay(text) is null)
                result.AddError($"--as-of \"{text}\" is no day; write it as 2026-11-22");
        });
        _port.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && !(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= ushort.MaxValue))
                result.AddError($"--port \"{text}\" is no port; ports are 1 to {ushort.MaxValue}");
        });
        var root = new RootCommand("Makes a cross-linked static chronicle from the records in input/ and the templates in theme/. Without a command: build.");
        foreach (var option in new Option[] { _root, _input, _theme, _output, _baseUrl, _asOf, _diagnostics, _quiet })
            root.Options.Add(option);
        var buildCommand = new Command("build", "Read, validate, link, render, check, publish");
        buildCommand.SetAction(build);
        var checkCommand = new Command("check", "Everything except writing");
        checkCommand.Options.Add(_locked);
        checkCommand.SetAction(check);
        var serveCommand = new Command("serve", "Build in memory, serve on this machine, reload the browser on a change") { _port };
        serveCommand.SetAction(serve);
        root.Subcommands.Add(buildCommand);
        root.Subcommands.Add(checkCommand);
        root.Subcommands.Add(serveCommand);
        var verifyCommand = new Command("verify", "Holds a folder or a published site against its manifest.json");
        verifyCommand.Arguments.Add(_place);
        verifyCommand.Options.Add(_manifestHash);
        verifyCommand.SetAction(verify);
        root.Subcommands.Add(verifyCommand);
        root.SetAction(build);
        return root;
    }

    /// <summary>The command or option nearest to a misspelt one.</summary>
    public string Hint(ParseResult result, ParseError error)
    {
        var known = result.RootCommandResult.Command.Children.Select(child => child.Name);
        return result.UnmatchedTokens.FirstOrDefault(token => error.Message.Contains(token, StringComparison.Ordinal)) is { } wrong && !known.Contains(wrong) ? Nearest.Hint(wrong, known) : "";
    }

    public string Place(ParseResult result) => result.GetValue(_place)!;

    public string? ManifestHash(ParseResult result) => result.GetValue(_manifestHash);

    public bool IsQuiet(ParseResult result) => result.GetValue(_quiet);

    public int? Port(ParseResult result) => result.GetValue(_port);

    public string DiagnosticFormat(ParseResult result) => result.GetValue(_diagnostics)!;

    /// <summary>The options of a build; null, with the reason, when there is nothing to build.</summary>
    public BuildOptions? Options(ParseResult result, out string reason)
    {
        reason = "";
        var root = result.GetValue(_root)?.FullName ?? NearestRoot(Environment.CurrentDirectory) ?? Environment.CurrentDirectory;
        var input = result.GetValue(_input)?.FullName ?? Path.Join(root, "input");
        var theme = result.GetValue(_theme)?.FullName ?? Path.Join(root, "theme");
        foreach (var (folder, option) in new[] { (input, "--input"), (theme, "--theme") })
        {
            if (Directory.Exists(folder))
                continue;
            reason = $"there is no folder {folder}; go to the folder that holds input/ and theme/, or name it with --root or {option}";
            return null;
        }
        return new(
            root, input, theme, result.GetValue(_output)?.FullName ?? Path.Join(root, "output"),
            result.GetValue(_baseUrl) is { } url ? BaseUrl.TryParse(url) : null,
            result.GetValue(_asOf) is { } day ? TryDay(day) : null,
            result.GetValue(_locked));
    }

    private static DateOnly? TryDay(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string? NearestRoot(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            if (Directory.Exists(Path.Join(folder.FullName, "input")) && Directory.Exists(Path.Join(folder.FullName, "theme")))
                return folder.FullName;
        return null;
    }
}
