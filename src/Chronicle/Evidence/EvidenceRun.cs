using System.Collections.Immutable;
using System.Text;
using Chronicle.Domain;
using Chronicle.Input;
using Chronicle.Link;
using Chronicle.Link.Evidence;
using Chronicle.Primitives;

namespace Chronicle.Evidence;

/// <summary>
/// A tree in a repository, by its tag, for the questions about one release. If <paramref name="OnlyFigures"/> is set, the tree answers only
/// the questions about figures.
/// </summary>
internal sealed record TaggedTree(string Release, string Tag, bool OnlyFigures);

/// <summary>The number of claims in each state.</summary>
internal sealed record ClaimCounts(int Proved, int Cited, int Disputed, int Contradicted);

/// <summary>
/// The result of a run. <paramref name="Changed"/> contains the changed evidence files. An empty file means that the file must be deleted.
/// <paramref name="Mistakes"/> are the contradictions between the records and the new evidence files.
/// <paramref name="Differences"/> are the answers that differ from the old evidence files.
/// </summary>
internal sealed record EvidenceResult(
    ImmutableArray<InputFile> Changed, ImmutableArray<Diagnostic> Mistakes, ImmutableArray<Diagnostic> Differences, int Answers,
    ClaimCounts Counts);

/// <summary>Compares the statements of records with source trees, and makes the evidence files. The caller supplies the trees.</summary>
internal sealed class EvidenceRun
{
    /// <summary>The reason why a chronicle without questions has no run.</summary>
    public const string NoQuestions =
        "site.yml declares no \"evidence\", so there is nothing to ask; `help keys site` describes the key";

    private readonly InputFiles _files;
    private readonly BuildOptions _options;
    private readonly ParsedSite _parsed;
    private readonly SiteModel _site;
    private readonly EvidenceSettings _settings;
    private readonly string? _only;
    private readonly AnswerFinder _finder;
    private readonly Dictionary<(string Id, bool OfSource), Dictionary<(string, string?, string?), Finding>> _answers = [];

    private EvidenceRun(InputFiles files, BuildOptions options, ParsedSite parsed, SiteModel site, EvidenceSettings settings, string? only)
    {
        (_files, _options, _parsed, _site, _settings, _only) = (files, options, parsed, site, settings, only);
        _finder = new(site, settings, only);
    }

    /// <summary>
    /// Returns a run for the input. Null if there is nothing to ask; <paramref name="problem"/> is then the reason. Null also if the input
    /// has errors other than wrong or missing evidence; <paramref name="errors"/> then contains these errors.
    /// </summary>
    public static EvidenceRun? Create(InputFiles files, BuildOptions options, string? only, out string? problem,
        out ImmutableArray<Diagnostic> errors)
    {
        // No record is hidden here, because the day of the options (--as-of) is only the day that is stored with the answers.
        options = options with { AsOf = null };
        var (parsed, model, diagnostics) = LinkedInput.Create(files, options);
        errors = [.. diagnostics.Where(found => found.IsError && !IsAboutEvidence(found)),
            .. model is null ? [] : FindTooLong(model, only)];
        problem = null;
        if (model is not { } site || !errors.IsEmpty)
            return null;
        if (site.Settings.Evidence is not { } settings)
            problem = NoQuestions;
        else if (only is not null && parsed.Records.All(record => record.Id.Value != only)
            && parsed.Sources.All(source => source.Id.Value != only))
            problem = $"there is no record and no source \"{only}\""
                + Nearest.Hint(only, parsed.Records.Select(record => record.Id.Value)
                    .Concat(parsed.Sources.Select(source => source.Id.Value)));
        else
            return new(files, options, parsed, site, settings, only);
        return null;
    }

    // A pattern can repeat its placeholder. With a short value such a pattern is valid, but with a long value its table is too large.
    private static IEnumerable<Diagnostic> FindTooLong(SiteModel site, string? only) =>
        from component in site.Components
        where only is null || only == component.Id.Value
        from field in component.Fields
        let question = site.Settings.Evidence?.Find(QuestionSubject.Component, field.Field.Id)
        where question is { Kind: QuestionKind.Text }
        from item in field.Items
        where question.Pattern!.Fill(question.InTree(item.Text)) is null
        select Rules.BadTreePattern.At(item.Life.At,
            $"\"{Shortening.Shorten(item.Text, 60)}\" is too long for the pattern of \"{question.Field}\", which repeats it; "
                + "shorten the value, or take the repetition out of the pattern");

    /// <summary>
    /// The trees of a repository that can answer questions: one for each release, and one for each release whose figures were counted in a
    /// different tree.
    /// </summary>
    public ImmutableArray<TaggedTree> TaggedTrees =>
    [
        .. _site.Releases.Select(release => new TaggedTree(release.Id.Value, _settings.TagOf(release.Version), false)),
        .. _settings.MeasuredIn is null ? [] : _site.Releases
            .Select(release => (Release: release, Measured: EvidenceRules.MeasuredVersion(_settings, release)))
            .Where(entry => entry.Measured is { } measured && !IsVersionOf(entry.Release, measured) && IsTagPart(measured))
            .Select(entry => new TaggedTree(entry.Release.Id.Value, _settings.TagOf(entry.Measured!), true)),
    ];

    /// <summary>The hashes of commits that sources state, each once.</summary>
    public ImmutableArray<string> Commits => [.. SourcesWithCommit.Select(source => source.Commit!).Distinct()];

