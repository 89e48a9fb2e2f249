using System.Collections.Immutable;
using System.Globalization;
using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Evidence;

/// <summary>
/// The questions to the tree of one release. <c>Figures</c>: the figures of the release. <c>OtherFacts</c>: the values of components, and
/// the other facts of the release.
/// </summary>
internal sealed record AskedParts(string Release, bool Figures, bool OtherFacts);

/// <summary>
/// Searches trees for answers, one tree after the other. Content that is the same in two releases is read once. Only one thread may use a
/// finder at a time.
/// </summary>
internal sealed class AnswerFinder
{
    private const int MostReadAhead = 250;

    private readonly SiteModel _site;
    private readonly EvidenceSettings _settings;
    private readonly ImmutableArray<Question> _questions;
    private readonly FileSearch _search;
    private readonly FileReader _reader = new();
    private readonly ILookup<Question, (string Record, string Value)> _values;

    /// <param name="only">The id of the only record to search for; null for all records.</param>
    public AnswerFinder(SiteModel site, EvidenceSettings settings, string? only)
    {
        (_site, _settings) = (site, settings);
        _questions = [.. settings.Questions.Where(question => question.Kind != QuestionKind.Path)];
        _search = new(_questions);
        _values = (from component in site.Components
                   where only is null || only == component.Id.Value
                   from field in component.Fields
                   let question = settings.Find(QuestionSubject.Component, field.Field.Id)
                   where question is not null
                   from value in field.Items.Select(item => item.Text).Distinct()
                   select (Question: question, Entry: (Record: component.Id.Value, Value: value)))
            .ToLookup(entry => entry.Question, entry => entry.Entry);
    }

    /// <summary>The findings, each with the id of its record.</summary>
    /// <param name="version">The version that an unpacked tree states; not used for a tree with a tag.</param>
    /// <param name="on">The day that is stored with the findings; null if none is stored.</param>
    public IEnumerable<(string Record, Finding Finding)> Find(Tree tree, AskedParts parts, string? version, PartialDate? on)
    {
        var files = _search.Find(tree);
        FetchAll(tree, parts, files);
        var template = new Finding
        {
            At = default,
            Field = "",
            Found = false,
            Release = parts.Release,
            Tag = tree.Tag,
            Tree = tree.Tag is null ? version : null,
            On = on,
        };
        List<(string, Finding)> findings = [];
        if (parts.OtherFacts)
            foreach (var question in _settings.Questions.Where(question => question.Subject == QuestionSubject.Component))
                findings.AddRange(question.Kind == QuestionKind.Path ? FindPaths(tree, question, template)
                    : FindTexts(tree, question, files[_questions.IndexOf(question)], template));
        foreach (var question in _questions.Where(question => question.Subject == QuestionSubject.Figure ? parts.Figures
            : question.Subject == QuestionSubject.Release && parts.OtherFacts))
            findings.Add((parts.Release, FindValue(tree, question, files[_questions.IndexOf(question)], template)));
        _search.Forget();
        return findings;
    }

