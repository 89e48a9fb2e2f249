using System.Collections.Immutable;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Chronicle.Domain;

namespace Chronicle.Exports.Data;

// The small values in the records of the API. Their descriptions here are published in the schema. Every key is always present: an unknown
// value is null, an empty list is empty.

internal enum ApiPrecision
{
    [JsonStringEnumMemberName("year")] Year,
    [JsonStringEnumMemberName("month")] Month,
    [JsonStringEnumMemberName("day")] Day,
    [JsonStringEnumMemberName("season")] Season,
    [JsonStringEnumMemberName("quarter")] Quarter,
    [JsonStringEnumMemberName("interval")] Interval,
    [JsonStringEnumMemberName("before")] Before,
    [JsonStringEnumMemberName("after")] After,
}

internal sealed record ApiDate(
    [property: Description("The date in words of the site's language.")] string Text,
    [property: Description("The date as EDTF (ISO 8601-2), as precise as it is known: "
        + "2022, 2022-10, 2022-10-03; a tilde at the end means approximate; 2022-21 to 24 are seasons, 2022-33 to 36 quarters; "
        + "2022/2023 is from and to, [..2022] that or before, [2022..] that or after.")] string Edtf,
    [property: Description("The same without the tilde: a year, a month or a day of ISO 8601; for any other date its first and last day, "
        + "with a slash between them and two points for none.")] string Iso,
    [property: Description("What is known: the year, the month or the day; a season or quarter; a time between two dates (interval); "
        + "a date or before it; a date or after it.")] ApiPrecision Precision,
    [property: Description("Whether the date is approximate.")] bool Approximate,
    [property: Description("The first day that the date can mean; null if there is none.")] DateOnly? Earliest,
    [property: Description("The last day that the date can mean; null if there is none.")] DateOnly? Latest);

/// <summary>A phase of the support of a release.</summary>
internal sealed record ApiPeriod(
    [property: Description("An id of the vocabulary support_phases.")] string Phase,
    [property: Description("When it begins; null if that is not known.")] ApiDate? From,
    [property: Description("When it ends; null if no day is known.")] ApiDate? To,
    [property: Description("What is known of the end: a date (dated), that it goes on (open), or that it is over (over).")] PeriodEnd End);

/// <summary>A link to a record, with its id and its two addresses.</summary>
internal sealed record ApiLink(
    [property: Description("The id of the record.")] string Id,
    [property: Description("Its title.")] string Title,
    [property: Description("The address of its page."), Url] string Page,
    [property: Description("The address of its file in this API."), Url] string Json);

internal sealed record ApiWebLink(
    [property: Description("The words of the link.")] string Title,
    [property: Description("Where it leads."), Url] string Url);

internal sealed record ApiReference(
    [property: Description("Its number on the page of the record, from 1.")] int Number,
    [property: Description("How often the prose cites it; 0 when only the facts rest on it.")] int Citations,
    [property: Description("The source.")] ApiLink Source);

internal sealed record ApiComponentChange(
    [property: Description("The component.")] ApiLink Component,
    [property: Description("The dimension in which it is gained, an id of status_dimensions; null for the component as a whole.")]
    string? Dimension,
    [property: Description("The status that it gains, an id of the vocabulary.")] string Status);

internal sealed record ApiReleaseChange(
    [property: Description("The component.")] ApiLink Component,
    [property: Description("The dimension in which it is gained, an id of status_dimensions; null for the component as a whole.")]
    string? Dimension,
    [property: Description("The status that it gains, an id of the vocabulary.")] string Status,
    [property: Description("The milestone that says so.")] ApiLink Milestone);

internal sealed record ApiStatusChange(
    [property: Description("The dimension in which it is gained, an id of status_dimensions; null for the component as a whole.")]
    string? Dimension,
    [property: Description("The status that is gained, an id of the vocabulary.")] string Status,
    [property: Description("When.")] ApiDate Date,
    [property: Description("The release that the milestone names.")] ApiLink? Release,
    [property: Description("The milestone that says so.")] ApiLink Milestone);

internal sealed record ApiDimension(
    [property: Description("The id that records use.")] string Id,
    [property: Description("What it is called.")] string Label,
    [property: Description("What it means.")] string? Description);

internal sealed record ApiDimensionStatus(
    [property: Description("The dimension, an id of the vocabulary status_dimensions.")] string Dimension,
    [property: Description("The status, an id of the vocabulary statuses.")] string Status);

internal sealed record ApiCorrection(
    [property: Description("When it was corrected.")] ApiDate Date,
    [property: Description("What was corrected.")] string Text);

internal sealed record ApiHeading(
    [property: Description("2 to 6.")] int Level,
    [property: Description("The words.")] string Text,
    [property: Description("The address of this place on the page."), Url] string Page);

internal sealed record ApiTerm(
    [property: Description("The id that records use.")] string Id,
    [property: Description("What one of them is called.")] string Label,
    [property: Description("What many of them are called.")] string Plural,
    [property: Description("What the word means.")] string? Description,
    [property: Description("How the site marks it: neutral, aside, open, good or over; null for kinds of source.")] string? Tone);

internal sealed record ApiField(
    [property: Description("The key under fields or figures.")] string Id,
    [property: Description("What it is called.")] string Label,
    [property: Description("text, list, code, code-list, number, version, date, flag-or-date, link or record.")] string Type,
    [property: Description("Whether it has one value, several in a list, or several under labels: one, several or labelled.")] string Shape,
    [property: Description("What stands behind the number.")] string? Unit,
    [property: Description("What it means.")] string? Description);

internal sealed record ApiText(
    [property: Description("The id of the record.")] string Id,
    [property: Description("Its prose as HTML; see body.")] string Body);

internal sealed record ApiYear(
    [property: Description("The year.")] int Year,
    [property: Description("How many milestones it has.")] int Total,
    [property: Description("The address of its page."), Url] string Page,
    [property: Description("The address of its file in this API."), Url] string Json);

internal sealed record ApiState(
    [property: Description("The id of the release.")] string Release,
    [property: Description("The status with this release, an id of the vocabulary; null where nothing had happened yet.")] string? Status,
    [property: Description("The milestone that changed the status with this release; null where it is as it was.")] ApiLink? Milestone);

internal sealed record ApiTotals(
    [property: Description("How many chapters there are.")] int Chapters,
    [property: Description("How many components there are.")] int Components,
    [property: Description("How many releases there are.")] int Releases,
    [property: Description("How many milestones there are.")] int Milestones,
    [property: Description("How many sources there are.")] int Sources);

internal sealed record ApiFile(
    [property: Description("Its name below /api/v1/ or /data/.")] string Name,
    [property: Description("Its address."), Url] string Url,
    [property: Description("The address of its schema; null for a table."), Url] string? Schema,
    [property: Description("How many records it holds; of a collection in pages, all of them.")] int? Total);

internal sealed record ApiRecordFiles(
    [property: Description("The collection.")] string Collection,
    [property: Description("The address of one record, with {id} for its id.")] string Pattern,
    [property: Description("The address of its schema."), Url] string Schema);
