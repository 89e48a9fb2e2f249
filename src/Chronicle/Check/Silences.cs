using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Check;

/// <summary>
/// Removes the warnings that <c>site.yml</c> silences, and reports silences without a warning. If the site has errors, or if a part of it
/// was not built, warnings can be missing. In these cases no silence is reported. The silence of a warning that depends on options is never
/// reported, because a run with other options can need it.
/// </summary>
internal static class Silences
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
