using System.Collections.Immutable;
using System.Globalization;
using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Link.Evidence;

/// <summary>
/// Compares the records with the evidence files: every value that a tree can confirm becomes a claim. A claim that the tree contradicts is
/// an error, unless the record gives a reason beside the value.
/// </summary>
internal sealed class EvidenceRules(EvidenceSettings settings, RecordIndex index, StatusHistory statuses,
    ImmutableArray<EvidenceFile> files, DiagnosticBag diagnostics)
{
    private readonly Expectations _expectations = new(settings, index.Releases, statuses);
    private readonly FindingIndex _findings = new(files);

    /// <summary>The claims; null for a chronicle that declares no evidence.</summary>
    public static EvidenceState? Judge(Settings settings, RecordIndex index, StatusHistory statuses, ImmutableArray<EvidenceFile> files,
        DiagnosticBag diagnostics)
    {
        if (settings.Evidence is not { } evidence)
            return null;
        var rules = new EvidenceRules(evidence, index, statuses, files, diagnostics);
        ImmutableArray<Claim> claims =
        [
            .. index.Components.SelectMany(rules.Judge), .. index.Releases.SelectMany(rules.Judge),
            .. CommitRules.Judge(evidence, index, rules._findings, diagnostics),
        ];
        // A finding without a claim may be about a record or a source that is hidden or has an error, so such findings are reported only if
        // there are none.
        if (index.IsComplete)
            rules.ReportUnused();
        return new(claims);
    }

    private IEnumerable<Claim> Judge(Component component)
    {
        foreach (var field in component.Fields)
            if (settings.Find(QuestionSubject.Component, field.Field.Id) is { } question)
                foreach (var item in field.Items)
                    yield return Judge(component, question, item.Text, item.Life);
    }

    private Claim Judge(Component component, Question question, string value, ValueLife life)
    {
        CheckLife(life);
        var all = _findings.Use(component.Id.Value, false, question.Field, value);
        var findings = InTime(all);
        var expected = _expectations.Of(component, life);
        ImmutableArray<Finding> wrong =
        [
            .. findings.Where(finding => expected[_expectations.IndexOf(finding.Release)!.Value] is var expectation
                && expectation != Expectation.None && expectation == Expectation.Present != finding.Found),
        ];
        return Close(component, question, value, life, findings, findings.LastOrDefault(finding => finding.Found), !wrong.IsEmpty,
            isAnswered: !all.IsEmpty, () => Mismatch.Describe(value, wrong, findings, life, component));
    }

    private IEnumerable<Claim> Judge(Release release)
    {
        foreach (var field in release.Fields)
            if (settings.Find(QuestionSubject.Release, field.Field.Id) is { } question)
            {
                var life = (field.Items.FirstOrDefault(item => item.Life.Disputed is not null) ?? field.Items[0]).Life;
                ImmutableArray<string> values = [.. field.Items.Select(item => item.Text)];
                yield return Judge(release, question, values, life, string.Join(", ", values));
            }
        foreach (var figure in release.Figures)
            if (settings.Find(QuestionSubject.Figure, figure.Declaration.Id) is { } question)
                yield return Judge(release, question, [Text(figure.Value)], figure.Life, Text(figure.Value));
    }

    private Claim Judge(Release release, Question question, ImmutableArray<string> values, ValueLife life, string shown)
    {
        var all = _findings.Use(release.Id.Value, false, question.Field, null).RemoveAll(finding => finding.Release != release.Id.Value);
        // The figures of a release were counted in one tree. A finding from a different tree says nothing about them.
        var findings = question.Subject == QuestionSubject.Figure ? all.RemoveAll(finding => !IsOfMeasuredTree(release, finding)) : all;
        var finding = findings.FirstOrDefault();
        var isSame = finding is not null && finding.Found
            && finding.Seen.Order(StringComparer.Ordinal).SequenceEqual(values.Distinct().Order(StringComparer.Ordinal));
        return Close(release, question, shown, life, findings, isSame ? finding : null, finding is not null && !isSame,
            isAnswered: !findings.IsEmpty, () => Mismatch.Describe(question, values, finding!));
    }

    /// <summary>Whether the tree of a finding is the tree in which the figures of a release were counted.</summary>
    private bool IsOfMeasuredTree(Release release, Finding finding) => MeasuredVersion(settings, release) is not { } version
        || finding.Tree == version || finding.Tag == settings.TagOf(version);

    /// <summary>The version of the tree in which the figures of a release were counted; null if the release does not state it.</summary>
    public static string? MeasuredVersion(EvidenceSettings settings, Release release) => settings.MeasuredIn is { } measured
        && release.Field(measured.Field) is { } field
        && measured.Pattern.Match(field.Items[0].Text) is { Success: true } match ? match.Groups["value"].Value : null;

    private Claim Close(Record record, Question question, string value, ValueLife life, ImmutableArray<Finding> findings, Finding? proof,
        bool isWrong, bool isAnswered, Func<string> describe)
    {
        var claim = new Claim
        {
            Subject = record.Id.Value,
            Field = question.Field,
            Label = question.Label,
            Value = value,
            At = life.At,
            Question = question,
            Findings = findings,
            Proof = proof,
        };
        if (isWrong && life.Disputed is null)
            diagnostics.Add(Rules.Contradicted, life.At, describe);
        if (!isAnswered)
            Judgement.ReportUnproved(claim, _findings, "a tree", diagnostics);
        return Judgement.Close(claim, life, isWrong, findings.LastOrDefault()?.Where ?? "", diagnostics);
    }

    private void CheckLife(ValueLife life)
    {
        var start = _expectations.IndexOf(life.Since?.Value.Value);
        if (life is { Until: { } until } && _expectations.IndexOf(until.Value.Value) < start)
            diagnostics.Add(Rules.LifeReversed, until.At,
                $"\"until\" is {until.Value}, before \"since\", {life.Since!.Value}; exchange them");
        if (life is { PresentSince: { } present } && _expectations.IndexOf(present.Value.Value) >= start)
            diagnostics.Add(Rules.LifeReversed, present.At,
                $"\"present_since\" is {present.Value}, not before \"since\", {life.Since!.Value}; leave it out");
    }

    // The findings in the order of the releases. Findings for releases that the site does not have, or hides, are dropped.
    private ImmutableArray<Finding> InTime(ImmutableArray<Finding> findings) =>
        [.. findings.Where(finding => _expectations.IndexOf(finding.Release) is not null)
            .OrderBy(finding => _expectations.IndexOf(finding.Release))];

    private void ReportUnused()
    {
        foreach (var file in files)
            foreach (var finding in file.Findings)
                if (!_findings.IsUsed(finding) || finding.Release is not null && _expectations.IndexOf(finding.Release) is null)
                    diagnostics.Add(Rules.UnusedFinding, finding.At, "no record states this any more; run `evidence`, or delete the line");
    }

    private static string Text(decimal number) => number.ToString("0.############", CultureInfo.InvariantCulture);
}