    // Fetches the files of the questions that read contents. Questions that only count names need no contents.
    private void FetchAll(Tree tree, AskedParts parts, ImmutableArray<FoundFile>[] files)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < _questions.Length; i++)
        {
            var question = _questions[i];
            if (question.Kind is QuestionKind.Files or QuestionKind.Names || question.Kind == QuestionKind.List && question.Pattern is null
                || (question.Subject == QuestionSubject.Figure ? !parts.Figures : !parts.OtherFacts))
                continue;
            foreach (var file in files[i])
                if (file.Id is { } id && !_reader.Knows(question, id))
                    ids.Add(id);
        }
        if (ids.Count > 0)
            tree.FetchAll(ids);
    }

    private IEnumerable<(string, Finding)> FindPaths(Tree tree, Question question, Finding template)
    {
        foreach (var (record, value) in _values[question])
        {
            var entry = IsPath(value) ? _search.Find(tree, value) : null;
            yield return (record, template with
            {
                Field = question.Field,
                Value = value,
                Found = entry is not null,
                Object = entry?.Id,
            });
        }
    }

    private IEnumerable<(string, Finding)> FindTexts(Tree tree, Question question, ImmutableArray<FoundFile> files, Finding template)
    {
        ImmutableArray<string> wanted = [.. _values[question].Select(entry => question.InTree(entry.Value)).Distinct()
            .Order(StringComparer.Ordinal)];
        if (wanted.IsEmpty)
            yield break;
        var first = new Dictionary<string, FoundFile>(StringComparer.Ordinal);
        foreach (var file in ReadAhead(tree, question, files))
            foreach (var found in _reader.FindTexts(tree, question, file, wanted))
                first.TryAdd(found, file);
        foreach (var (record, value) in _values[question])
        {
            var file = first.GetValueOrDefault(question.InTree(value));
            yield return (record, template with
            {
                Field = question.Field,
                Value = value,
                Found = file is not null,
                Path = file?.Path,
                Object = file?.Id,
            });
        }
    }

    private Finding FindValue(Tree tree, Question question, ImmutableArray<FoundFile> files, Finding template)
    {
        var finding = template with { Field = question.Field };
        switch (question.Kind)
        {
            case QuestionKind.Files:
                return finding with { Found = true, Seen = [Number(files.Length)] };
            case QuestionKind.Lines:
                var lines = ReadAhead(tree, question, files).Sum(file => _reader.CountLines(tree, question, file));
                return finding with { Found = true, Seen = [Number(lines)] };
            case QuestionKind.Names:
                return finding with { Found = true, Seen = [Number(NamesIn(question, files).Distinct().Count())] };
            case QuestionKind.Value:
                foreach (var file in files)
                    if (_reader.ReadValues(tree, question, file).Select(question.Translate).FirstOrDefault(IsStated) is { } value)
                        return finding with { Found = true, Seen = [value], Path = file.Path, Object = file.Id };
                return finding;
            default:
                return FindList(tree, question, files, finding);
        }
    }

    /// <summary>The files. The tree reads the contents of a whole group ahead, so the caller must read all files.</summary>
    private IEnumerable<FoundFile> ReadAhead(Tree tree, Question question, ImmutableArray<FoundFile> files)
    {
        foreach (var part in files.Chunk(MostReadAhead))
        {
            tree.ReadAhead(part.Select(file => file.Id).OfType<string>().Where(id => !_reader.Knows(question, id)).Distinct());
            foreach (var file in part)
                yield return file;
        }
    }

    private Finding FindList(Tree tree, Question question, ImmutableArray<FoundFile> files, Finding finding)
    {
        var entries = new SortedSet<string>(StringComparer.Ordinal);
        FoundFile? only = null;
        foreach (var file in question.Pattern is null ? files : ReadAhead(tree, question, files))
        {
            ImmutableArray<string> values = question.Pattern is null ? [""] : _reader.ReadValues(tree, question, file);
            if (values.IsEmpty)
                continue;
            only ??= file;
            entries.UnionWith((question.Name is null ? values : NamesIn(question, [file])).Select(question.Translate).Where(IsStated));
        }
        return finding with
        {
            Found = entries.Count > 0,
            Seen = [.. entries],
            Path = files.Length == 1 ? only?.Path : null,
            Object = files.Length == 1 ? only?.Id : null,
        };
    }

    private static IEnumerable<string> NamesIn(Question question, IEnumerable<FoundFile> files) =>
        files.Select(file => question.Name!.Match(file.Path)).Where(match => match.Success).Select(match => match.Groups["value"].Value);

    // Whether a value is a safe path. An untrusted value must not lead out of the root folder of the tree.
    private static bool IsPath(string value) => value.TrimEnd('/').Split('/').All(name => name is not ("" or "." or ".."));

    // A group can match an empty text. That is not a value, and no record can have it.
    private static bool IsStated(string value) => !string.IsNullOrWhiteSpace(value);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
