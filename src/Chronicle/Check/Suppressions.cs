using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Check;

/// <summary>
/// Removes the warnings that <c>site.yml</c> suppresses, and reports suppressions that no longer suppress anything. An error can prevent a
/// warning, and so can a part of the site that is not seen. In both cases no suppression is reported. The suppression of a warning that
/// depends on options is never reported, because a run with other options can need it.
/// </summary>
internal static class Suppressions
{
    public static ImmutableArray<Diagnostic> Apply(Settings settings, ImmutableArray<Diagnostic> diagnostics, bool isWhole)
    {
        var silenced = settings.Silenced.Select(silence => silence.Code.Value).ToHashSet(StringComparer.Ordinal);
        isWhole = isWhole && !diagnostics.Any(diagnostic => diagnostic.IsError);
        var needless = settings.Silenced
            .Where(silence => isWhole && Rules.Find(silence.Code.Value) is { CanBeSilenced: true, DependsOnOptions: false }
                && diagnostics.All(diagnostic => diagnostic.Rule.Code != silence.Code.Value))
            .Select(silence => Rules.NeedlessSilence.At(silence.Code.At,
                $"no {silence.Code.Value} occurs any more; take this entry out"));
        return [.. diagnostics.Where(diagnostic => diagnostic.IsError || !silenced.Contains(diagnostic.Rule.Code)), .. needless];
    }
}
