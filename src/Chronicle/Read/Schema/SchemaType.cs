using System.Collections.Immutable;

namespace Chronicle.Read.Schema;

/// <summary>What a value may be. The reader holds every file against these types and says what it expected; editors complete from them.</summary>
internal abstract record SchemaType
{
    /// <summary>Any scalar that is not blank.</summary>
    public sealed record AnyText : SchemaType;

    public sealed record Number : SchemaType;

    public sealed record Flag : SchemaType;

    public sealed record Date : SchemaType;

    /// <summary>An address with scheme <c>http</c>, <c>https</c> or <c>mailto</c>.</summary>
    public sealed record WebAddress : SchemaType;

    /// <summary>One of a few words that the generator knows. <paramref name="Noun"/> is what messages call such a word.</summary>
    public sealed record OneOf(string Noun, ImmutableArray<string> Known) : SchemaType;

    /// <summary>A word of the vocabulary with this key in <c>site.yml</c>. Whether it is one is for Validate to say.</summary>
    public sealed record TermOf(string Vocabulary) : SchemaType;

    /// <summary>The id of something. Whether it exists is for Link to say.</summary>
    public sealed record IdOf(IdSpace Space) : SchemaType;

    public sealed record ListOf(SchemaType Item) : SchemaType;

    /// <summary>Keys of the author's choice, or of the type <paramref name="Key"/>, each with a value of one type.</summary>
    public sealed record MapOf(SchemaType Item, SchemaType? Key = null) : SchemaType;

    /// <summary>Declared keys.</summary>
    public sealed record ObjectOf(ObjectSchema Schema) : SchemaType;
}

/// <summary>What an id may name.</summary>
internal enum IdSpace { Component, Release, Milestone, Record, Source, Figure }
