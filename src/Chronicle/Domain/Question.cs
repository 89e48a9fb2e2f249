using System.Collections.Immutable;
using Chronicle.Primitives;

namespace Chronicle.Domain;

/// <summary>A pattern for paths. The files at these paths, or texts in the files, may become components of this kind.</summary>
internal sealed record NewsPattern(Glob Paths, Located<string> Kind);

internal enum QuestionSubject { Component, Release, Figure }

/// <summary>
/// A question about a tree: whether a path or a text exists, one value of a file, a list of values, or the number of files, lines or names.
/// </summary>
internal enum QuestionKind { Path, Text, Value, List, Files, Lines, Names }

/// <summary>The way in which one declared field or figure is searched for in a tree.</summary>
internal sealed record Question(QuestionSubject Subject, string Field, string Label, QuestionKind Kind)
{
    public ImmutableArray<Glob> Files { get; init; } = [];

    public ImmutableArray<Glob> Except { get; init; } = [];

    /// <summary>The pattern for the contents of a file.</summary>
    public SafePattern? Pattern { get; init; }

    /// <summary>The pattern of the part of a file in which <see cref="Pattern"/> is searched for; null for the whole file.</summary>
    public SafePattern? Within { get; init; }

    /// <summary>The pattern that finds a name in the path of a file: its group <c>value</c>. The names are counted or listed.</summary>
    public SafePattern? Name { get; init; }

    /// <summary>The prefix that a value has in records, but not in the tree.</summary>
    public string? Strip { get; init; }

    /// <summary>
    /// The template of a value that consists of several groups of a match. If it is null, the group <c>value</c> is the value.
    /// </summary>
    public string? Form { get; init; }

    /// <summary>Words of the tree, each with the word of the chronicle for it.</summary>
    public ImmutableDictionary<string, string> Words { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>
    /// For the command <c>harvest</c>: the paths of a new release that may become components, or that may contain texts that become
    /// components.
    /// </summary>
    public ImmutableArray<NewsPattern> News { get; init; } = [];

    /// <summary>The pattern of a text that may become a component: its group <c>value</c> is the text.</summary>
    public SafePattern? NewsPattern { get; init; }

    /// <summary>
    /// The shell command with which a reader can repeat the search, with placeholders for the tag and the value. Null for the usual command
    /// of this kind of question.
    /// </summary>
    public string? Command { get; init; }

    /// <summary>The word of the chronicle for a word of the tree.</summary>
    public string Translate(string word) => Words.GetValueOrDefault(word, word);

    /// <summary>A value of a record as the tree writes it: without <see cref="Strip"/>.</summary>
    public string InTree(string value) =>
        Strip is { } prefix && value.StartsWith(prefix, StringComparison.Ordinal) ? value[prefix.Length..] : value;

    public bool Includes(string path) =>
        Files.Any(glob => glob.IsMatch(path)) && !Except.Any(glob => glob.IsMatch(path));
}
