using System.Collections.Immutable;

namespace Site.Read;

/// <summary>What a value may be. The reader holds every file against these types and says what it expected; editors complete from them.</summary>
public abstract record KeyType
{
    /// <summary>Any scalar that is not blank.</summary>
    public sealed record Words : KeyType;

    public sealed record Number : KeyType;

    public sealed record Flag : KeyType;

    public sealed record Date : KeyType;

    /// <summary>An address with scheme <c>http</c>, <c>https</c> or <c>mailto</c>.</summary>
    public sealed record WebAddress : KeyType;

    /// <summary>One of a few words that the generator knows. <paramref name="Noun"/> is what messages call such a word.</summary>
    public sealed record OneOf(string Noun, ImmutableArray<string> Known) : KeyType;

    /// <summary>A word of the vocabulary with this key in <c>site.yml</c>. Whether it is one is for Validate to say.</summary>
    public sealed record TermOf(string Vocabulary) : KeyType;

    /// <summary>The id of something. Whether it exists is for Link to say.</summary>
    public sealed record IdOf(IdSpace Space) : KeyType;

    public sealed record ListOf(KeyType Item) : KeyType;

    /// <summary>Keys of the author's choice, or of the type <paramref name="Key"/>, each with a value of one type.</summary>
    public sealed record MapOf(KeyType Item, KeyType? Key = null) : KeyType;

    /// <summary>Keys that are known.</summary>
    public sealed record Keys(Shape Shape) : KeyType;
}

/// <summary>What an id may name.</summary>
public enum IdSpace { Component, Release, Milestone, Record, Source, Figure }
