using System.Collections.Immutable;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Chronicle.Domain;

namespace Chronicle.Exports.Data;

// The records of the API, one type for each collection.

internal sealed record ApiChapter(
    [property: Description("The id.")] string Id,
    [property: Description("The title.")] string Title,
    [property: Description("The address of its page."), Url] string Page,
    [property: Description("The address of its file in this API."), Url] string Json,
    [property: Description("Its place among the chapters, ascending.")] int Order,
    [property: Description("One or two plain sentences.")] string Summary,
    [property: Description("The headings of its prose.")] ImmutableArray<ApiHeading> Headings,
    [property: Description("What was corrected, and when.")] ImmutableArray<ApiCorrection> Corrections,
    [property: Description("The sources it rests on, in the order of its page.")] ImmutableArray<ApiReference> References);

internal sealed record ApiComponent(
    [property: Description("The id.")] string Id,
    [property: Description("The name.")] string Name,
    [property: Description("The address of its page."), Url] string Page,
    [property: Description("The address of its file in this API."), Url] string Json,
    [property: Description("One or two plain sentences.")] string Summary,
    [property: Description("An id of the vocabulary component_kinds.")] string Kind,
    [property: Description("Where it stands now: an id of the vocabulary statuses.")] string Status,
    [property: Description("Its statuses in single dimensions.")] ImmutableArray<ApiDimensionStatus> StatusBy,
    [property: Description("The component that it is a part of.")] ApiLink? Parent,
    [property: Description("The components that are parts of it.")] ImmutableArray<ApiLink> Parts,
    [property: Description("Its parts that have no page, in the order of its page.")] ImmutableArray<ApiPart> PartRows,
    [property: Description("Other names.")] ImmutableArray<string> Aliases,
    [property: Description("The first release that has it.")] ApiLink? Since,
    [property: Description("Names of people.")] ImmutableArray<string> People,
    [property: Description("Names of organisations.")] ImmutableArray<string> Organisations,
    [property: Description("The licence of its own source, not of this data.")] string? Licence,
    [property: Description("Related records.")] ImmutableArray<ApiLink> Related,
    [property: Description("Links to other sites.")] ImmutableArray<ApiWebLink> Links,
    [property: Description("The subject's own facts, by the ids of the vocabulary component_fields.")] ApiFields Fields,
    [property: Description("The statuses it gained, in time.")] ImmutableArray<ApiStatusChange> Changes,
    [property: Description("The milestones that concern it, in time.")] ImmutableArray<ApiLink> Milestones,
    [property: Description("What was corrected, and when.")] ImmutableArray<ApiCorrection> Corrections,
    [property: Description("The sources it rests on, in the order of its page.")] ImmutableArray<ApiReference> References,
    [property: Description("When its facts were last held against the sources.")] ApiDate? Verified)
{
    [Description("What source trees show of it; absent for a chronicle that asks none.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<ApiProof>? Evidence { get; init; }
}

/// <summary>A part of a component, a row of the table on its page.</summary>
internal sealed record ApiPart(
    [property: Description("The component that it is a part of.")] ApiLink Component,
    [property: Description("The name, as the subject writes it.")] string Name,
    [property: Description("The address of its row."), Url] string Page,
    [property: Description("What it is, in a clause.")] string Summary,
    [property: Description("The first release that is known to have it.")] ApiLink? Since,
    [property: Description("The first release that may have it, if since is not certain.")] ApiLink? Earliest,
    [property: Description("The component that is about it.")] ApiLink? Record,
    [property: Description("The subject's own facts, by the ids of the vocabulary part_fields.")] ApiFields Fields);

internal sealed record ApiRelease(
    [property: Description("The id.")] string Id,
    [property: Description("What it is called.")] string Title,
    [property: Description("The address of its page."), Url] string Page,
    [property: Description("The address of its file in this API."), Url] string Json,
    [property: Description("The version as people write it.")] string Version,
    [property: Description("When it came out, or is planned; null: not yet.")] ApiDate? Date,
    [property: Description("Whether it lies after the day of the state.")] bool Planned,
    [property: Description("Whether it is a pre-release.")] bool Prerelease,
    [property: Description("The name of its line of releases.")] string? Line,
    [property: Description("The release that it mends.")] ApiLink? Parent,
    [property: Description("Whether it is supported for long.")] bool LongTerm,
    [property: Description("The phases of its support, in their order.")] ImmutableArray<ApiPeriod> Support,
    [property: Description("Whether it is supported on the day of the state; null where nothing is known.")] bool? Supported,
    [property: Description("The phase that it is in on that day, an id of the vocabulary support_phases.")] string? SupportPhase,
    [property: Description("When the last phase of its support ended, or is planned to end.")] ApiDate? EndOfLife,
    [property: Description("One or two plain sentences.")] string Summary,
    [property: Description("The subject's own facts, by the ids of the vocabulary release_fields.")] ApiFields Fields,
    [property: Description("Numbers, by the ids of the vocabulary figures.")] ApiFigures Figures,
    [property: Description("Where the figures were counted.")] ApiLink? FiguresSource,
    [property: Description("Links to other sites.")] ImmutableArray<ApiWebLink> Links,
    [property: Description("The statuses that components gained with it.")] ImmutableArray<ApiReleaseChange> Changes,
    [property: Description("The milestones that name it, in time.")] ImmutableArray<ApiLink> Milestones,
    [property: Description("What was corrected, and when.")] ImmutableArray<ApiCorrection> Corrections,
    [property: Description("The sources it rests on, in the order of its page.")] ImmutableArray<ApiReference> References,
    [property: Description("When its facts were last held against the sources.")] ApiDate? Verified)
{
    [Description("What source trees show of it; absent for a chronicle that asks none.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<ApiProof>? Evidence { get; init; }
}

internal sealed record ApiMilestone(
    [property: Description("The id.")] string Id,
    [property: Description("The title.")] string Title,
    [property: Description("The address of its page."), Url] string Page,
    [property: Description("The address of its file in this API."), Url] string Json,
    [property: Description("When it happened, or is planned.")] ApiDate Date,
    [property: Description("Whether it lies after the day of the state.")] bool Planned,
    [property: Description("An id of the vocabulary milestone_kinds.")] string Kind,
    [property: Description("One or two plain sentences.")] string Summary,
    [property: Description("The release it is about.")] ApiLink? Release,
    [property: Description("The components it concerns.")] ImmutableArray<ApiLink> Components,
    [property: Description("The statuses that components gained with it.")] ImmutableArray<ApiComponentChange> Changes,
    [property: Description("Names of people.")] ImmutableArray<string> People,
    [property: Description("The milestone whose place it takes.")] ApiLink? Supersedes,
    [property: Description("The milestones that take its place.")] ImmutableArray<ApiLink> SupersededBy,
    [property: Description("The subject's own facts, by the ids of the vocabulary milestone_fields.")] ApiFields Fields,
    [property: Description("What was corrected, and when.")] ImmutableArray<ApiCorrection> Corrections,
    [property: Description("The sources it rests on, in the order of its page.")] ImmutableArray<ApiReference> References,
    [property: Description("When its facts were last held against the sources.")] ApiDate? Verified);

internal sealed record ApiSource(
    [property: Description("The id. Sources have a name space of their own.")] string Id,
    [property: Description("The title.")] string Title,
    [property: Description("The address of its page on this site."), Url] string Page,
    [property: Description("The address of its file in this API."), Url] string Json,
    [property: Description("An id of the vocabulary source_kinds.")] string Kind,
    [property: Description("Where it was published."), Url] string Url,
    [property: Description("An archived copy."), Url] string? Archived,
    [property: Description("Who published it.")] string? Publisher,
    [property: Description("Who wrote it.")] ImmutableArray<string> Authors,
    [property: Description("When it was published.")] ApiDate? Date,
    [property: Description("The hash of a commit.")] string? Commit,
    [property: Description("The Message-ID of a mail.")] string? MessageId,
    [property: Description("What of it was read.")] string? Checked,
    [property: Description("The subject's own facts, by the ids of the vocabulary source_fields.")] ApiFields Fields,
    [property: Description("The records that rest on it.")] ImmutableArray<ApiLink> CitedBy)
{
    [Description("What source trees show of it; absent for a chronicle that asks none.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<ApiProof>? Evidence { get; init; }
}

/// <summary>An entry of the chronology.</summary>
internal sealed record ApiEntry(
    [property: Description("The id of the milestone.")] string Id,
    [property: Description("Its title.")] string Title,
    [property: Description("The address of its page."), Url] string Page,
    [property: Description("The address of its file in this API."), Url] string Json,
    [property: Description("Its place in the chronology."), Url] string Anchor,
    [property: Description("When it happened, or is planned.")] ApiDate Date,
    [property: Description("Whether it lies after the day of the state.")] bool Planned,
    [property: Description("An id of the vocabulary milestone_kinds.")] string Kind,
    [property: Description("One or two plain sentences.")] string Summary,
    [property: Description("The id of the release it names.")] string? Release,
    [property: Description("The ids of the components it concerns.")] ImmutableArray<string> Components);

internal sealed record ApiSupportRow(
    [property: Description("The component.")] ApiLink Component,
    [property: Description("Its state with each release, in time; in a very large chronicle, with each release that changed it.")]
    ImmutableArray<ApiState> States,
    [property: Description("Its state with each release in single dimensions.")] ImmutableArray<ApiDimensionStates> Dimensions);

internal sealed record ApiDimensionStates(
    [property: Description("The dimension, an id of the vocabulary status_dimensions.")] string Dimension,
    [property: Description("The state with each release, in the order of the releases.")] ImmutableArray<ApiState> States);

internal sealed record ApiSupport(
    [property: Description("The releases, in time.")] ImmutableArray<ApiLink> Releases,
    [property: Description("The components, by name.")] ImmutableArray<ApiSupportRow> Components);

internal sealed record ApiChronology(
    [property: Description("The years that have milestones, ascending.")] ImmutableArray<ApiYear> Years);

internal sealed record ApiVocabularies(
    [property: Description("Kinds of component.")] ImmutableArray<ApiTerm> ComponentKinds,
    [property: Description("Statuses of components, in the order of a usual life.")] ImmutableArray<ApiTerm> Statuses,
    [property: Description("Kinds of milestone.")] ImmutableArray<ApiTerm> MilestoneKinds,
    [property: Description("Kinds of source.")] ImmutableArray<ApiTerm> SourceKinds,
    [property: Description("Phases of the support of releases, in their order.")] ImmutableArray<ApiTerm> SupportPhases,
    [property: Description("The subject's own facts about components.")] ImmutableArray<ApiField> ComponentFields,
    [property: Description("The subject's own facts about parts of components.")] ImmutableArray<ApiField> PartFields,
    [property: Description("The subject's own facts about releases.")] ImmutableArray<ApiField> ReleaseFields,
    [property: Description("The subject's own facts about milestones.")] ImmutableArray<ApiField> MilestoneFields,
    [property: Description("The subject's own facts about sources.")] ImmutableArray<ApiField> SourceFields,
    [property: Description("The dimensions in which components have a status of their own.")] ImmutableArray<ApiDimension> StatusDimensions,
    [property: Description("The numbers that releases state.")] ImmutableArray<ApiField> Figures);

internal sealed record ApiIndex(
    [property: Description("What the site is called.")] string Title,
    [property: Description("What it is about.")] string? Tagline,
    [property: Description("The language of its text (BCP 47).")] string Language,
    [property: Description("The address of its home page."), Url] string Home,
    [property: Description("The repository of its text."), Url] string? Repository,
    [property: Description("The day whose state this is: what lies after it is planned; null if the data know no day.")] DateOnly? AsOf,
    [property: Description("What will not change within version 1.")] string Promise,
    [property: Description("Which state of all data this is: another when any record changes.")] string Revision,
    [property: Description("How many records there are.")] ApiTotals Totals,
    [property: Description("The files of this API that hold more than one record.")] ImmutableArray<ApiFile> Files,
    [property: Description("The files of this API that hold one record.")] ImmutableArray<ApiRecordFiles> Records,
    [property: Description("The same as tables (CSV).")] ImmutableArray<ApiFile> Tables);

internal sealed record ApiAll(
    [property: Description("What there is.")] ApiIndex Index,
    [property: Description("The words that records are sorted by.")] ApiVocabularies Vocabularies,
    [property: Description("Every chapter.")] ImmutableArray<ApiChapter> Chapters,
    [property: Description("Every component.")] ImmutableArray<ApiComponent> Components,
    [property: Description("Every release.")] ImmutableArray<ApiRelease> Releases,
    [property: Description("Every milestone.")] ImmutableArray<ApiMilestone> Milestones,
    [property: Description("Every source.")] ImmutableArray<ApiSource> Sources,
    [property: Description("The state of every component with every release.")] ApiSupport Support,
    [property: Description("The prose of every record that has any.")] ImmutableArray<ApiText> Texts);

/// <summary>Published instead of <see cref="ApiAll"/> when the chronicle is too large for one file.</summary>
internal sealed record ApiAllParts(
    [property: Description("What there is.")] ApiIndex Index,
    [property: Description("The files that hold everything together. Each has the name of the key that a smaller chronicle has here; "
        + "a collection in pages has all of them, in their order.")] ImmutableArray<ApiFile> Parts);
