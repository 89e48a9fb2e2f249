using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Link.Evidence;
using Chronicle.Primitives;
using static Chronicle.Presentation.Evidence.ShellWords;

namespace Chronicle.Presentation.Evidence;

/// <summary>
/// Creates the two ways to check a finding: a web address at the tag of the finding, and a git command that repeats the
/// search. The values come from untrusted input, so each word of a command is quoted for a shell.
/// </summary>
internal static class ProofLinks
{
    private const string ValueHole = "{value}";

    /// <summary>Null if site.yml does not state the web addresses of the repository.</summary>
    public static string? Url(EvidenceSettings settings, Claim claim, Finding finding)
    {
        if (claim.Field == CommitRules.Field && claim.OfSource)
            return settings.CommitAddress(finding.Object ?? claim.Value);
        var path = finding.Path ?? (claim.Question?.Kind == QuestionKind.Path ? claim.Value.TrimEnd('/') : "");
        return settings.PathView?
            .Replace("{path}", string.Join('/', path.Split('/').Select(Uri.EscapeDataString)), StringComparison.Ordinal)
            .Replace("{tag}", Uri.EscapeDataString(TagOf(settings, finding)), StringComparison.Ordinal);
    }

    /// <summary>Null if there is no command that a reader can copy safely.</summary>
    public static string? Command(EvidenceSettings settings, Claim claim, Finding finding)
    {
        // The tag can come from an evidence file, which is untrusted input too. The command contains the tag without quotes, so the tag
        // must need none.
        var tag = TagOf(settings, finding);
        if (!IsPlain(tag))
            return null;
        if (claim.Field == CommitRules.Field && claim.OfSource)
            return $"git show -s --format=fuller {Quote(finding.Object ?? claim.Value)}";
        if (claim.Question is not { } question)
            return null;
        var value = question.InTree(claim.Value);
        // The command in site.yml may put quotes around the value. So a value that needs quotes itself is not inserted.
        if (question.Command is { } own)
            return UsesValue(own) && !IsPlain(value) ? null
                : own.Replace("{tag}", tag, StringComparison.Ordinal).Replace(ValueHole, value, StringComparison.Ordinal);
        return question.Kind switch
        {
            QuestionKind.Path => $"git ls-tree {tag} -- {QuotePath(claim.Value)}",
            QuestionKind.Text when finding.Path is { } path => $"git grep -nF -e {Quote(value)} {tag} -- {QuotePath(path)}",
            QuestionKind.Text => $"git grep -nF -e {Quote(value)} {tag} -- {Pathspecs(question)}",
            // "git archive" fails if one of several patterns finds nothing, so this case uses other commands.
            QuestionKind.Lines when question.Files.Length > 1 =>
                $"{List(question, tag)} | sed 's,^,{tag}:,' | tr '\\n' '\\0' | xargs -0r git show | wc -l",
            QuestionKind.Lines => $"git archive {tag} -- {Pathspecs(question)} | tar -xOf - | wc -l",
            QuestionKind.Files => $"{List(question, tag)} | wc -l",
            QuestionKind.Value or QuestionKind.List when question.Pattern is not null && finding.Path is { } file =>
                $"git show {Quote($"{tag}:{file}")}",
            _ => List(question, tag),
        };
    }

    /// <summary>
    /// The git tag at which a finding can be repeated. A finding from an unpacked tree has no tag. In that case the tag is derived from the
    /// version that the tree states, or from the id of the release.
    /// </summary>
    public static string TagOf(EvidenceSettings settings, Finding finding) =>
        finding.Tag ?? settings.TagOf(finding.Tree ?? finding.Release ?? "");

    /// <summary>
    /// The name of the tree of a finding on pages: the version that the tree states, or else the release whose tree was read, or else, for
    /// a commit, the first release that contains the commit.
    /// </summary>
    public static string VersionOf(Finding finding) => finding.Tree ?? finding.Release ?? finding.First ?? "";

    private static bool UsesValue(string command) => command.Contains(ValueHole, StringComparison.Ordinal);

    // Only modes of files begin with 100. So the command lists no symbolic links and no submodules.
    private static string List(Question question, string tag) =>
        $"git ls-tree -rz {tag} | tr '\\0' '\\n' | grep ^100 | cut -f2- | grep -E {Quote(Expression(question.Files))}"
            + (question.Except.IsEmpty ? "" : $" | grep -vE {Quote(Expression(question.Except))}");

    private static string Expression(ImmutableArray<Glob> globs) => string.Join('|', globs.Select(glob => glob.ToExpression()));

    private static string Pathspecs(Question question) => string.Join(' ', question.Files.Select(glob => Quote($":(glob){glob.Text}"))
        .Concat(question.Except.Select(glob => Quote($":(exclude,glob){glob.Text}"))));
}
