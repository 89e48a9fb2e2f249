using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Evidence;
using Chronicle.Writing;

namespace Chronicle.Authoring.Drafts;

/// <summary>A part of a tree that no record names, with the values for its draft, by field.</summary>
internal sealed record NewPart(string Id, string Name, string Kind, ImmutableArray<(string Field, ImmutableArray<string> Values)> Values);

/// <summary>
/// Finds the things that a tree has and the previous tree lacks: paths, new folders (each as one part), and texts such as options. A text
/// in a file of a new folder belongs to the part of the folder. Every other text is a part of its own. A part that a record names already
/// is left out.
/// </summary>
internal sealed class NewParts(SiteModel site, EvidenceSettings settings, Tree tree, Tree before)
{
    private readonly FileReader _reader = new();
    private readonly List<Part> _parts = [];

    /// <summary>The parts of new paths. The path of a folder ends in a slash, and no such folder is inside another one.</summary>
    private readonly Dictionary<string, Part> _partAt = new(StringComparer.Ordinal);

    /// <summary>A found part: the path of its file or folder, its kind, and its values in the order in which they were found.</summary>
    private sealed record Part(string Path, string Name, string Kind)
    {
        public List<(string Field, string Value)> Values { get; } = [];
    }

    public IEnumerable<NewPart> Find()
    {
        foreach (var question in settings.Questions.Where(question => question.Kind == QuestionKind.Path))
            AddPaths(question);
        foreach (var question in settings.Questions.Where(question => question.NewsPattern is not null))
            AddTexts(question);
        var taken = site.Linked.Keys.Select(id => id.Value).ToImmutableHashSet(StringComparer.Ordinal);
        foreach (var part in _parts.OrderBy(part => part.Path, StringComparer.Ordinal).ThenBy(part => part.Name, StringComparer.Ordinal))
        {
            var id = NewId.Suggest(part.Name, taken) ?? NewId.Suggest("part", taken)!;
            taken = taken.Add(id);
            yield return new(id, part.Name, part.Kind,
                [.. part.Values.GroupBy(value => value.Field, value => value.Value)
                    .Select(values => (values.Key, values.ToImmutableArray()))]);
        }
    }

    private void AddPaths(Question question)
    {
        var names = NamesIn(question).ToArray();
        foreach (var news in question.News)
        {
            var search = new FileSearch([question with { Files = [news.Paths], Except = [] }]);
            var known = search.Find(before)[0].Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
            foreach (var file in search.Find(tree)[0].Where(file => !known.Contains(file.Path)))
            {
                var path = PathOf(file.Path, search);
                if (_partAt.ContainsKey(path) || names.Any(name => Covers(name, path, news.Kind.Value)))
                    continue;
                var part = new Part(path, path.TrimEnd('/').Split('/')[^1].Split('.')[0], news.Kind.Value);
                part.Values.Add((question.Field, path));
                _partAt.Add(path, part);
                _parts.Add(part);
            }
        }
    }

    private void AddTexts(Question question)
    {
        var names = NamesIn(question).Select(name => name.Value).ToHashSet(StringComparer.Ordinal);
        // A text is not new if a file that matches the patterns contained it in the previous tree, even if it is in a different file now.
        var known = question.News.SelectMany(news => TextsOf(question, news, before)).Select(text => text.Value)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var news in question.News)
            foreach (var (file, text) in TextsOf(question, news, tree))
            {
                var value = question.Strip + text;
                if (names.Contains(value) || !known.Add(text))
                    continue;
                var part = FindFolder(file);
                if (part is null)
                    _parts.Add(part = new(file, text, news.Kind.Value));
                part.Values.Add((question.Field, value));
            }
    }

    private Part? FindFolder(string file)
    {
        for (var slash = file.IndexOf('/'); slash > 0; slash = file.IndexOf('/', slash + 1))
            if (_partAt.TryGetValue(file[..(slash + 1)], out var part))
                return part;
        return null;
    }

    private IEnumerable<(string File, string Value)> TextsOf(Question question, NewsPattern news, Tree from)
    {
        var reading = question with { Files = [news.Paths], Pattern = question.NewsPattern, Within = null, Form = null };
        return new FileSearch([reading]).Find(from)[0]
            .SelectMany(file => _reader.ReadValues(from, reading, file).Select(value => (file.Path, value)));
    }

    private IEnumerable<(string Value, string Kind)> NamesIn(Question question) =>
        from component in site.Components
        from field in component.Fields
        where field.Field.Id == question.Field
        from item in field.Items
        select (item.Text, component.Kind.Value);

    // The outermost folder that the previous release does not have, or the file itself.
    private string PathOf(string path, FileSearch search)
    {
        for (var slash = path.IndexOf('/'); slash > 0; slash = path.IndexOf('/', slash + 1))
            if (search.Find(before, path[..slash]) is null)
                return path[..(slash + 1)];
        return path;
    }

    // Whether a component already names the path or a folder around it. For a folder, only a component of the same kind counts: the folder
    // of a different kind, such as a library, can contain new components of this kind.
    private static bool Covers((string Value, string Kind) name, string path, string kind) => name.Value == path
        || name.Kind == kind && name.Value.EndsWith('/') && path.StartsWith(name.Value, StringComparison.Ordinal);
}
