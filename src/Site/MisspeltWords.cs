using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using Chronicle.Primitives;

namespace Chronicle.Cli;

/// <summary>
/// Finds misspelt options and commands. The parser takes an unknown option for an argument, for example for the name of a file. So a word
/// that begins with a hyphen is refused as a path or an id. It is accepted after <c>--</c>, and as the text of an option.
/// </summary>
internal static class MisspeltWords
{
    /// <summary>A message for each misspelt option.</summary>
    public static ImmutableArray<string> FindOptions(ParseResult result)
    {
        var texts = OptionsOf(result.CommandResult).Where(option => !IsPath(option.Option)).SelectMany(option => option.Tokens)
            .ToHashSet<object>(ReferenceEqualityComparer.Instance);
        var known = NamesOf(result).ToArray();
        return [.. result.Tokens.TakeWhile(token => token.Type != TokenType.DoubleDash)
            .Where(token => token is { Type: TokenType.Argument, Value: ['-', _, ..] } && !texts.Contains(token))
            .Select(token => $"unknown option \"{token.Value}\"" + (Nearest.Hint(token.Value, known) is { Length: > 0 } hint ? hint
                : "; if the word is no option, write -- before it"))];
    }

    /// <summary>
    /// The end of the message about an unknown command. It suggests the most similar command or option that is valid there; it is empty if
    /// there is none.
    /// </summary>
    public static string FindHint(ParseResult result, ParseError error)
    {
        var known = result.CommandResult.Command.Subcommands.Select(child => child.Name).Concat(NamesOf(result)).ToArray();
        var wrong = result.UnmatchedTokens.FirstOrDefault(token => error.Message.Contains(token, StringComparison.Ordinal));
        return wrong is not null && !known.Contains(wrong) ? Nearest.Hint(wrong, known) : "";
    }

    /// <summary>The names of the options that are valid for the command of a command line.</summary>
    private static IEnumerable<string> NamesOf(ParseResult result) => result.CommandResult.Command.Options
        .Concat(result.RootCommandResult.Command.Options.Where(option => option.Recursive)).Select(option => option.Name);

    private static IEnumerable<OptionResult> OptionsOf(CommandResult command) => command.Children.OfType<OptionResult>()
        .Concat(command.Parent is CommandResult parent ? OptionsOf(parent) : []);

    private static bool IsPath(Option option) => typeof(FileSystemInfo).IsAssignableFrom(option.ValueType);
}
