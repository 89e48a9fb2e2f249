using System.Collections.Immutable;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Chronicle.Domain;
using Chronicle.Presentation.Evidence;

namespace Chronicle.Exports.Data;

internal enum ApiClaimState
{
    [JsonStringEnumMemberName("proved")] Proved,
    [JsonStringEnumMemberName("cited")] Cited,
    [JsonStringEnumMemberName("disputed")] Disputed,
}

/// <summary>
/// The result from one source tree for one statement of a record. A statement for which no tree was read has one entry, without a release.
/// </summary>
internal sealed record ApiProof(
    [property: Description("The kind of record: component, release or source.")] string Kind,
    [property: Description("The id of the record.")] string Record,
    [property: Description("The field or the figure that states it; commit for the commit of a source.")] string Field,
    [property: Description("The stated value.")] string Value,
    [property: Description("proved: a tree confirms it; cited: only its sources support it; "
        + "disputed: a tree contradicts it, and the record gives the reason.")] ApiClaimState State,
    [property: Description("The reason why it is right although a tree contradicts it.")] string? Reason,
    [property: Description("The release whose tree was read.")] string? Release,
    [property: Description("Whether the tree has it; null: no tree was read.")] bool? Found,
    [property: Description("The content of the tree.")] ImmutableArray<string> Seen,
    [property: Description("The file or folder that contains it.")] string? Path,
    [property: Description("The tag that was read.")] string? Tag,
    [property: Description("The object of the repository.")] string? Object,
    [property: Description("The version of an unpacked tree that was read.")] string? Tree,
    [property: Description("The day of the answer, in ISO 8601.")] string? Asked,
    [property: Description("The web address of this file or folder."), Url] string? Url,
    [property: Description("The command that repeats the answer in a clone of the repository.")] string? Command)
{
    public static ImmutableArray<ApiProof>? Of(SiteModel site, Record record) => site.Evidence is { } evidence
        ? [.. evidence.Of(record).SelectMany(claim => Of(site, claim))] : null;

    public static ImmutableArray<ApiProof>? Of(SiteModel site, Source source) => site.Evidence is { } evidence
        ? [.. evidence.Of(source).SelectMany(claim => Of(site, claim))] : null;

    public static IEnumerable<ApiProof> Of(SiteModel site, Claim claim)
    {
        var settings = site.Settings.Evidence!;
        var state = claim.State switch
        {
            ClaimState.Proved => ApiClaimState.Proved,
            ClaimState.Disputed => ApiClaimState.Disputed,
            _ => ApiClaimState.Cited,
        };
        var kind = claim.OfSource ? "source" : claim.Question?.Subject == QuestionSubject.Component ? "component" : "release";
        return claim.Findings.DefaultIfEmpty<Finding?>(null).Select(finding => new ApiProof(
            kind, claim.Subject, claim.Field, claim.Value, state, claim.Reason, finding?.Release ?? finding?.First, finding?.Found,
            finding?.Seen ?? [], finding?.Path, finding?.Tag, finding?.Object, finding?.Tree, finding?.On?.Edtf,
            finding is { Found: true } ? ProofLinks.Url(settings, claim, finding) : null,
            finding is null ? null : ProofLinks.Command(settings, claim, finding)));
    }
}
