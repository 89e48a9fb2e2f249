using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Primitives;
using Chronicle.Read.Schema;
using Chronicle.Read.Yaml;

namespace Chronicle.Read;

/// <summary>
/// Reads <c>evidence</c> of <c>site.yml</c>. A question with a mistake is reported and left out. Every pattern is compiled here once, so
/// that a mistake in a pattern is reported with its location.
/// </summary>
internal sealed class EvidenceSettingsReader(YamlMapping map, DiagnosticBag diagnostics)
{
    private const int MostQuestions = 100;

    /// <summary>The fields and figures that <c>site.yml</c> declares.</summary>
    internal sealed record DeclaredFacts(
        ImmutableArray<FieldDeclaration> Component, ImmutableArray<FieldDeclaration> Release, ImmutableArray<FigureDeclaration> Figures);

    /// <summary>
    /// Null if the chronicle declares no evidence, or if the address of the repository is missing or not valid, which is reported.
    /// </summary>
    public static EvidenceSettings? Read(YamlMapping settings, DeclaredFacts facts, DiagnosticBag diagnostics) =>
        settings["evidence"] is YamlMapping map && map.Address("repository") is not null
            ? new EvidenceSettingsReader(map, diagnostics).Read(facts) : null;

    private EvidenceSettings Read(DeclaredFacts facts)
    {
        ImmutableArray<Question> questions =
        [
            .. Questions("components", "component_fields", QuestionSubject.Component,
                facts.Component.Select(field => (field.Id, field.Label)), [QuestionKind.Path, QuestionKind.Text]),
            .. Questions("releases", "release_fields", QuestionSubject.Release,
                facts.Release.Select(field => (field.Id, field.Label)), [QuestionKind.Value, QuestionKind.List]),
            .. Questions("figures", "figures", QuestionSubject.Figure,
                facts.Figures.Select(figure => (figure.Id, figure.Label)), [QuestionKind.Files, QuestionKind.Lines, QuestionKind.Names]),
        ];
        // An evidence file names an answer by its field.
        foreach (var entry in map.EntriesOf("figures"))
            if (questions.Count(question => question.Field == entry.Key && question.Subject != QuestionSubject.Component) > 1)
                diagnostics.Add(Rules.DuplicateKey, entry.KeyAt, $"\"{entry.Key}\" is a question about a field of releases too, and the "
                    + "answers of both would have the same name; give the figure another id");
        if (questions.Length > MostQuestions)
        {
            diagnostics.Add(Rules.BadQuestion, map.At, $"{questions.Length} questions are too many; at most {MostQuestions} are asked");
            questions = questions[..MostQuestions];
        }
        return new()
        {
            At = map.At,
            Repository = map.Address("repository")!.Value.TrimEnd('/'),
            Tag = Tag(),
            Version = map["version"] is YamlMapping version && version.Located("file") is { } file
                && Pattern(version, "pattern", "value") is { } parts && IsPath(file) ? new(file.Value, parts) : null,
            MeasuredIn = map["measured_in"] is YamlMapping measured ? ReadMeasured(measured, facts.Release) : null,
            PathView = View("path_view", "{path}", "{tag}"),
            CommitView = View("commit_view", EvidenceSettings.CommitPlaceholder),
            MessageView = View("message_view", EvidenceSettings.MessagePlaceholder),
            Present = map.LocatedTexts("present"),
            Merges = map.LocatedTexts("merges"),
            Questions = questions,
        };
    }

