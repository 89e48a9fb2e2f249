using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using Chronicle.Primitives;

namespace Chronicle.Cli;

/// <summary>Checks the values of options and arguments.</summary>
internal static class AllowedValues
{
    private const int MostSuggested = 3;

    /// <summary>
    /// Accepts only a few words as the value of an argument, and the words that <paramref name="isOther"/> accepts. For a misspelt word,
    /// the message suggests the most similar one.
    /// </summary>
    public static void AcceptOnly(Argument<string> argument, string noun, ImmutableArray<string> known, Func<string, bool>? isOther = null)
    {
        argument.CompletionSources.Add(_ => known.Select(word => new CompletionItem(word)));
        argument.Validators.Add(result => CheckWord(result, noun, known, isOther));
    }

    /// <summary>
    /// Accepts only a few words as the value of an option. For a misspelt word, the message suggests the most similar one.
    /// </summary>
    public static void AcceptOnly(Option<string> option, string noun, ImmutableArray<string> known)
    {
        option.CompletionSources.Add(_ => known.Select(word => new CompletionItem(word)));
        option.Validators.Add(result => CheckWord(result, noun, known));
    }

    /// <summary>Accepts only a few names as the value of an argument. A name can have several words.</summary>
    public static void AcceptOnly(Argument<string[]> argument, string noun, ImmutableArray<string> known)
    {
        argument.CompletionSources.Add(_ => known.Select(name => new CompletionItem(name)));
        argument.Validators.Add(result =>
        {
            var name = string.Join(' ', result.Tokens.Select(token => token.Value));
            if (name.Length > 0 && !known.Contains(name))
                result.AddError(Unknown(noun, name, known));
        });
    }

    private static void CheckWord(SymbolResult result, string noun, ImmutableArray<string> known, Func<string, bool>? isOther = null)
    {
        if (result.Tokens is [{ Value: var word }, ..] && !known.Contains(word) && isOther?.Invoke(word) != true)
            result.AddError(Unknown(noun, word, known));
    }

    // The message suggests the most similar name, or the names that have the word.
    private static string Unknown(string noun, string word, ImmutableArray<string> known) =>
        $"unknown {noun} \"{word}\": one of {string.Join(", ", known)}"
        + (Nearest.Hint(word, known) is { Length: > 0 } hint ? hint : SuggestNamesWith(word, known));

    private static string SuggestNamesWith(string word, ImmutableArray<string> known)
    {
        string[] names = [.. known.Where(name => name.Split(' ').Contains(word)).Select(name => $"\"{name}\"")];
        return names.Length is > 0 and <= MostSuggested ? $"; did you mean {string.Join(" or ", names)}?" : "";
    }

    /// <summary>
    /// Checks the value of an option. <paramref name="findWrong"/> returns the message about a wrong value, without the name of the option.
    /// </summary>
    public static void Check(Option<string?> option, Func<string, string?> findWrong) => option.Validators.Add(result =>
    {
        if (result.GetValueOrDefault<string?>() is { } text && findWrong(text) is { } wrong)
            result.AddError($"{option.Name} {wrong}");
    });
}
