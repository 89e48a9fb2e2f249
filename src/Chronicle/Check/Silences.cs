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
        var shown = diagnostics.RemoveAll(diagnostic => !diagnostic.IsError && silenced.Contains(diagnostic.Rule.Code));
        if (!isWhole || Diagnostic.HasErrors(diagnostics))
            return shown;
        var occurring = diagnostics.Select(diagnostic => diagnostic.Rule.Code).ToHashSet(StringComparer.Ordinal);
        return shown.AddRange(settings.Silenced.Select(silence => silence.Code)
            .Where(code => Rules.Find(code.Value) is { CanBeSilenced: true, DependsOnOptions: false } && !occurring.Contains(code.Value))
            .Select(code => Rules.NeedlessSilence.At(code.At, $"no {code.Value} occurs any more; take this entry out")));
    }
}
