using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Check;

/// <summary>Removes the warnings that <c>site.yml</c> suppresses, and reports suppressions that no longer suppress anything.</summary>
internal static class Suppressions
{
    public static ImmutableArray<Diagnostic> Apply(Settings settings, ImmutableArray<Diagnostic> diagnostics)
    {
        var silenced = settings.Silenced.Select(silence => silence.Code.Value).ToHashSet(StringComparer.Ordinal);
        var needless = settings.Silenced
            .Where(silence => Rules.All.Any(rule => rule.Code == silence.Code.Value && rule.CanBeSilenced)
                && diagnostics.All(diagnostic => diagnostic.Rule.Code != silence.Code.Value))
            .Select(silence => Rules.NeedlessSilence.At(silence.Code.At,
                $"no {silence.Code.Value} occurs any more; take this entry out"));
        return [.. diagnostics.Where(diagnostic => diagnostic.IsError || !silenced.Contains(diagnostic.Rule.Code)), .. needless];
    }
}
