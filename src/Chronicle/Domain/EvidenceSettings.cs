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
    public required string Tag { get; init; }

    /// <summary>
    /// The file and the pattern that find the version of an unpacked tree: all matches of the group <c>value</c>, joined with full stops.
    /// Null if trees do not state their version.
    /// </summary>
    public Reading? Version { get; init; }

    /// <summary>
    /// The field of a release that names the version of the tree in which its figures were counted. Null if figures are always counted in
    /// the tree of the release.
    /// </summary>
    public MeasuredIn? MeasuredIn { get; init; }

    /// <summary>The web address of a path at a tag, with the placeholders <c>{path}</c> and <c>{tag}</c>.</summary>
    public string? PathView { get; init; }

    /// <summary>The web address of a commit, with the placeholder <c>{commit}</c>.</summary>
    public string? CommitView { get; init; }

    /// <summary>The web address of a mail, with the placeholder <c>{message_id}</c>.</summary>
    public string? MessageView { get; init; }

    /// <summary>The statuses of components that are a part of the tree.</summary>
    public ImmutableArray<Located<string>> Present { get; init; } = [];

    /// <summary>
    /// The kinds of milestones that cite commits. The release of such a milestone must be the first one that contains the commits.
    /// </summary>
    public ImmutableArray<Located<string>> Merges { get; init; } = [];

    public ImmutableArray<Question> Questions { get; init; } = [];

    public const string VersionPlaceholder = "{version}";

    public const string CommitPlaceholder = "{commit}";

    public const string MessagePlaceholder = "{message_id}";

    public string TagOf(string version) => Tag.Replace(VersionPlaceholder, version, StringComparison.Ordinal);

    /// <summary>The web address of a commit; null if the settings state no such addresses.</summary>
    public string? CommitAddress(string hash) =>
        CommitView?.Replace(CommitPlaceholder, Uri.EscapeDataString(hash), StringComparison.Ordinal);

    /// <summary>The web address of a mail; null if the settings state no such addresses.</summary>
    public string? MessageAddress(string messageId) =>
        MessageView?.Replace(MessagePlaceholder, Uri.EscapeDataString(messageId.Trim('<', '>')), StringComparison.Ordinal);

    public Question? Find(QuestionSubject subject, string field) =>
        Questions.FirstOrDefault(question => question.Subject == subject && question.Field == field);
}

/// <summary>A file, and the pattern that finds a value in it.</summary>
internal sealed record Reading(string File, SafePattern Pattern);

/// <summary>The release field that names the tree in which figures were counted, and the pattern of the version in it.</summary>
internal sealed record MeasuredIn(string Field, SafePattern Pattern);
