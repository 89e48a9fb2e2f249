using System.Collections.Immutable;
using Chronicle.Primitives;

namespace Chronicle.Domain;

/// <summary>
/// The type of the value of a declared field. A flag or date states whether something happened, or the date on which it happened.
/// </summary>
internal enum FieldKind { Text, Code, Number, Version, Date, FlagOrDate, Link, Record }

/// <summary>The number of values of a declared field: one, several in a list, or several under labels that the author chooses.</summary>
internal enum FieldShape { One, Several, Labelled }

/// <summary>A declared fact that records of a kind may state. <paramref name="Unit"/> is shown after a number.</summary>
internal sealed record FieldDeclaration(string Id, string Label, FieldKind Kind, string? Description,
    FieldShape Shape = FieldShape.One, string? Unit = null)
{
    /// <summary>Whether source trees are searched for the values of the field.</summary>
    public bool HasQuestion { get; init; }

    /// <summary>The type as <c>site.yml</c> writes it. A list of texts and a list of code have separate type names.</summary>
    public string TypeName => (Kind, Shape) switch
    {
        (FieldKind.Text, FieldShape.Several) => "list",
        (FieldKind.Code, FieldShape.Several) => "code-list",
        (FieldKind.FlagOrDate, _) => "flag-or-date",
        _ => Kind.ToString().ToLowerInvariant(),
    };
}

/// <summary>One value of a declared field, as the author wrote it, and the releases that have it.</summary>
internal sealed record FieldItem(string? Label, Located<string> Written, ValueLife Life)
{
    public string Text => Written.Value;

    /// <summary>The value as one text: with the label and a colon before the value, if it has a label.</summary>
    public string Labelled => Label is null ? Text : $"{Label}: {Text}";
}

/// <summary>The value of a field that <c>site.yml</c> declares.</summary>
internal sealed record FieldValue(FieldDeclaration Field, ImmutableArray<FieldItem> Items);

/// <summary>A record that names another record in a declared field.</summary>
internal sealed record Naming(Record From, FieldDeclaration Field);

/// <summary>
/// The life of a stated value: the releases that have it. <c>Disputed</c> is the reason why a contradiction by the tree is accepted.
/// </summary>
internal sealed record ValueLife(SourceLocation At)
{
    public Located<RecordId>? Since { get; init; }

    /// <summary>The last release that has the value.</summary>
    public Located<RecordId>? Until { get; init; }

    /// <summary>
    /// The first release whose tree contains the value, if that release is earlier than the release that the record names.
    /// </summary>
    public Located<RecordId>? PresentSince { get; init; }

    public Located<string>? Disputed { get; init; }

    /// <summary>A copy with other references to releases.</summary>
    public ValueLife With(Func<Located<RecordId>?, Located<RecordId>?> change) =>
        this with { Since = change(Since), Until = change(Until), PresentSince = change(PresentSince) };

    public IEnumerable<Located<RecordId>> References => new[] { Since, Until, PresentSince }.OfType<Located<RecordId>>();
}

/// <summary>A number that releases may state.</summary>
internal sealed record FigureDeclaration(string Id, string Label, string? Description)
{
    /// <summary>Whether source trees are searched for the number.</summary>
    public bool HasQuestion { get; init; }
}

internal sealed record Figure(FigureDeclaration Declaration, decimal Value, ValueLife Life);
