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
        fields.IsEmpty ? fields :
    [
        .. fields.Select(field => field with
        {
            Items = [.. field.Items.Select(item => Resolve(field.Field, item, index, diagnostics)).OfType<FieldItem>()],
        }).Where(field => !field.Items.IsEmpty),
    ];

    // The id of a retired record becomes the id of its successor.
    private static FieldItem? Resolve(FieldDeclaration field, FieldItem item, RecordIndex index, DiagnosticBag diagnostics)
    {
        var resolved = item with
        {
            Life = item.Life.With(release => RecordReferences.One<Release>(release, index, diagnostics)),
        };
        if (field.Kind != FieldKind.Record)
            return resolved;
        return RecordReferences.One<Record>(new(new(item.Text), item.Written.At), index, diagnostics) is { } record
            ? resolved with { Written = item.Written with { Value = record.Value.Value } } : null;
    }
}
