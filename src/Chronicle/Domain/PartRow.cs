using System.Collections.Immutable;
using Chronicle.Primitives;

namespace Chronicle.Domain;

/// <summary>A part of a component that needs no page: a row of the table on the page of the component.</summary>
internal sealed record PartRow
{
    /// <summary>The name without the marks of inline code.</summary>
    public required Located<string> Name { get; init; }

    /// <summary>The name as a page shows it.</summary>
    public required string ShownName { get; init; }

    public required string Summary { get; init; }

    /// <summary>The first release that is known to have the part.</summary>
    public Located<RecordId>? Since { get; init; }

    /// <summary>The first release that may have the part, if <see cref="Since"/> is not certain.</summary>
    public Located<RecordId>? Earliest { get; init; }

    /// <summary>The component that describes this part.</summary>
    public Located<RecordId>? Record { get; init; }

    public ImmutableArray<FieldValue> Fields { get; init; } = [];

    /// <summary>The value of a declared field of the part; null if the part does not state it.</summary>
    public FieldValue? Field(string id) => Fields.FirstOrDefault(value => value.Field.Id == id);

    /// <summary>The anchor on the page of the component.</summary>
    public string Anchor => Anchors.Part(Name.Value);
}

/// <summary>A part, and the component that contains it.</summary>
internal sealed record NamedPart(Component Of, PartRow Part);
