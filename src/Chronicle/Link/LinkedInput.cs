using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Input;
using Chronicle.Primitives;
using Chronicle.Read;
using Chronicle.Validate;

namespace Chronicle.Link;

/// <summary>The result of the phases Read, Validate and Link, with the diagnostics of all three.</summary>
/// <param name="Parsed">The records after the last phase that ran.</param>
/// <param name="Site">The model; null if a file on which all records depend is unreadable, or if the linker makes no model.</param>
internal sealed record LinkedInput(ParsedSite Parsed, SiteModel? Site, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>Runs the three phases.</summary>
    public static LinkedInput Create(InputFiles files, BuildOptions options) => Create(Reader.Run(files), files.Input, options);

    /// <summary>Runs Validate and Link. If a file on which all records depend is unreadable, both phases are omitted.</summary>
    public static LinkedInput Create(PhaseResult<ParsedSite> parsed, Folder input, BuildOptions options, Action<string>? onPhase = null)
    {
        if (parsed.Value.Unread.Shared is { IsEmpty: false } unreadable)
            return new(parsed.Value, null, parsed.Diagnostics.RemoveAll(diagnostic => !unreadable.Contains(diagnostic.At.Path)));
        onPhase?.Invoke("validate");
        var valid = Validator.Run(parsed.Value);
        onPhase?.Invoke("link");
        var site = Linker.Run(valid.Value, options);
        return new(valid.Value, site.Value, DeclarationErrors.WithoutConsequences(
            [.. parsed.Diagnostics, .. valid.Diagnostics, .. site.Diagnostics], input));
    }
}
