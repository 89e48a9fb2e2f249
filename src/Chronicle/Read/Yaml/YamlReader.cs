using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Chronicle.Primitives;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Chronicle.Read.Yaml;

/// <summary>Turns YAML into nodes. Refuses the features that make a small file a large or an endless one (anchors, deep nesting).</summary>
internal sealed partial class YamlReader
{
    private const int DeepestLevel = 32;

    /// <summary>In characters. A summary has some hundreds, a long correction a thousand.</summary>
    private const int LongestText = 10_000;

    private readonly WaryParser _parser;
    private readonly SourceText _source;
    private readonly int _start;
    private readonly DiagnosticBag _diagnostics;
    private readonly bool _refusesComments;
    private Mark _last = Mark.Empty;

    private YamlReader(SourceText source, Range part, DiagnosticBag diagnostics, bool refusesComments)
    {
        _parser = new WaryParser(new Parser(new StringReader(WithoutTabsInBlankLines(source.Value[part]))));
        _source = source;
        _start = part.Start.GetOffset(source.Value.Length);
        _diagnostics = diagnostics;
        _refusesComments = refusesComments;
    }

    /// <summary>
    /// The mapping in a part of a file that an author of the chronicle wrote; null, with a diagnostic, when the part has none.
    /// </summary>
    public static YamlMapping? ReadFacts(SourceText source, Range part, DiagnosticBag diagnostics) =>
        ReadMapping(new YamlReader(source, part, diagnostics, refusesComments: true), source, part, diagnostics);

    /// <summary>
    /// The mapping in a part of a file; null, with a diagnostic, when the part has none. A comment may follow every value.
    /// </summary>
    public static YamlMapping? ReadMapping(SourceText source, Range part, DiagnosticBag diagnostics) =>
        ReadMapping(new YamlReader(source, part, diagnostics, refusesComments: false), source, part, diagnostics);

    private static YamlMapping? ReadMapping(YamlReader reader, SourceText source, Range part, DiagnosticBag diagnostics)
    {
        try
        {
            return reader.ReadDocument();
        }
        catch (YamlException broken)
        {
            // The parser stops far from a tab, and gives a wrong reason.
            if (Indentation().Match(source.Value[part]) is { Success: true } tab)
                diagnostics.Add(Rules.BrokenYaml, source.At(reader._start + tab.Groups["tab"].Index),
                    "a tab indents this line; YAML is indented with spaces");
            else
                diagnostics.Add(Rules.BrokenYaml, reader.At(broken.Start), Describe(broken));
            return null;
        }
        catch (YamlRefused refused)
        {
            diagnostics.Add(refused.Rule, refused.At, refused.Message);
            return null;
        }
    }

    private YamlMapping? ReadDocument()
    {
        _parser.Consume<StreamStart>();
        if (_parser.Accept<StreamEnd>(out _))
        {
            _diagnostics.Add(Rules.WrongType, _source.At(_start), "expected keys with values, found nothing");
            return null;
        }
        _parser.Consume<DocumentStart>();
        var node = ReadNode(0);
        _parser.Consume<DocumentEnd>();
        if (!_parser.Accept<StreamEnd>(out _))
            throw new YamlRefused(Rules.YamlFeature, At(_parser.Current!.Start), "a second YAML document in one file is not accepted");
        if (node is YamlMapping mapping)
            return mapping;
        _diagnostics.Add(Rules.WrongType, node.At, "expected keys with values (key: value)");
        return null;
    }

    private YamlNode ReadNode(int depth)
    {
        if (depth > DeepestLevel)
            throw new YamlRefused(Rules.TooDeep, At(_parser.Current!.Start), $"nested more than {DeepestLevel} levels deep");
        if (_parser.Accept<AnchorAlias>(out var alias))
            throw new YamlRefused(Rules.YamlFeature, At(alias.Start),
                "YAML aliases (*name) are not accepted; write the value out, or quote a text that begins with *");
        if (_parser.Accept<NodeEvent>(out var node) && (!node.Anchor.IsEmpty || !node.Tag.IsEmpty))
            throw new YamlRefused(Rules.YamlFeature, At(node.Start),
                "YAML anchors (&name) and tags (!name) are not accepted; quote a text that begins with & or !");
        if (_parser.TryConsume<Scalar>(out var scalar))
        {
            CheckComment(scalar);
            return new YamlScalar(IsNull(scalar) ? "" : WithinLimit(scalar), At(scalar.Start));
        }
        _last = node?.Start ?? _last;
        if (_parser.TryConsume<SequenceStart>(out var sequence))
            return ReadSequence(sequence, depth);
        if (_parser.TryConsume<MappingStart>(out var mapping))
            return ReadMapping(mapping, depth);
        // The library opens a mapping for a dash before a lone colon, and closes it twice.
        throw new YamlRefused(Rules.BrokenYaml, At(_last), "a key or a value is missing behind this place");
    }

    // No value, in each of the ways that YAML has for it. Quoted, the same letters are a text.
    private static bool IsNull(Scalar scalar) => scalar.Style == ScalarStyle.Plain && scalar.Value is "~" or "null" or "Null" or "NULL";

    /// <summary>
    /// Reports a comment behind an unquoted text: the author of "Lamp #1" meant the whole of it. A number, a date or a flag has no such
    /// doubt.
    /// </summary>
    private void CheckComment(Scalar scalar)
    {
        if (!_refusesComments || scalar.Style != ScalarStyle.Plain || scalar.Value.Length == 0 || IsNull(scalar))
            return;
        var rest = _source.Value.AsSpan(_start + (int)scalar.End.Index);
        var blanks = rest.IndexOfAnyExcept(' ', '\t');
        if (blanks > 0 && rest[blanks] == '#' && !IsUndoubted(scalar.Value) && !IsSetOff(rest, blanks))
            _diagnostics.Add(Rules.YamlFeature, _source.At(_start + (int)scalar.End.Index + blanks),
                "a # after a blank begins a comment, and the text ends before it; "
                    + "put the text in quotes, or two blanks before the comment");
    }

