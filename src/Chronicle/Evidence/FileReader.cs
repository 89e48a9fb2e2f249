using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Evidence;

/// <summary>
/// Reads the answers to questions from the contents of files. Contents with the same id are read once for all trees. Only one thread may
/// use a reader at a time.
/// </summary>
internal sealed class FileReader
{
    /// <summary>The size, in bytes, up to which patterns are searched for in a file. In a larger file, only lines are counted.</summary>
    private const int LargestText = 4 * 1024 * 1024;

    private readonly Dictionary<(Question Question, string Id), long> _lines = [];
    private readonly Dictionary<(Question Question, string Id), ImmutableArray<string>> _texts = [];
    private readonly Dictionary<(Question Question, string Value), Regex?> _patterns = [];

    /// <summary>Whether the answer to a question is already known for these contents.</summary>
    public bool Knows(Question question, string id) => _lines.ContainsKey((question, id)) || _texts.ContainsKey((question, id));

    /// <summary>The number of newlines of a file, counted in its bytes; 0 if the file cannot be read.</summary>
    public long CountLines(Tree tree, Question question, FoundFile file) =>
        Get(_lines, tree, question, file, 0, bytes => bytes.Span.Count((byte)'\n'));

    /// <summary>The values that the file states, in the order of the file; empty if the file cannot be read.</summary>
    public ImmutableArray<string> ReadValues(Tree tree, Question question, FoundFile file) =>
        Get(_texts, tree, question, file, [], bytes => Values(question, Text(bytes)));

    /// <summary>
    /// The texts of <paramref name="wanted"/> that the file contains. A text counts if the pattern of the question matches the file after
    /// the text is filled into the pattern.
    /// </summary>
    public ImmutableArray<string> FindTexts(Tree tree, Question question, FoundFile file, ImmutableArray<string> wanted) =>
        Get(_texts, tree, question, file, [], bytes => Texts(question, Text(bytes), wanted));

    private static T Get<T>(Dictionary<(Question Question, string Id), T> known, Tree tree, Question question, FoundFile file, T missing,
        Func<ReadOnlyMemory<byte>, T> read)
    {
        if (file.Id is not null && known.TryGetValue((question, file.Id), out var answer))
            return answer;
        answer = missing;
        if (tree.Read(file.Path, file.Id, bytes => answer = read(bytes)) && file.Id is not null)
            known[(question, file.Id)] = answer;
        return answer;
    }

    private static ImmutableArray<string> Values(Question question, string text)
    {
        if (question.Within is { } within)
        {
            if (within.Match(text) is not { Success: true } part)
                return [];
            text = part.Value;
        }
        // A pattern without the group "value" only shows that the file matches. The value is empty here, and the caller takes it from the
        // path of the file.
        return [.. question.Pattern!.Matches(text).Select(match => question.Form is { } form ? Fill(form, match)
            : match.Groups["value"] is { Success: true } value ? value.Value : "")];
    }

    private static string Fill(string form, Match match) =>
        TextPlaceholders.Fill(form, name => match.Groups.TryGetValue(name, out var group) ? group.Value : null);

    // Most files contain none of the texts. A plain search excludes such a file much faster than a pattern.
    private ImmutableArray<string> Texts(Question question, string text, ImmutableArray<string> wanted) =>
        [.. wanted.Where(value => text.Contains(value, StringComparison.Ordinal) && PatternOf(question, value)?.IsMatch(text) is true)];

    private Regex? PatternOf(Question question, string value)
    {
        if (!_patterns.TryGetValue((question, value), out var pattern))
            _patterns.Add((question, value), pattern = question.Pattern!.Fill(value));
        return pattern;
    }

    private static string Text(ReadOnlyMemory<byte> bytes) =>
        bytes.Length > LargestText ? "" : Encoding.UTF8.GetString(bytes.Span).Replace("\r\n", "\n", StringComparison.Ordinal);
}