    private string Tag()
    {
        const string Default = "v" + EvidenceSettings.VersionPlaceholder;
        if (map.Located("tag") is not { } tag)
            return Default;
        if (tag.Value.Contains(EvidenceSettings.VersionPlaceholder, StringComparison.Ordinal) && tag.Value[0] != '-'
            && !tag.Value.Contains("..", StringComparison.Ordinal)
            && tag.Value.Replace(EvidenceSettings.VersionPlaceholder, "", StringComparison.Ordinal)
                .All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '_' or '/'))
            return tag.Value;
        Report(tag.At,
            $"\"tag\" is the name of a tag with {{version}} for the version of the release, as in v{{version}}: \"{tag.Value}\"");
        return Default;
    }

    private MeasuredIn? ReadMeasured(YamlMapping measured, ImmutableArray<FieldDeclaration> fields)
    {
        if (measured.Located("field") is not { } field || Pattern(measured, "pattern", "value") is not { } pattern)
            return null;
        if (fields.Any(known => known.Id == field.Value))
            return new(field.Value, pattern);
        ReportUnknown(field, "release_fields", fields.Select(known => known.Id));
        return null;
    }

    private string? View(string key, params ReadOnlySpan<string> placeholders)
    {
        if (map.Located(key) is not { } address || map.Address(key) is null)
            return null;
        foreach (var placeholder in placeholders)
            if (!address.Value.Contains(placeholder, StringComparison.Ordinal))
            {
                Report(address.At, $"\"{key}\" must contain {placeholder}: \"{address.Value}\"");
                return null;
            }
        return address.Value;
    }

    /// <param name="declarations">The key of <c>site.yml</c> that declares the fields or figures.</param>
    private IEnumerable<Question> Questions(string key, string declarations, QuestionSubject subject,
        IEnumerable<(string Id, string Label)> declared, ImmutableArray<QuestionKind> kinds)
    {
        var labels = declared.DistinctBy(entry => entry.Id).ToDictionary(entry => entry.Id, entry => entry.Label, StringComparer.Ordinal);
        foreach (var entry in map.EntriesOf(key))
        {
            if (!labels.TryGetValue(entry.Key, out var label))
                ReportUnknown(entry.LocatedKey, declarations, labels.Keys);
            else if (entry.Value is YamlMapping question && Read(question, new(subject, entry.Key, label, default), kinds) is { } read)
                yield return read;
        }
    }

    private Question? Read(YamlMapping source, Question question, ImmutableArray<QuestionKind> kinds)
    {
        if (source.Located("ask") is not { } ask || EvidenceSchemas.QuestionKinds.IndexOf(ask.Value) is not (>= 0 and var index))
            return null;
        var kind = (QuestionKind)index;
        if (!kinds.Contains(kind))
        {
            Report(ask.At, $"\"{ask.Value}\" cannot be asked here; ask one of "
                + string.Join(", ", kinds.Select(known => EvidenceSchemas.QuestionKinds[(int)known])));
            return null;
        }
        var before = diagnostics.Errors;
        var read = question with
        {
            Kind = kind,
            Files = Globs(source, "files"),
            Except = Globs(source, "except"),
            Pattern = Pattern(source, "pattern", kind == QuestionKind.Value ? "value" : null),
            Within = Pattern(source, "within", null),
            Name = Pattern(source, "name", "value"),
            Strip = source.Text("strip"),
            Form = source.Text("form"),
            Words = source.EntriesOf("words").Scalars()
                .ToImmutableDictionary(word => word.Key.Value, word => word.Text.Value, StringComparer.Ordinal),
            News = News(source),
            NewsPattern = Pattern(source, "news_pattern", "value"),
            Command = source.Text("command"),
        };
        if (diagnostics.Errors > before)
            return null;
        if (Explain(read) is not { } missing)
            return read;
        Report(ask.At, missing);
        return null;
    }

    /// <summary>The reason why the keys of a question do not fit together; null if they do.</summary>
    private static string? Explain(Question question) => question switch
    {
        { Kind: not (QuestionKind.Path or QuestionKind.Text), News.IsEmpty: false } =>
            "\"news\" is found with path or text; leave it out here",
        { Kind: not QuestionKind.Text, NewsPattern: not null } => "\"news_pattern\" belongs to text; leave it out here",
        { Kind: QuestionKind.Text, News.IsEmpty: false, NewsPattern: null } or { News.IsEmpty: true, NewsPattern: not null } =>
            "for new texts the question needs both \"news\", the files, and \"news_pattern\" with the group value: (?<value>…)",
        { Kind: QuestionKind.Path } when !question.Files.IsEmpty || question.Pattern is not null =>
            "a path is looked for as it is; leave \"files\" and \"pattern\" out",
        { Kind: QuestionKind.Path } => null,
        { Files.IsEmpty: true } => "the question needs \"files\": the paths that are read, with * and **",
        { Kind: QuestionKind.Text } when question.Pattern?.HasPlaceholder is not true =>
            "the question needs \"pattern\" with {value} for the value of the record",
        { Kind: QuestionKind.Value, Pattern: null } => "the question needs \"pattern\" with the group value: (?<value>…)",
        { Kind: QuestionKind.List, Pattern: null, Name: null } => "the question needs \"pattern\" or \"name\" with the group value",
        { Kind: QuestionKind.List, Name: null, Pattern: { } pattern } when !pattern.HasGroup("value") =>
            "one of \"pattern\" and \"name\" must have the group value: (?<value>…)",
        { Kind: QuestionKind.Names, Name: null } => "the question needs \"name\" with the group value: (?<value>…)",
        { Kind: QuestionKind.Files or QuestionKind.Lines or QuestionKind.Names, Pattern: not null } =>
            "a question that counts needs no \"pattern\"; leave it out",
        _ => null,
    };

    private ImmutableArray<Glob> Globs(YamlMapping source, string key) =>
        [.. source.LocatedTexts(key).Select(ReadGlob).OfType<Glob>()];

    private ImmutableArray<NewsPattern> News(YamlMapping source)
    {
        var news = ImmutableArray.CreateBuilder<NewsPattern>();
        foreach (var entry in source.EntriesOf("news"))
            if (ReadGlob(entry.LocatedKey) is { } glob && entry.Value is YamlScalar kind)
                news.Add(new(glob, new(kind.Value, kind.At)));
        return news.ToImmutable();
    }

    private Glob? ReadGlob(Located<string> text)
    {
        var glob = Glob.TryParse(text.Value, out var reason);
        if (glob is null)
            diagnostics.Add(Rules.BadTreePattern, text.At, $"\"{text.Value}\" is no pattern for paths: {reason}");
        return glob;
    }

    private SafePattern? Pattern(YamlMapping source, string key, string? group)
    {
        if (source.Located(key) is not { } text)
            return null;
        if (SafePattern.TryParse(text.Value, out var reason) is not { } pattern)
            diagnostics.Add(Rules.BadTreePattern, text.At, $"\"{key}\" is no pattern that can be used: {reason}");
        else if (group is not null && !pattern.HasGroup(group))
            diagnostics.Add(Rules.BadTreePattern, text.At, $"\"{key}\" needs the group {group}: (?<{group}>…)");
        else
            return pattern;
        return null;
    }

    private bool IsPath(Located<string> file)
    {
        if (Glob.TryParse(file.Value, out _) is { } && !file.Value.AsSpan().ContainsAny('*', '?'))
            return true;
        diagnostics.Add(Rules.BadTreePattern, file.At, $"\"{file.Value}\" is no path of a file in the tree");
        return false;
    }

    private void ReportUnknown(Located<string> field, string key, IEnumerable<string> known) =>
        diagnostics.Add(Rules.BadQuestion, field.At,
            hints => $"\"{field.Value}\" is not declared in {key}{hints.Find(field.Value, known)}");

    private void Report(SourceLocation at, string message) => diagnostics.Add(Rules.BadQuestion, at, message);
}
