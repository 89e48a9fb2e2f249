using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Link;

/// <summary>
/// Resolves the ids in declared fields: the records that a field names, and the releases between which a value is valid. Unknown ids are
/// reported and left out.
/// </summary>
internal static class FieldReferences
{
    public static ImmutableArray<FieldValue> Resolve(ImmutableArray<FieldValue> fields, RecordIndex index, DiagnosticBag diagnostics) =>
        Known([.. fields.Select(field => WithKnownLives(field, index, diagnostics))], index, diagnostics);

    /// <summary>The fields without unknown ids. Each unknown id is reported.</summary>
    private static ImmutableArray<FieldValue> Known(ImmutableArray<FieldValue> fields, RecordIndex index, DiagnosticBag diagnostics)
    {
        if (fields.All(field => field.Field.Kind != FieldKind.Record))
            return fields;
        return [.. fields.Select(field => field.Field.Kind != FieldKind.Record ? field : field with
        {
            Items = [.. field.Items.Select(item => Known(item, index, diagnostics)).OfType<FieldItem>()],
        }).Where(field => !field.Items.IsEmpty)];
    }

    // The id of a retired record becomes the id of its successor.
    private static FieldItem? Known(FieldItem item, RecordIndex index, DiagnosticBag diagnostics) =>
        RecordReferences.One<Record>(new(new(item.Text), item.Written.At), index, diagnostics) is { } known
            ? item with { Written = item.Written with { Value = known.Value.Value } } : null;

    private static FieldValue WithKnownLives(FieldValue field, RecordIndex index, DiagnosticBag diagnostics) =>
        field.Items.All(item => !item.Life.References.Any()) ? field : field with
        {
            Items = [.. field.Items.Select(item => item with
            {
                Life = item.Life with
                {
                    Since = RecordReferences.One<Release>(item.Life.Since, index, diagnostics),
                    Until = RecordReferences.One<Release>(item.Life.Until, index, diagnostics),
                    PresentSince = RecordReferences.One<Release>(item.Life.PresentSince, index, diagnostics),
                },
            })],
        };
}