    // Two blanks before the mark and one behind it: so style guides want a comment, and nobody writes a number.
    private static bool IsSetOff(ReadOnlySpan<char> rest, int blanks) => blanks >= 2
        && (blanks + 1 == rest.Length || rest[blanks + 1] is ' ' or '\n');

    private static bool IsUndoubted(string value) => value is "true" or "false" || NumberText.TryParse(value, out _)
        || PartialDate.TryParse(value, out _);

    // One text is shown on many pages: a size that is small in one file may be large in all.
    private string WithinLimit(Scalar scalar)
    {
        CheckCharacters(scalar);
        if (scalar.Value.Length <= LongestText)
            return scalar.Value;
        _diagnostics.Add(Rules.TextTooLong, At(scalar.Start),
            $"the text has {scalar.Value.Length:N0} characters; at most {LongestText:N0} are read, and long texts belong into the prose");
        return Shortening.Shorten(scalar.Value, LongestText);
    }

    // An escape can write characters that no file may contain: nobody sees them, and some programs obey them.
    private void CheckCharacters(Scalar scalar)
    {
        if (!scalar.Value.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            return;
        foreach (var character in scalar.Value.EnumerateRunes())
            if (Rune.IsControl(character) && character.Value is not ('\t' or '\n' or '\r'))
                throw new YamlRefused(Rules.YamlFeature, At(scalar.Start),
                    $"the control character U+{character.Value:X4} is not accepted in a text; take it out");
            else if ((character.Value & 0xFFFE) == 0xFFFE)
                throw new YamlRefused(Rules.YamlFeature, At(scalar.Start), $"U+{character.Value:X4} is no character; take it out");
    }

    private YamlSequence ReadSequence(SequenceStart start, int depth)
    {
        // Before the entries: places are found quickest in the order of the file.
        var at = At(start.Start);
        var items = ImmutableArray.CreateBuilder<YamlNode>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
            items.Add(ReadNode(depth + 1));
        return new(items.ToImmutable(), at);
    }

    private YamlMapping ReadMapping(MappingStart start, int depth)
    {
        var at = At(start.Start);
        var entries = ImmutableArray.CreateBuilder<YamlEntry>();
        var seen = new Dictionary<string, YamlScalar>(StringComparer.Ordinal);
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var name = ReadNode(depth + 1);
            if (name is not YamlScalar key)
                throw new YamlRefused(Rules.YamlFeature, name.At, "a key must be a plain word");
            var value = ReadNode(depth + 1);
            if (seen.TryGetValue(key.Value, out var first))
            {
                _diagnostics.Add(Rules.DuplicateKey, key.At,
                    $"the key \"{key.Value}\" is here a second time; the first is in line {first.At.Line}");
                continue;
            }
            seen.Add(key.Value, key);
            entries.Add(new(key.Value, key.At, value));
        }
        return new(entries.ToImmutable(), at);
    }

    // By offset: the parser's own columns count UTF-16 units.
    private SourceLocation At(Mark mark) => _source.At(_start + (int)mark.Index);

    // A line of blanks means nothing, and the parser takes its tabs for indentation. Every offset stays.
    private static string WithoutTabsInBlankLines(string yaml) =>
        yaml.Contains('\t') ? BlankLine().Replace(yaml, line => new string(' ', line.Length)) : yaml;

    // The parser's message without its own positions, which are not those of the file.
    private static string Describe(YamlException broken)
    {
        var message = ParserPosition().Replace((broken.InnerException ?? broken).Message, "").Trim().TrimEnd('.');
        var what = message.Length > 0 ? char.ToLowerInvariant(message[0]) + message[1..] : "unreadable";
        return what + (what.Contains("quoted scalar", StringComparison.Ordinal) ? "; a quote is opened and not closed as it should be"
            : "; a text that holds a colon or begins with a special character needs quotes");
    }

    /// <summary>
    /// The library's parser. Some texts (a lone surrogate as an escape, a dash before a comma) make it throw exceptions of other kinds:
    /// those texts are broken YAML too.
    /// </summary>
    private sealed class WaryParser(Parser parser) : IParser
    {
        public ParsingEvent? Current => parser.Current;

        public bool MoveNext()
        {
            try
            {
                return parser.MoveNext();
            }
            catch (Exception broken) when (broken is InvalidOperationException or ArgumentException or FormatException or OverflowException
                or IndexOutOfRangeException)
            {
                var at = parser.Current?.End ?? Mark.Empty;
                throw new YamlException(at, at, "a text that cannot be read stands behind this place");
            }
        }
    }

    [GeneratedRegex(@"^(?: *(?<tab>\t))[ \t]*[^ \t\n]", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Indentation();

    [GeneratedRegex(@"^[ \t]*\t[ \t]*$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex BlankLine();

    [GeneratedRegex(@"^\(.*?\): | ?\(?(?:at )?\(?Line: [0-9]+, Col: [0-9]+, Idx: [0-9]+\)+", RegexOptions.CultureInvariant)]
    private static partial Regex ParserPosition();

    private sealed class YamlRefused(Rule rule, SourceLocation at, string message) : Exception(message)
    {
        public Rule Rule { get; } = rule;

        public SourceLocation At { get; } = at;
    }
}
