using System.Collections.Immutable;
using System.Text;
using Chronicle.Domain;
using Chronicle.Evidence;
using Chronicle.Input;
using Chronicle.Link;
using Chronicle.Primitives;
using Chronicle.Read;
using Chronicle.Read.Schema;
using Chronicle.Read.Yaml;
using Chronicle.Validate;

namespace Chronicle.Authoring;

/// <summary>
/// The draft of a release, null if there is a record of it; the declared facts that no tree answers; and the parts that are new against
/// the release before and that no record names, each with the draft of a component.
/// </summary>
internal sealed record HarvestDraft(InputFile? Release, ImmutableArray<string> LeftOut, ImmutableArray<InputFile> News);

/// <summary>Drafts what a new release brings. Nothing is invented: what a tree does not answer is left out and named.</summary>
internal sealed class Harvest
{
    private readonly InputFiles _files;
    private readonly SiteModel _site;
    private readonly EvidenceSettings _settings;
    private readonly string _version;

    private Harvest(InputFiles files, SiteModel site, EvidenceSettings settings, string version) =>
        (_files, _site, _settings, _version) = (files, site, settings, version);

    /// <summary>Null, with the reason or with the errors of the input, if nothing can be drafted.</summary>
    public static Harvest? Create(InputFiles files, BuildOptions options, string version, out string? problem,
        out ImmutableArray<Diagnostic> errors)
    {
        var parsed = Reader.Run(files);
        var valid = Validator.Run(parsed.Value);
        var site = Linker.Run(valid.Value, options with { AsOf = null });
        errors = [.. parsed.Diagnostics.Concat(valid.Diagnostics).Concat(site.Diagnostics).Where(found => found.IsError)];
        problem = !Ids.IsValid(version) ? $"\"{version}\" is no version: {Ids.Rule}"
            : site.Value is not null && site.Value.Settings.Evidence is null
                ? "site.yml declares no \"evidence\", so there is nothing to ask; input/README.md describes the key"
            : null;
        return problem is null && errors.IsEmpty && site.Value is { Settings.Evidence: { } settings } model
            ? new(files, model, settings, version) : null;
    }

    /// <summary>The newest release before this one; null if there is none.</summary>
    public string? Before => _site.Releases.Select(release => release.Id.Value)
        .Where(version => VersionOrder.Instance.Compare(version, _version) < 0).Order(VersionOrder.Instance).LastOrDefault();

    public string TagOf(string version) => _settings.TagOf(version);

    /// <param name="tree">The tree of the release.</param>
    /// <param name="date">The day of its tag; null without a tag.</param>
    /// <param name="before">The tree of the release before; null if there is none.</param>
    public HarvestDraft Draft(Tree tree, DateOnly? date, Tree? before)
    {
        var findings = new Asker(_site, _settings, _version)
            .Ask(tree, new(_version, AsksFigures: true, AsksRest: true), null, null)
            .Select(entry => entry.Finding).Where(finding => finding.Value is null && finding.Found).ToArray();
        var isThere = _site.Releases.Any(release => release.Id.Value == _version);
        return new(
            isThere ? null : DraftRelease(findings, date),
            [
                .. _site.Settings.ReleaseFields.Select(field => field.Id).Concat(_site.Settings.Figures.Select(figure => figure.Id))
                    .Where(id => findings.All(finding => finding.Field != id)),
                .. date is null ? ["date"] : Array.Empty<string>(),
            ],
            before is null ? [] : DraftNews(tree, before));
    }

