using System.Collections.Immutable;
using Chronicle.Primitives;

namespace Chronicle.Domain;

/// <summary>The rules for comparing the facts of records with the subject's source tree: <c>evidence</c> in <c>site.yml</c>.</summary>
internal sealed record EvidenceSettings
{
    public required SourceLocation At { get; init; }

    /// <summary>The address of the repository, for readers and for cloning.</summary>
    public required string Repository { get; init; }

    /// <summary>The pattern for the name of a release's tag. <c>{version}</c> is replaced with the version of the release.</summary>
    public string Tag { get; init; } = "v" + VersionHole;

    /// <summary>
    /// The file and the pattern that find the version of an unpacked tree: all matches of the group <c>value</c>, joined with full stops.
    /// Null if trees do not state their version.
    /// </summary>
    public Reading? Version { get; init; }

    /// <summary>
    /// The place at which a release states in which version of the tree its figures were counted. Null if figures are always counted in the
    /// tree of the release.
    /// </summary>
    public MeasuredIn? MeasuredIn { get; init; }

    /// <summary>The web address of a path at a tag, with the placeholders <c>{path}</c> and <c>{tag}</c>.</summary>
    public string? PathView { get; init; }

    /// <summary>The web address of a commit, with the placeholder <c>{commit}</c>.</summary>
    public string? CommitView { get; init; }

    /// <summary>The web address of a mail, with the placeholder <c>{message_id}</c>.</summary>
    public string? MessageView { get; init; }

    /// <summary>The statuses that mean that a component is a part of the tree.</summary>
    public ImmutableArray<Located<string>> Present { get; init; } = [];

    /// <summary>
    /// The kinds of milestones that cite commits. The release of such a milestone must be the first one that contains the commits.
    /// </summary>
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

    public IEnumerable<Located<RecordId>> References => new[] { Since, Until, PresentSince }.OfType<Located<RecordId>>();
}
