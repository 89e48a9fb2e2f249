using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Chronicle.Domain;
using Chronicle.Evidence;
using Chronicle.Input;
using Chronicle.Link;
using Chronicle.Primitives;
using Chronicle.Read.Schema;
using Chronicle.Read.Yaml;
using Chronicle.Writing;

namespace Chronicle.Authoring.Drafts;

/// <summary>
/// The drafts for a new release. <c>Release</c> is the draft of the release's record; null if the input already has the record.
/// <c>LeftOut</c> lists the declared facts that the tree does not state, or states without their labels, and the date if it is unknown.
/// <c>News</c> has a draft of a component for each new part that no record names. A part is new if the previous release does not have it.
/// <c>News</c> is null if there is no tree of the previous release.
/// </summary>
internal sealed record HarvestDraft(InputFile? Release, ImmutableArray<string> LeftOut, ImmutableArray<InputFile>? News);

/// <summary>
/// Drafts the records of a release and of its new components from source trees. A fact that the tree does not state completely is left
/// out and listed in <see cref="HarvestDraft.LeftOut"/>.
/// </summary>
internal sealed class Harvest
{
    private readonly InputFiles _files;
    private readonly SiteModel _site;
    private readonly EvidenceSettings _settings;
    private readonly string _version;

    private Harvest(InputFiles files, SiteModel site, EvidenceSettings settings, string version) =>
        (_files, _site, _settings, _version, Id) = (files, site, settings, version, IdOf(version));

    /// <summary>
    /// A harvest for a version. Null if no draft is possible: then <paramref name="problem"/> has the reason, or <paramref name="errors"/>
    /// has the errors of the input.
    /// </summary>
    public static Harvest? Create(InputFiles files, BuildOptions options, string version, out string? problem,
        out ImmutableArray<Diagnostic> errors)
    {
        var input = LinkedInput.Create(files, options with { AsOf = null });
        errors = input.Diagnostics.RemoveAll(found => !found.IsError);
        problem = !Ids.IsValid(IdOf(version)) ? $"\"{version}\" is no version: {Ids.Rule}"
            : input.Site is { Settings.Evidence: null } ? EvidenceRun.NoQuestions
            : null;
        return problem is null && errors.IsEmpty && input.Site is { Settings.Evidence: { } settings } model
            ? new(files, model, settings, version) : null;
    }

    /// <summary>The id of the release that is drafted: its version, with lower-case letters.</summary>
    public string Id { get; }

    /// <summary>The id of the release with the highest version below the version of the draft; null if there is none.</summary>
    public string? Before => _site.Releases.Select(release => release.Id.Value)
        .Where(version => VersionOrder.Instance.Compare(version, Id) < 0).Order(VersionOrder.Instance).LastOrDefault();

    /// <summary>
    /// The tag of the drafted release or of a release with a record, by its id. The tag contains the version as the record or the author
    /// writes it, because an id has lower-case letters only.
    /// </summary>
    public string TagOf(string id) => _settings.TagOf(
        _site.Releases.FirstOrDefault(release => release.Id.Value == id)?.Version ?? (id == Id ? _version : id));

    /// <param name="tree">The tree of the release.</param>
    /// <param name="date">The day of the release's tag; null without a tag.</param>
    /// <param name="before">The tree of the previous release; null if there is none. Then the draft has no news.</param>
    public HarvestDraft Draft(Tree tree, DateOnly? date, Tree? before)
    {
        var findings = new AnswerFinder(_site, _settings, Id)
            .Find(tree, new(Id, Figures: true, OtherFacts: true), null, null)
            .Select(entry => entry.Finding).Where(finding => finding.Value is null && finding.Found).ToArray();
        var isThere = _site.Releases.Any(release => release.Id.Value == Id);
        return new(
            isThere ? null : DraftRelease(findings, date),
            [
                .. _site.Settings.ReleaseFields.Where(field => !CanBeDrafted(field) || findings.All(finding => finding.Field != field.Id))
                    .Select(field => field.Id),
                .. _site.Settings.Figures.Select(figure => figure.Id).Where(id => findings.All(finding => finding.Field != id)),
                .. date is null ? ["date"] : Array.Empty<string>(),
            ],
            before is null ? null : [.. new NewParts(_site, _settings, tree, before).Find().Select(Draft)]);
    }

    private InputFile DraftRelease(Finding[] findings, DateOnly? date)
    {
        var values = new Dictionary<string, YamlNode>(StringComparer.Ordinal);
        if (_version != Id)
            values["version"] = Scalar(_version);
        if (date is { } day)
            values["date"] = Scalar(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        foreach (var field in _site.Settings.ReleaseFields.Where(CanBeDrafted))
            if (findings.FirstOrDefault(finding => finding.Field == field.Id && IsOf(QuestionSubject.Release, finding)) is { } finding)
                values[field.Id] = ToYaml(field, finding.Seen);
        ImmutableArray<YamlEntry> figures = [.. _site.Settings.Figures
            .Select(figure => findings.FirstOrDefault(finding => finding.Field == figure.Id && IsOf(QuestionSubject.Figure, finding)))
            .OfType<Finding>().Select(finding => new YamlEntry(finding.Field, default, Scalar(finding.Seen[0])))];
        if (!figures.IsEmpty)
            values["figures"] = new YamlMapping(figures, default);
        return ToFile("releases", Id, RecordText.Record(new RecordSchemas(_site.Settings).Release, values));
    }

    private static string IdOf(string version) => version.ToLowerInvariant();

    private bool IsOf(QuestionSubject subject, Finding finding) => _settings.Find(subject, finding.Field) is not null;

    private InputFile Draft(NewPart part)
    {
        var values = new Dictionary<string, YamlNode>(StringComparer.Ordinal)
        {
            ["name"] = Scalar(part.Name),
            ["kind"] = Scalar(part.Kind),
            ["since"] = Scalar(Id),
        };
        foreach (var (id, stated) in part.Values)
            if (_site.Settings.ComponentFields.First(declared => declared.Id == id) is var field && CanBeDrafted(field))
                values[id] = ToYaml(field, stated);
        if (_settings.Present is [var present, ..])
            values["status"] = Scalar(present.Value);
        return ToFile("components", part.Id, RecordText.Record(new RecordSchemas(_site.Settings).Component, values));
    }

    // A tree states values without labels.
    private static bool CanBeDrafted(FieldDeclaration field) => field.Shape != FieldShape.Labelled;

    private static YamlNode ToYaml(FieldDeclaration field, ImmutableArray<string> values) =>
        field.Shape == FieldShape.One ? Scalar(values[0]) : new YamlSequence([.. values.Select(Scalar)], default);

    // The values of a draft have no location, because no file contains them yet.
    private static YamlNode Scalar(string value) => new YamlScalar(value, default);

    private InputFile ToFile(string folder, string id, string text) =>
        new($"{_files.Input.Path}/{folder}/{id}.md", Encoding.UTF8.GetBytes(text));
}
