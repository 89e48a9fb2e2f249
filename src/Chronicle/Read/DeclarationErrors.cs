using System.Collections.Immutable;
using Chronicle.Input;
using Chronicle.Primitives;

namespace Chronicle.Read;

/// <summary>Removes the diagnostics that follow from errors in the declarations of <c>site.yml</c>.</summary>
internal static class DeclarationErrors
{
    /// <summary>
    /// The rules of errors in a declaration that cause errors in other files: a key is misspelt, missing, of a wrong type or present twice.
    /// </summary>
    private static readonly ImmutableArray<Rule> Causes =
        [Rules.UnknownKey, Rules.MissingKey, Rules.WrongType, Rules.DuplicateKey, Rules.BadId];

    /// <summary>The rules of words, dimensions, drawings and questions that <c>site.yml</c> declares and other files name.</summary>
    private static readonly ImmutableArray<Rule> Consequences =
        [Rules.UnknownTerm, Rules.UnknownDimension, Rules.UnknownDrawing, Rules.UnusedFinding];

    /// <summary>The files whose keys <c>site.yml</c> can declare.</summary>
    private static readonly ImmutableArray<string> WithFields =
        ["components/", "releases/", "milestones/", "sources/", InputNames.SourceList];

    /// <summary>
    /// The diagnostics without the diagnostics of records that use the declared fields and words. With a broken declaration, every such
    /// record would have an error too.
    /// </summary>
    public static ImmutableArray<Diagnostic> WithoutConsequences(ImmutableArray<Diagnostic> diagnostics, Folder input)
    {
        var settings = $"{input.Path}/{InputNames.Settings}";
        return diagnostics.Any(diagnostic => diagnostic.At.Path == settings && Causes.Contains(diagnostic.Rule))
            ? diagnostics.RemoveAll(diagnostic => diagnostic.At.Path != settings
                && (Consequences.Contains(diagnostic.Rule) || diagnostic.Rule == Rules.UnknownKey && HasFields(diagnostic.At.Path)))
            : diagnostics;

        bool HasFields(string path) =>
            WithFields.Any(start => path.StartsWith($"{input.Path}/{start}", StringComparison.Ordinal));
    }
}
