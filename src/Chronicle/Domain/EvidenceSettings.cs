using System.Collections.Immutable;
using Chronicle.Primitives;

namespace Chronicle.Domain;

/// <summary>How the facts of records are held against the subject's own source tree: <c>evidence</c> in <c>site.yml</c>.</summary>
internal sealed record EvidenceSettings
{
    public required SourceLocation At { get; init; }

    /// <summary>The address of the repository, for readers and for those who clone it.</summary>
    public required string Repository { get; init; }

    /// <summary>The pattern of the name of a release's tag. <c>{version}</c> is replaced with its id.</summary>
    public string Tag { get; init; } = "v" + VersionHole;

    /// <summary>Where an unpacked tree states its version: every match of the group <c>value</c>, joined by points.</summary>
    public Reading? Version { get; init; }

    /// <summary>
    /// Where a release states the version of the tree that its figures were counted in; null: in the tree of the release.
    /// </summary>
    public MeasuredIn? MeasuredIn { get; init; }

    /// <summary>Web addresses with holes: of a path at a tag, of a commit, and of a mail.</summary>
    public string? PathView { get; init; }

    public string? CommitView { get; init; }

    public string? MessageView { get; init; }

    /// <summary>The statuses of components that are part of the tree.</summary>
    public ImmutableArray<Located<string>> Present { get; init; } = [];

    /// <summary>The kinds of milestone whose release is the first that holds the commits that they cite.</summary>
    public ImmutableArray<Located<string>> Merges { get; init; } = [];

    public ImmutableArray<Question> Questions { get; init; } = [];

    public const string VersionHole = "{version}";

    public string TagOf(string version) => Tag.Replace(VersionHole, version, StringComparison.Ordinal);

    public Question? Find(QuestionSubject subject, string field) =>
        Questions.FirstOrDefault(question => question.Subject == subject && question.Field == field);
}

/// <summary>A file, and the pattern that finds a value in it.</summary>
internal sealed record Reading(string File, SafePattern Pattern);

/// <summary>The release field that names the tree in which figures were counted, and the pattern of the version in it.</summary>
internal sealed record MeasuredIn(string Field, SafePattern Pattern);

/// <summary>Paths that may become components of a kind.</summary>
internal sealed record NewsPattern(Glob Paths, Located<string> Kind);

internal enum QuestionSubject { Component, Release, Figure }

/// <summary>
/// What a tree is asked: whether a path is there, whether a text is, which value a file states, which list of values, or how many files,
/// lines or names there are.
/// </summary>
internal enum QuestionKind { Path, Text, Value, List, Files, Lines, Names }

/// <summary>How one declared field or figure is looked for in a tree.</summary>
internal sealed record Question(QuestionSubject Subject, string Field, string Label, QuestionKind Kind)
{
    public ImmutableArray<Glob> Files { get; init; } = [];

    public ImmutableArray<Glob> Except { get; init; } = [];

    /// <summary>The pattern in the contents of a file.</summary>
    public SafePattern? Pattern { get; init; }

    /// <summary>The part of the file in which the pattern is looked for.</summary>
    public SafePattern? Within { get; init; }

    /// <summary>The pattern in the path of a file, with the group <c>value</c>.</summary>
    public SafePattern? Name { get; init; }

    /// <summary>The beginning of a value that the tree writes without it.</summary>
    public string? Strip { get; init; }

    /// <summary>The value made from the groups of a match; the group <c>value</c> alone if it is absent.</summary>
    public string? Form { get; init; }

    /// <summary>The words of the tree with our words.</summary>
    public ImmutableDictionary<string, string> Words { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The paths of a new release that may become components, or in which texts may, each with the kind of component.</summary>
    public ImmutableArray<NewsPattern> News { get; init; } = [];

    /// <summary>The pattern of a text that may become a component, with the group <c>value</c>.</summary>
    public SafePattern? NewsPattern { get; init; }

    /// <summary>The command that repeats the answer, in place of the usual one.</summary>
    public string? Command { get; init; }

    /// <summary>The word of the tree in our words.</summary>
    public string Translate(string word) => Words.GetValueOrDefault(word, word);

    public bool Includes(string path) =>
        Files.Any(glob => glob.IsMatch(path)) && !Except.Any(glob => glob.IsMatch(path));
}

/// <summary>
/// The life of a stated value: the releases that have it, and the reason why a contradiction by the tree is none.
/// </summary>
internal sealed record ValueLife(SourceLocation At)
{
    public Located<RecordId>? Since { get; init; }

    /// <summary>The last release that has it.</summary>
    public Located<RecordId>? Until { get; init; }

    /// <summary>The release whose tree first has it, where that is earlier than the release that the record names.</summary>
    public Located<RecordId>? PresentSince { get; init; }

    public Located<string>? Disputed { get; init; }

    public IEnumerable<Located<RecordId>> References => new[] { Since, Until, PresentSince }.OfType<Located<RecordId>>();
}
