using System.Collections.Immutable;

namespace Chronicle.Read.Schema;

/// <summary>The type of a value. The reader checks every file by these types, and editors use them for completion.</summary>
internal abstract record SchemaType
{
    /// <summary>Any scalar that is not blank.</summary>
    public sealed record AnyText : SchemaType;

    /// <summary>A number, possibly with limits.</summary>
    public sealed record Number(decimal? Least = null, decimal? Most = null, bool Whole = false) : SchemaType
    {
        public bool Accepts(decimal number) => !(number < Least) && !(number > Most) && (!Whole || decimal.IsInteger(number));
    }

    public sealed record Flag : SchemaType;

    /// <summary>A value of any form. The reader does not check it.</summary>
    public sealed record Anything : SchemaType;

    /// <summary>A date in one of the forms of <see cref="DateForm"/>.</summary>
    public sealed record Date(DateForm Form = DateForm.Any) : SchemaType;

    /// <summary>The period of a phase of support: both ends, the end alone, true or false.</summary>
    public sealed record Period : SchemaType;

    /// <summary>
    /// An address with scheme <c>http</c> or <c>https</c>. If <paramref name="MayBeMail"/> is true, also with scheme <c>mailto</c>.
    /// </summary>
    public sealed record WebAddress(bool MayBeMail = true) : SchemaType;

    /// <summary>One of a few fixed words. <paramref name="Noun"/> is the name of such a word in messages.</summary>
    public sealed record OneOf(string Noun, ImmutableArray<string> Known) : SchemaType;

    /// <summary>
    /// A word of the vocabulary with this key in <c>site.yml</c>. The phase Validate checks whether the vocabulary contains it.
    /// </summary>
    public sealed record TermOf(string Vocabulary) : SchemaType;

    /// <summary>A text in the form of an id. A record with this id need not exist.</summary>
    public sealed record NewId : SchemaType;

    /// <summary>A language tag (BCP 47).</summary>
    public sealed record Language : SchemaType;

    /// <summary>A colour, as <c>#</c> with three or six digits.</summary>
    public sealed record Colour : SchemaType;

    /// <summary>The name of a typeface.</summary>
    public sealed record Face : SchemaType;

    /// <summary>The id of an object of this kind. The phase Link checks whether the object exists.</summary>
    public sealed record IdOf(IdSpace Space) : SchemaType;

    public sealed record ListOf(SchemaType Item, bool MayBeEmpty = true) : SchemaType;

    /// <summary>Keys that the author chooses, or keys of the type <paramref name="Key"/>, each with a value of one type.</summary>
    public sealed record MapOf(SchemaType Item, SchemaType? Key = null) : SchemaType
    {
        /// <summary>A key that is allowed beside the keys of the type.</summary>
        public string? OtherKey { get; init; }
    }

    /// <summary>A scalar of one type, or a mapping.</summary>
    public sealed record Either(SchemaType Scalar, MapOf Keys) : SchemaType;

    /// <summary>true, false or a date.</summary>
    public sealed record FlagOrDate : SchemaType;

    /// <summary>A mapping with declared keys.</summary>
    public sealed record ObjectOf(ObjectSchema Schema) : SchemaType;

    /// <summary>A value of one type, or a mapping that contains the value under the key <c>value</c> with further keys beside it.</summary>
    public sealed record Stated(SchemaType Item, ObjectSchema Keys) : SchemaType;
}

/// <summary>The forms of dates: any date, a single year or month or day, or only a day.</summary>
internal enum DateForm { Any, Single, Day }

/// <summary>The kinds of objects that an id can name.</summary>
internal enum IdSpace { Component, Release, Milestone, Record, Source, Figure, Dimension }
