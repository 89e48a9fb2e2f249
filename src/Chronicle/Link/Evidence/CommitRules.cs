using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Link.Evidence;

/// <summary>
/// Compares the commits of sources with the evidence files. The commit must exist, and its date must be the date of the source. If a
/// milestone cites the source as a merge, the first release with the commit must be the release of the milestone.
/// </summary>
internal static class CommitRules
{
    /// <summary>The value of the key <c>field</c> in a finding about the commit of a source.</summary>
    public const string Field = "commit";

    public static IEnumerable<Claim> Judge(EvidenceSettings settings, RecordIndex index, FindingIndex recorded, DiagnosticBag diagnostics)
    {
        var citing = index.Milestones
            .Where(milestone => milestone.Release is not null && settings.Merges.Any(kind => kind.Value == milestone.Kind.Value))
            .SelectMany(milestone => milestone.Sources.Select(source => (Source: source.Value, Milestone: milestone)))
            .ToLookup(entry => entry.Source, entry => entry.Milestone);
        foreach (var source in index.Sources)
        {
            CheckAddress(settings, source, diagnostics);
            if (IsAsked(settings, source))
                yield return Judge(source, citing[source.Id], recorded, diagnostics);
        }
    }

    private static Claim Judge(Source source, IEnumerable<Milestone> citing, FindingIndex recorded, DiagnosticBag diagnostics)
    {
        var finding = recorded.Use(source.Id.Value, true, Field, source.Commit).FirstOrDefault();
        var wrong = finding is null ? [] : Contradictions(source, finding, citing).ToArray();
        var life = source.CommitLife!;
        foreach (var (at, message) in life.Disputed is null ? wrong : [])
            diagnostics.Add(Rules.Contradicted, at, message);
        var claim = new Claim
        {
            Subject = source.Id.Value,
            OfSource = true,
            Field = Field,
            Label = Field,
            Value = source.Commit!,
            At = life.At,
            Findings = finding is null ? [] : [finding],
            Proof = finding is { Found: true } && wrong.Length == 0 ? finding : null,
        };
        if (finding is null)
            Judgement.ReportUnproved(claim, recorded, "a repository", diagnostics);
        return Judgement.Close(claim, life, wrong.Length > 0, "the repository", diagnostics);
    }

    /// <summary>Whether the commit of a source is in the repository of the subject. The address of the source decides this.</summary>
    public static bool IsAsked(EvidenceSettings settings, Source source) => source.Commit is not null
        && (IsBelow(settings.Repository, source.Url.Value)
            || PrefixOf(settings.CommitView) is { } prefix && source.Url.Value.StartsWith(prefix, StringComparison.Ordinal));

    // The repository https://code.example/lamps does not contain https://code.example/lamps-old.
    private static bool IsBelow(string repository, string url) => url.StartsWith(repository, StringComparison.Ordinal)
        && (repository.EndsWith('/') || url.Length == repository.Length || url[repository.Length] is '/' or '?' or '#');

    private static IEnumerable<(SourceLocation At, string Message)> Contradictions(Source source, Finding finding,
        IEnumerable<Milestone> citing)
    {
        if (!finding.Found)
        {
            yield return (source.CommitLife!.At, $"the repository does not have the commit \"{source.Commit}\"; correct the hash");
            yield break;
        }
        var (date, other) = source.IsAuthorDate ? (finding.Authored, finding.Committed) : (finding.Committed, finding.Authored);
        if (source.Date is { Approximate: false } stated && date is { } found && !Includes(stated, found))
            yield return (source.CommitLife!.At, Describe(source, stated, found, other));
        foreach (var milestone in citing)
            if (finding.First is not null && milestone.Release is { } release && release.Value.Value != finding.First)
                yield return (release.At, $"the milestone names {release.Value}, and the first release that contains the commit of "
                    + $"\"{source.Id}\" is {finding.First}; write release: \"{finding.First}\"");
            else if (finding.First is null && milestone.Release is { } later)
                yield return (later.At, $"the milestone names {later.Value}, and no release contains the commit of \"{source.Id}\"; "
                    + "correct the hash of the source, or leave the release out");
    }

    private static string Describe(Source source, PartialDate stated, PartialDate found, PartialDate? other)
    {
        var (meant, second) = source.IsAuthorDate ? ("author's date", "date") : ("date", "author's date");
        var advice = other is { } agreeing && Includes(stated, agreeing)
            ? $"the {second} agrees: write {(source.IsAuthorDate ? "the hash alone" : $"{{ value: {source.Commit}, dated: author }}")}"
            : $"write date: \"{found}\"";
        return $"the source is of {stated}, and the {meant} of its commit is {found}; {advice}";
    }

    private static bool Includes(PartialDate stated, PartialDate day) =>
        stated.FirstDay <= day.FirstDay && day.FirstDay <= stated.LastDay;

    /// <summary>If an address contains a commit or a Message-ID, the source must state the same one.</summary>
    private static void CheckAddress(EvidenceSettings settings, Source source, DiagnosticBag diagnostics)
    {
        if (PrefixOf(settings.CommitView) is { } prefix && source.Url.Value.StartsWith(prefix, StringComparison.Ordinal)
            && HashAt(source.Url.Value, prefix.Length) is { } hash)
            Compare(source, "commit", hash, source.Commit, source.CommitLife?.At, diagnostics);
        if (HostOf(settings.MessageView) is { } host && HostOf(source.Url.Value) == host
            && source.Url.Value.Split('/', '#', '?').FirstOrDefault(part => part.Contains('@')) is { } mail)
            Compare(source, "message_id", Uri.UnescapeDataString(mail), source.MessageId?.Trim('<', '>'), source.MessageIdAt, diagnostics);
    }

    private static void Compare(Source source, string key, string inAddress, string? stated, SourceLocation? at, DiagnosticBag diagnostics)
    {
        if (stated is null)
            diagnostics.Add(Rules.UnstatedIdentity, source.At, $"the address of \"{source.Id}\" contains {inAddress}; state it: "
                + $"{key}: \"{inAddress}\"");
        else if (!stated.StartsWith(inAddress, StringComparison.OrdinalIgnoreCase)
            && !inAddress.StartsWith(stated, StringComparison.OrdinalIgnoreCase))
            diagnostics.Add(Rules.OtherIdentity, at ?? source.At, $"\"{key}\" is \"{stated}\", and the address contains {inAddress}; "
                + "correct one of the two");
    }

    private static string? HashAt(string url, int start)
    {
        var end = start;
        while (end < url.Length && char.IsAsciiHexDigit(url[end]))
            end++;
        return end - start >= 7 ? url[start..end] : null;
    }

    private static string? PrefixOf(string? view) => view?[..view.IndexOf(EvidenceSettings.CommitPlaceholder, StringComparison.Ordinal)];

    private static string? HostOf(string? address) =>
        Uri.TryCreate(address?.Replace(EvidenceSettings.MessagePlaceholder, "x", StringComparison.Ordinal), UriKind.Absolute, out var uri)
            ? uri.Host : null;
}
