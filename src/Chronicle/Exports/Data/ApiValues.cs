using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Chronicle.Domain;

namespace Chronicle.Exports.Data;

// The small values in the records of the API. The schema contains the descriptions that are written here. Every key of these types is
// always present: an unknown value is null, and a list without entries is an empty array.

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
        + "2022/2023 is a period, [..2022] is that date or before, [2022..] is that date or after.")] string Edtf,
    [property: Description("The same without the tilde: a year, a month or a day of ISO 8601; for any other date its first and last day, "
        + "with a slash between them and two points for none.")] string Iso,
    [property: Description("The form of the date: a year, a month or a day; a season or quarter; a period between two dates (interval); "
        + "a date or before it; a date or after it.")] ApiPrecision Precision,
    [property: Description("Whether the date is approximate.")] bool Approximate,
    [property: Description("The first day that the date can mean; null if there is none. For an approximate date, the day without "
        + "the tilde: the data do not say how far it may be off.")] DateOnly? Earliest,
    [property: Description("The last day that the date can mean; null if there is none. For an approximate date, as earliest.")]
    DateOnly? Latest);

/// <summary>A phase of the support of a release.</summary>
internal sealed record ApiPeriod(
    [property: Description("An id of the vocabulary support_phases.")] string Phase,
    [property: Description("The beginning; null if it is unknown.")] ApiDate? From,
    [property: Description("The end; null if no day is known.")] ApiDate? To,
    [property: Description("The knowledge about the end: it has a date (dated), the phase continues (open), or it has ended (over).")]
    PeriodEnd End);

/// <summary>A link to a record, with its id and its two addresses.</summary>
internal sealed record ApiLink(
    [property: Description("The id of the record.")] string Id,
    [property: Description("Its title.")] string Title,
    [property: Description("The address of its page."), Url] string Page,
    [property: Description("The address of its file in this API."), Url] string Json);

internal sealed record ApiWebLink(
    [property: Description("The words of the link.")] string Title,
    [property: Description("The address of the link."), Url] string Url);

internal sealed record ApiReference(
    [property: Description("Its number on the page of the record, from 1.")] int Number,
    [property: Description("The number of its citations in the prose; 0 if only the facts cite it.")] int Citations,
    [property: Description("The source.")] ApiLink Source);

internal sealed record ApiComponentChange(
    [property: Description("The component.")] ApiLink Component,
    [property: Description("The dimension of the status, an id of status_dimensions; null for the component as a whole.")]
    string? Dimension,
    [property: Description("The new status, an id of the vocabulary.")] string Status);

internal sealed record ApiReleaseChange(
    [property: Description("The component.")] ApiLink Component,
    [property: Description("The dimension of the status, an id of status_dimensions; null for the component as a whole.")]
    string? Dimension,
    [property: Description("The new status, an id of the vocabulary.")] string Status,
    [property: Description("The milestone that states the change.")] ApiLink Milestone);

internal sealed record ApiStatusChange(
    [property: Description("The dimension of the status, an id of status_dimensions; null for the component as a whole.")]
    string? Dimension,
    [property: Description("The new status, an id of the vocabulary.")] string Status,
    [property: Description("The date of the milestone that states the change.")] ApiDate Date,
    [property: Description("The release that the milestone names.")] ApiLink? Release,
    [property: Description("The milestone that states the change.")] ApiLink Milestone);

internal sealed record ApiDimension(
    [property: Description("The id that records use.")] string Id,
    [property: Description("The name.")] string Label,
    [property: Description("The meaning.")] string? Description);

internal sealed record ApiDimensionStatus(
    [property: Description("The dimension, an id of the vocabulary status_dimensions.")] string Dimension,
    [property: Description("The status, an id of the vocabulary statuses.")] string Status);

internal sealed record ApiCorrection(
    [property: Description("The date of the correction.")] ApiDate Date,
    [property: Description("The mistake and the correct fact.")] string Text);

/// <summary>A row of the table of all corrections.</summary>
internal sealed record ApiCorrectionRow(
    [property: Description("The kind of record: chapter, component, release or milestone.")] string Kind,
    [property: Description("The id of the record.")] string Record,
    [property: Description("The date of the correction.")] ApiDate Date,
    [property: Description("The mistake and the correct fact.")] string Text);

internal sealed record ApiHeading(
    [property: Description("The level of the heading, 2 to 6.")] int Level,
    [property: Description("The words.")] string Text,
    [property: Description("The address of this place on the page."), Url] string Page);

internal sealed record ApiTerm(
    [property: Description("The id that records use.")] string Id,
    [property: Description("The singular form of the word.")] string Label,
    [property: Description("The plural form of the word.")] string Plural,
    [property: Description("The meaning of the word.")] string? Description,
    [property: Description("The mark of the word on pages: neutral, aside, open, good or over; null for kinds of source.")] string? Tone);

internal sealed record ApiField(
    [property: Description("The key under fields or figures.")] string Id,
    [property: Description("The name.")] string Label,
    [property: Description("text, list, code, code-list, number, version, date, flag-or-date, link or record.")] string Type,
    [property: Description("Whether it has one value, several in a list, or several under labels: one, several or labelled.")] string Shape,
    [property: Description("The unit that is shown after the number.")] string? Unit,
    [property: Description("The meaning.")] string? Description);

internal sealed record ApiText(
    [property: Description("The id of the record.")] string Id,
    [property: Description("Its prose as HTML, as in the key body of the file of the record.")] string Body);

internal sealed record ApiYear(
    [property: Description("The year.")] int Year,
    [property: Description("The number of its milestones.")] int Total,
    [property: Description("The address of its page."), Url] string Page,
    [property: Description("The address of its file in this API."), Url] string Json);

internal sealed record ApiState(
    [property: Description("The id of the release.")] string Release,
    [property: Description("The status with this release, an id of the vocabulary; null if no change has happened yet.")] string? Status,
    [property: Description("The milestone that changed the status with this release; null if the status did not change.")]
    ApiLink? Milestone);

internal sealed record ApiTotals(
    [property: Description("The number of chapters.")] int Chapters,
    [property: Description("The number of components.")] int Components,
    [property: Description("The number of releases.")] int Releases,
    [property: Description("The number of milestones.")] int Milestones,
    [property: Description("The number of sources.")] int Sources);

internal sealed record ApiFile(
    [property: Description("Its name below /api/v1/ or /data/.")] string Name,
    [property: Description("Its address."), Url] string Url,
    [property: Description("The address of its schema; null for a table."), Url] string? Schema,
    [property: Description("The number of records in it; for a collection with several pages, the number in all pages.")] int? Total);

internal sealed record ApiRecordFiles(
    [property: Description("The collection.")] string Collection,
    [property: Description("The address of one record, with {id} for its id.")] string Pattern,
    [property: Description("The address of its schema."), Url] string Schema,
    [property: Description("The address of the schema of a file at a former id: the record has moved, or it is gone."), Url] string Moved);