    /// <summary>
    /// The version that an unpacked tree states; null if <c>site.yml</c> names no file with the version.
    /// </summary>
    /// <param name="problem">The reason why the tree cannot be used: there is no such release, the tree states no version, or the tree
    /// belongs to a different release. Otherwise null.</param>
    public string? ReadVersion(Tree tree, string release, out string? problem)
    {
        problem = null;
        if (_site.Releases.FirstOrDefault(known => known.Id.Value == release) is not { } record)
        {
            problem = $"there is no release \"{release}\"" + Nearest.Hint(release, _site.Releases.Select(known => known.Id.Value));
            return null;
        }
        if (_settings.Version is not { } reading)
            return null;
        string? version = null;
        var isThere = tree.Read(reading.File, null, bytes => version = string.Join('.', reading.Pattern
            .Matches(Encoding.UTF8.GetString(bytes.Span).ReplaceLineEndings("\n")).Select(match => match.Groups["value"].Value)));
        if (!isThere || string.IsNullOrEmpty(version))
            problem = $"the tree of {release} has no {reading.File} that states a version, so its version is unknown";
        else if (version == record.Version + ".0" || version == release + ".0")
            return version[..^2];
        else if (version != release && !version.StartsWith(release + ".", StringComparison.Ordinal)
            && version != record.Version && !version.StartsWith(record.Version + ".", StringComparison.Ordinal))
            problem = $"the tree given for {release} is one of {version}: its {reading.File} says so";
        return version;
    }

    /// <summary>Stores the answers to all questions that a tree of this release can answer.</summary>
    public void AddAnswers(Tree tree, string release, string? version, bool onlyFigures)
    {
        var record = _site.Releases.First(known => known.Id.Value == release);
        var asksFigures = onlyFigures || EvidenceRules.MeasuredVersion(_settings, record) is not { } measured
            || (version is null ? IsVersionOf(record, measured) : measured == version);
        foreach (var (id, finding) in _finder.Find(tree, new(release, asksFigures, !onlyFigures), version ?? release, Day))
            if (IsStated(id, finding))
                Add(id, ofSource: false, finding);
    }

    /// <summary>The day that is stored with the answers; null if none is stored.</summary>
    public DateOnly? On { get; set; }

    /// <summary>
    /// Adds the answers about commits. A hash in <paramref name="ambiguous"/> fits several objects and gets no answer. A hash that is in
    /// neither argument counts as not found.
    /// </summary>
    public void AddCommits(IReadOnlyDictionary<string, CommitFacts> commits, ImmutableArray<string> ambiguous)
    {
        foreach (var source in SourcesWithCommit.Where(source => !ambiguous.Contains(source.Commit!)))
        {
            var facts = commits.GetValueOrDefault(source.Commit!);
            Add(source.Id.Value, ofSource: true, new()
            {
                At = default,
                Field = CommitRules.Field,
                Value = source.Commit,
                Found = facts is not null,
                Object = facts?.Id,
                Authored = Date(facts?.Authored),
                Committed = Date(facts?.Committed),
                First = facts?.First,
                On = Day,
            });
        }
    }

    public EvidenceResult Finish()
    {
        var merge = new EvidenceMerge(_parsed, _site, _answers, _only, _files.Input.Path);
        var after = Linker.Run(_parsed with { EvidenceFiles = merge.EvidenceFiles }, _options);
        var claims = after.Value!.Evidence!.Claims;
        return new(
            merge.Changed(_files.Input),
            Diagnostic.InOrder(after.Diagnostics.Where(IsAboutEvidence)),
            Diagnostic.InOrder(merge.Differences(_site.Evidence!)),
            _answers.Values.Sum(answers => answers.Count),
            new(Count(ClaimState.Proved), Count(ClaimState.Cited), Count(ClaimState.Disputed), Count(ClaimState.Contradicted)));

        int Count(ClaimState state) => claims.Count(claim => claim.State == state);
    }

    private IEnumerable<Source> SourcesWithCommit => _site.Sources.Where(source => CommitRules.IsAsked(_settings, source)
        && (_only is null || _only == source.Id.Value));

    private PartialDate? Day => Date(On);

    private static PartialDate? Date(DateOnly? day) => day is { } known ? PartialDate.Of(known) : null;

    private void Add(string id, bool ofSource, Finding finding)
    {
        if (_only is not null && _only != id)
            return;
        if (!_answers.TryGetValue((id, ofSource), out var answers))
            _answers.Add((id, ofSource), answers = []);
        answers[finding.Key] = finding;
    }

    // A tree may state facts about a release that the record of the release does not state. Such answers are not stored.
    private bool IsStated(string record, Finding finding) => finding.Value is not null
        || _site.Releases.First(release => release.Id.Value == record) is var release
            && (release.Field(finding.Field) is not null || release.Figure(finding.Field) is not null);

    // The version in the record can have capital letters, the id cannot.
    private static bool IsVersionOf(Release release, string version) => version == release.Id.Value || version == release.Version;

    private static bool IsTagPart(string version) =>
        version.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '-')
        && !version.Contains("..", StringComparison.Ordinal);

    private static bool IsAboutEvidence(Diagnostic found) => found.Rule.Code[0] == 'E' && found.Rule != Rules.BadQuestion
        && found.Rule != Rules.BadTreePattern;
}