    private InputFile DraftRelease(Finding[] findings, DateOnly? date)
    {
        var at = SourceLocation.StartOf("");
        var schema = EvidenceSchemas.Declared(Schemas.Release, _site.Settings);
        var values = new Dictionary<string, YamlNode>(StringComparer.Ordinal);
        if (date is { } day)
            values["date"] = new YamlScalar(day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), at);
        foreach (var field in _site.Settings.ReleaseFields)
            if (findings.FirstOrDefault(finding => finding.Field == field.Id && IsOf(QuestionSubject.Release, finding)) is { } finding)
                values[field.Id] = field.Shape != FieldShape.One
                    ? new YamlSequence([.. finding.Seen.Select(value => new YamlScalar(value, at))], at)
                    : new YamlScalar(finding.Seen[0], at);
        ImmutableArray<YamlEntry> figures = [.. _site.Settings.Figures
            .Select(figure => findings.FirstOrDefault(finding => finding.Field == figure.Id && IsOf(QuestionSubject.Figure, finding)))
            .OfType<Finding>().Select(finding => new YamlEntry(finding.Field, at, new YamlScalar(finding.Seen[0], at)))];
        if (!figures.IsEmpty)
            values["figures"] = new YamlMapping(figures, at);
        return ToFile("releases", _version, RecordText.Record(schema, values));
    }

    private bool IsOf(QuestionSubject subject, Finding finding) => _settings.Find(subject, finding.Field) is not null;

    private ImmutableArray<InputFile> DraftNews(Tree tree, Tree before)
    {
        var drafts = new SortedDictionary<string, InputFile>(StringComparer.Ordinal);
        var taken = _site.Linked.Keys.Select(id => id.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var question in _settings.Questions)
            foreach (var news in question.News)
            {
                var search = new FileSearch([question with { Files = [news.Paths], Except = [] }]);
                var known = search.Find(before)[0].Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
                var names = NamesIn(question);
                foreach (var file in search.Find(tree)[0].Where(file => !known.Contains(file.Path)))
                {
                    var part = PartOf(file.Path, search, before);
                    if (!drafts.ContainsKey(part) && !names.Any(name => Covers(name, part)))
                        drafts.Add(part, DraftComponent(question, news, part, taken));
                }
            }
        return [.. drafts.Values];
    }

    private string[] NamesIn(Domain.Question question) =>
        [.. _site.Components.SelectMany(component => component.Fields).Where(field => field.Field.Id == question.Field)
            .SelectMany(field => field.Values)];

    // The outermost folder that the release before does not have, or the file itself.
    private static string PartOf(string path, FileSearch search, Tree before)
    {
        for (var slash = path.IndexOf('/'); slash > 0; slash = path.IndexOf('/', slash + 1))
            if (search.Find(before, path[..slash]) is null)
                return path[..(slash + 1)];
        return path;
    }

    private static bool Covers(string name, string part) => name == part
        || name.EndsWith('/') && part.StartsWith(name, StringComparison.Ordinal);

    private InputFile DraftComponent(Domain.Question question, NewsPattern news, string part, HashSet<string> taken)
    {
        var at = SourceLocation.StartOf("");
        var name = part.TrimEnd('/').Split('/')[^1].Split('.')[0];
        var id = NewId.Suggest(name, [.. taken]) ?? "part";
        taken.Add(id);
        var isList = _site.Settings.ComponentFields.First(field => field.Id == question.Field).Shape != FieldShape.One;
        var values = new Dictionary<string, YamlNode>(StringComparer.Ordinal)
        {
            ["name"] = new YamlScalar(name, at),
            ["kind"] = new YamlScalar(news.Kind.Value, at),
            ["since"] = new YamlScalar(_version, at),
            [question.Field] = isList ? new YamlSequence([new YamlScalar(part, at)], at) : new YamlScalar(part, at),
        };
        if (_settings.Present is [var present, ..])
            values["status"] = new YamlScalar(present.Value, at);
        return ToFile("components", id, RecordText.Record(EvidenceSchemas.Declared(Schemas.Component, _site.Settings), values));
    }

    private InputFile ToFile(string folder, string id, string text) =>
        new($"{_files.Input.Path}/{folder}/{id}.md", Encoding.UTF8.GetBytes(text));
}
