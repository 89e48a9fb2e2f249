using System.Collections.Immutable;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Chronicle.Exports.Data;

// The records of the API, one type for each collection.

internal sealed record ApiChapter(
    [property: Description("The id.")] string Id,
    [property: Description("The title.")] string Title,
    [property: Description("The address of its page."), Url] string Page,
    [property: Description("The address of its file in this API."), Url] string Json,
    [property: Description("Its position among the chapters, ascending.")] int Order,
    [property: Description("One or two plain sentences.")] string Summary,
    [property: Description("The headings of its prose.")] ImmutableArray<ApiHeading> Headings,
    [property: Description("The corrections, with their dates.")] ImmutableArray<ApiCorrection> Corrections,
    [property: Description("The sources of the record, in the order of its page.")] ImmutableArray<ApiReference> References);

internal sealed record ApiComponent(
    [property: Description("The id.")] string Id,
    [property: Description("The name.")] string Name,
    [property: Description("The address of its page."), Url] string Page,
    [property: Description("The address of its file in this API."), Url] string Json,
    [property: Description("One or two plain sentences.")] string Summary,
    [property: Description("An id of the vocabulary component_kinds.")] string Kind,
    [property: Description("The current status: an id of the vocabulary statuses.")] string Status,
    [property: Description("Its statuses in single dimensions.")] ImmutableArray<ApiDimensionStatus> StatusBy,
    [property: Description("The component of which it is a part.")] ApiLink? Parent,
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
    [property: Description("The changes of its status, in the order of dates.")] ImmutableArray<ApiStatusChange> Changes,
    [property: Description("The milestones that concern it, in the order of dates.")] ImmutableArray<ApiLink> Milestones,
    [property: Description("The corrections, with their dates.")] ImmutableArray<ApiCorrection> Corrections,
    [property: Description("The sources of the record, in the order of its page.")] ImmutableArray<ApiReference> References,
    [property: Description("The day on which its facts were last compared with the sources.")] ApiDate? Verified)
{
    [Description("The results from source trees. Only a chronicle that uses none does not have this key.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<ApiProof>? Evidence { get; init; }
}

/// <summary>A part of a component: a row of the table on the page of the component.</summary>
internal sealed record ApiPart(
    [property: Description("The component of which it is a part.")] ApiLink Component,
    [property: Description("The name, as the subject writes it.")] string Name,
    [property: Description("The address of its row."), Url] string Page,
    [property: Description("A short description, without a full stop.")] string Summary,
    [property: Description("The first release that is known to have it.")] ApiLink? Since,
    [property: Description("The first release that may have it, if since is not certain.")] ApiLink? Earliest,
    [property: Description("The component that describes it.")] ApiLink? Record,
    [property: Description("The subject's own facts, by the ids of the vocabulary part_fields.")] ApiFields Fields);

internal sealed record ApiRelease(
    [property: Description("The id.")] string Id,
    [property: Description("The name.")] string Title,
    [property: Description("The address of its page."), Url] string Page,
    [property: Description("The address of its file in this API."), Url] string Json,
    [property: Description("The version in its usual form.")] string Version,
    [property: Description("The date of the release, or the planned date; null: not released yet.")] ApiDate? Date,
    [property: Description("Whether the date is after the day of the state.")] bool Planned,
    [property: Description("Whether it is a pre-release.")] bool Prerelease,
    [property: Description("The name of its line of releases.")] string? Line,
    [property: Description("The release that it patches.")] ApiLink? Parent,
    [property: Description("Whether it is a long-term release.")] bool LongTerm,
    [property: Description("The phases of its support, in their order.")] ImmutableArray<ApiPeriod> Support,
    [property: Description("Whether it is supported on the day of the state; null if this is unknown.")] bool? Supported,
    [property: Description("The phase of support on that day, an id of the vocabulary support_phases.")] string? SupportPhase,
    [property: Description("The end of the last phase of its support, or the planned end.")] ApiDate? EndOfLife,
    [property: Description("One or two plain sentences.")] string Summary,
    [property: Description("The subject's own facts, by the ids of the vocabulary release_fields.")] ApiFields Fields,
    [property: Description("Numbers, by the ids of the vocabulary figures.")] ApiFigures Figures,
    [property: Description("The source of the figures.")] ApiLink? FiguresSource,
    [property: Description("Links to other sites.")] ImmutableArray<ApiWebLink> Links,
    [property: Description("The changes of status that it brings to components.")] ImmutableArray<ApiReleaseChange> Changes,
    [property: Description("The milestones that name it, in the order of dates.")] ImmutableArray<ApiLink> Milestones,
    [property: Description("The corrections, with their dates.")] ImmutableArray<ApiCorrection> Corrections,
    [property: Description("The sources of the record, in the order of its page.")] ImmutableArray<ApiReference> References,
    [property: Description("The day on which its facts were last compared with the sources.")] ApiDate? Verified)
{
    [Description("The results from source trees. Only a chronicle that uses none does not have this key.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<ApiProof>? Evidence { get; init; }
}

internal sealed record ApiMilestone(
    [property: Description("The id.")] string Id,
    [property: Description("The title.")] string Title,
    [property: Description("The address of its page."), Url] string Page,
    [property: Description("The address of its file in this API."), Url] string Json,
    [property: Description("The date of the event, or the planned date.")] ApiDate Date,
    [property: Description("Whether the date is after the day of the state.")] bool Planned,
    [property: Description("An id of the vocabulary milestone_kinds.")] string Kind,
    [property: Description("One or two plain sentences.")] string Summary,
    [property: Description("The release to which it belongs.")] ApiLink? Release,
    [property: Description("The components it concerns.")] ImmutableArray<ApiLink> Components,
    [property: Description("The changes of status that it brings to components.")] ImmutableArray<ApiComponentChange> Changes,
    [property: Description("Names of people.")] ImmutableArray<string> People,
    [property: Description("The milestone that it replaces.")] ApiLink? Supersedes,
    [property: Description("The milestones that replace it.")] ImmutableArray<ApiLink> SupersededBy,
    [property: Description("The subject's own facts, by the ids of the vocabulary milestone_fields.")] ApiFields Fields,
    [property: Description("The corrections, with their dates.")] ImmutableArray<ApiCorrection> Corrections,
    [property: Description("The sources of the record, in the order of its page.")] ImmutableArray<ApiReference> References,
    [property: Description("The day on which its facts were last compared with the sources.")] ApiDate? Verified);

internal sealed record ApiSource(
    [property: Description("The id. Sources have a name space of their own.")] string Id,
    [property: Description("The title.")] string Title,
    [property: Description("The address of its page on this site."), Url] string Page,
    [property: Description("The address of its file in this API."), Url] string Json,
    [property: Description("An id of the vocabulary source_kinds.")] string Kind,
    [property: Description("The address of the publication."), Url] string Url,
    [property: Description("An archived copy."), Url] string? Archived,
    [property: Description("The publisher.")] string? Publisher,
    [property: Description("The authors.")] ImmutableArray<string> Authors,
    [property: Description("The date of publication.")] ApiDate? Date,
    [property: Description("The hash of a commit.")] string? Commit,
    [property: Description("The Message-ID of a mail.")] string? MessageId,
    [property: Description("How the author checked it: for example, which part was read.")] string? Checked,
    [property: Description("The subject's own facts, by the ids of the vocabulary source_fields.")] ApiFields Fields,
    [property: Description("The records that cite it.")] ImmutableArray<ApiLink> CitedBy)
{
    [Description("The results from source trees. Only a chronicle that uses none does not have this key.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<ApiProof>? Evidence { get; init; }
}

/// <summary>A milestone in short form, for the files of the chronology.</summary>
internal sealed record ApiEntry(
    [property: Description("The id of the milestone.")] string Id,
    [property: Description("Its title.")] string Title,
    [property: Description("The address of its page."), Url] string Page,
    [property: Description("The address of its file in this API."), Url] string Json,
    [property: Description("The address of its entry in the chronology."), Url] string Anchor,
    [property: Description("The date of the event, or the planned date.")] ApiDate Date,
    [property: Description("Whether the date is after the day of the state.")] bool Planned,
    [property: Description("An id of the vocabulary milestone_kinds.")] string Kind,
    [property: Description("One or two plain sentences.")] string Summary,
    [property: Description("The id of the release it names.")] string? Release,
    [property: Description("The ids of the components it concerns.")] ImmutableArray<string> Components);

/// <summary>A row of the table of statuses. The schemas contain the name of this type as <c>support-row</c>.</summary>
internal sealed record ApiSupportRow(
    [property: Description("The component.")] ApiLink Component,
    [property: Description("Its state with each release, by date; in a very large chronicle, with each release that changed it.")]
    ImmutableArray<ApiState> States,
    [property: Description("Its state with each release in single dimensions.")] ImmutableArray<ApiDimensionStates> Dimensions);

internal sealed record ApiDimensionStates(
    [property: Description("The dimension, an id of the vocabulary status_dimensions.")] string Dimension,
    [property: Description("The state with each release, in the order of the releases.")] ImmutableArray<ApiState> States);

/// <summary>The table of statuses. The schemas contain the name of this type as <c>support</c>.</summary>
internal sealed record ApiSupport(
    [property: Description("The releases, in the order of dates.")] ImmutableArray<ApiLink> Releases,
    [property: Description("The ids of the planned releases. A state of such a release is only planned.")]
    ImmutableArray<string> Planned,
    [property: Description("The components, by name.")] ImmutableArray<ApiSupportRow> Components);

internal sealed record ApiChronology(
    [property: Description("The years that have milestones, ascending.")] ImmutableArray<ApiYear> Years);

internal sealed record ApiVocabularies(
    [property: Description("Kinds of component.")] ImmutableArray<ApiTerm> ComponentKinds,
    [property: Description("Statuses of components, in their usual order.")] ImmutableArray<ApiTerm> Statuses,
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
    [property: Description("The name of the site.")] string Title,
    [property: Description("The subject of the site.")] string? Tagline,
    [property: Description("The language of its text (BCP 47).")] string Language,
    [property: Description("The address of its home page."), Url] string Home,
    [property: Description("The repository of its text."), Url] string? Repository,
    [property: Description("The day of the state: everything after it is planned; null if the data contain no day.")] DateOnly? AsOf,
    [property: Description("The parts that do not change within version 1.")] string Promise,
    [property: Description("The revision of all data. It changes if any record changes.")] string Revision,
    [property: Description("The number of records.")] ApiTotals Totals,
    [property: Description("The files of this API with more than one record.")] ImmutableArray<ApiFile> Files,
    [property: Description("The files of this API with one record.")] ImmutableArray<ApiRecordFiles> Records,
    [property: Description("The records as tables (CSV), with most of their keys.")] ImmutableArray<ApiFile> Tables);

internal sealed record ApiAll(
    [property: Description("The index of the API.")] ApiIndex Index,
    [property: Description("The vocabularies of the records.")] ApiVocabularies Vocabularies,
    [property: Description("Every chapter.")] ImmutableArray<ApiChapter> Chapters,
    [property: Description("Every component.")] ImmutableArray<ApiComponent> Components,
    [property: Description("Every release.")] ImmutableArray<ApiRelease> Releases,
    [property: Description("Every milestone.")] ImmutableArray<ApiMilestone> Milestones,
    [property: Description("Every source.")] ImmutableArray<ApiSource> Sources,
    [property: Description("The state of every component with every release.")] ApiSupport Support,
    [property: Description("The prose of all records with prose.")] ImmutableArray<ApiText> Texts);

/// <summary>Published instead of <see cref="ApiAll"/> when the chronicle is too large for one file.</summary>
internal sealed record ApiAllParts(
    [property: Description("The index of the API.")] ApiIndex Index,
    [property: Description("The files that together contain all data. Each has the name of the key that a smaller chronicle has here; "
        + "a collection with several pages has all of them, in their order.")] ImmutableArray<ApiFile> Parts);
