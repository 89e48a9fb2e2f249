using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization.Metadata;
using Chronicle.Domain;
using Chronicle.Exports.Data;

namespace Chronicle.Exports;

/// <summary>
/// A column of a table. <c>Type</c> is the word for programs in the table of all columns: text, list, number, flag, date (EDTF) or day
/// (ISO 8601).
/// </summary>
internal sealed record CsvColumn<T>(string Name, string Type, string Description, Func<T, string?> Value);

/// <summary>
/// Builds the columns of a table, in their order. The description of a column comes from the key of the API with the same name. An empty
/// cell of the table is null in the API.
/// </summary>
internal sealed class CsvColumns<T>(JsonTypeInfo type)
{
    private const string Joint = "; ";

    private readonly ImmutableArray<CsvColumn<T>>.Builder _columns = ImmutableArray.CreateBuilder<CsvColumn<T>>();

    public ImmutableArray<CsvColumn<T>> All => _columns.ToImmutable();

    public CsvColumns<T> Text(string key, Func<T, string?> value) => Add(key, "text", Describe(key), value);

    public CsvColumns<T> Number(string key, Func<T, int> value) =>
        Add(key, "number", Describe(key), record => value(record).ToString(CultureInfo.InvariantCulture));

    public CsvColumns<T> Flag(string key, Func<T, bool?> value) =>
        Add(key, "flag", Describe(key), record => value(record) is { } flag ? flag ? "true" : "false" : null);

    /// <summary>
    /// Adds two columns for each phase of support: its beginning and its end. If the end has no date, the column contains a word.
    /// </summary>
    public CsvColumns<T> Support(Vocabulary phases, Func<T, ImmutableArray<ApiPeriod>> periods)
    {
        foreach (var phase in phases.Terms)
        {
            var name = phase.Label.Length > 0 ? phase.Label : phase.Id;
            Add($"support.{phase.Id}.from", "date", $"The beginning of this phase: {name}.", record => Find(record, phase)?.From?.Edtf);
            Add($"support.{phase.Id}.to", "text", "Its end: a date, open (it continues) or over (it has ended on an unknown day).",
                record => Find(record, phase) is { } period ? period.To?.Edtf ?? period.End.ToString().ToLowerInvariant() : null);
        }
        return this;

        ApiPeriod? Find(T record, Term phase) => periods(record).FirstOrDefault(period => period.Phase == phase.Id);
    }

    /// <param name="form">The form of a value of the list; null for a plain text or an id.</param>
    public CsvColumns<T> List(string key, Func<T, IEnumerable<string>> values, string? form = null) =>
        Add(key, "list", Describe(key) + (form is null ? "" : $" Each is written as {form}."), record =>
            string.Join(Joint, values(record)));

    public CsvColumns<T> Links(string key, Func<T, ImmutableArray<ApiLink>> links) =>
        List(key, record => links(record).Select(link => link.Id));

    public CsvColumns<T> Corrections(Func<T, ImmutableArray<ApiCorrection>> corrections) =>
        List("corrections", record => corrections(record).Select(correction => $"{correction.Date.Edtf}: {correction.Text}"),
            "\"date: text\"; a text can contain semicolons, so the table corrections has each in a row");

    public CsvColumns<T> Date(string key, Func<T, ApiDate?> date) => Add(key, "date", Describe(key), record => date(record)?.Edtf)
        .Add(key + "_earliest", "day", "The first day that the date can mean, without the tilde of an approximate date.", record =>
            Day(date(record)?.Earliest))
        .Add(key + "_latest", "day", "The last day that the date can mean, without the tilde of an approximate date.", record =>
            Day(date(record)?.Latest));

    public CsvColumns<T> Fields(ImmutableArray<FieldDeclaration> declared, Func<T, ApiFields> fields)
    {
        foreach (var field in declared)
            Add("fields." + field.Id, TypeOf(field), (field.Description ?? field.Label) + (field.Shape == FieldShape.Labelled
                ? " Each is written as \"label: value\"." : ""), record => fields(record)
                .Find(field.Id).ToArray() is [_, ..] values ? string.Join(Joint, values) : null);
        return this;
    }

    public CsvColumns<T> Figures(ImmutableArray<FigureDeclaration> declared, Func<T, ApiFigures> figures)
    {
        foreach (var declaration in declared)
            Add("figures." + declaration.Id, "number", declaration.Description ?? declaration.Label, record => figures(record)
                .Find(declaration.Id)?.ToString(CultureInfo.InvariantCulture));
        return this;
    }

    private CsvColumns<T> Add(string name, string columnType, string description, Func<T, string?> value)
    {
        _columns.Add(new(name, columnType, description, value));
        return this;
    }

    private static string TypeOf(FieldDeclaration field) => field switch
    {
        { Shape: not FieldShape.One } => "list",
        { Kind: FieldKind.Number } => "number",
        { Kind: FieldKind.Date } => "date",
        _ => "text",
    };

    private string Describe(string key) => ApiSchemas.Describe(type.Properties.Single(property => property.Name == key))
        .Replace("null", "empty", StringComparison.Ordinal);

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
