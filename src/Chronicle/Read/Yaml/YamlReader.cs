using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Chronicle.Input;
using Chronicle.Primitives;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Chronicle.Read.Yaml;

/// <summary>Turns YAML into nodes. Refuses the features that can make a small file very large or endless (anchors, deep nesting).</summary>
internal sealed partial class YamlReader
{
    private const int DeepestLevel = 32;

    /// <summary>
    /// The greatest length of a text, in UTF-16 units. A summary has some hundred characters, a long correction a thousand.
    /// </summary>
    public const int LongestText = 10_000;

    private readonly SafeParser _parser;
    private readonly SourceText _source;
    private readonly int _start;
    private readonly string _yaml;
    private readonly DiagnosticBag _diagnostics;
    private Mark _last = Mark.Empty;

    // The YAML text begins at an offset of the source.
    private YamlReader(SourceText source, int start, string yaml, DiagnosticBag diagnostics)
    {
        _parser = new SafeParser(new Parser(new StringReader(WithoutTabsInBlankLines(yaml))));
        (_source, _start, _yaml, _diagnostics) = (source, start, yaml, diagnostics);
    }

    /// <summary>The mapping that a file contains; null, with a diagnostic, if there is none.</summary>
    public static YamlMapping? ReadMapping(InputFile file, DiagnosticBag diagnostics) =>
        Utf8.Decode(file, diagnostics) is { } source ? ReadMapping(source, .., diagnostics) : null;

    /// <summary>The mapping in a part of a file; null, with a diagnostic, if there is none.</summary>
    public static YamlMapping? ReadMapping(SourceText source, Range part, DiagnosticBag diagnostics) =>
        Read(source, part, mayBeList: false, diagnostics) as YamlMapping;

    /// <summary>The mapping or the list in a part of a file; null, with a diagnostic, if there is none.</summary>
    public static YamlNode? ReadTree(SourceText source, Range part, DiagnosticBag diagnostics) =>
        Read(source, part, mayBeList: true, diagnostics);

    private static YamlNode? Read(SourceText source, Range part, bool mayBeList, DiagnosticBag diagnostics)
    {
        var yaml = source.Value[part];
        var reader = new YamlReader(source, part.Start.GetOffset(source.Value.Length), yaml, diagnostics);
        if (YamlTraps.FindCharacter(yaml) is { } character)
        {
            diagnostics.Add(Rules.YamlFeature, source.At(reader._start + character.Offset), character.Message);
            return null;
        }
        try
        {
            return reader.ReadDocument(mayBeList);
        }
        catch (YamlException broken)
        {
            if (YamlFaults.Find(yaml, (int)broken.Start.Index) is { } fault)
                diagnostics.Add(Rules.BrokenYaml, source.At(reader._start + fault.Offset), fault.Message);
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

    private YamlNode? ReadDocument(bool mayBeList)
    {
        _parser.Consume<StreamStart>();
        if (_parser.Accept<StreamEnd>(out _))
        {
            _diagnostics.Add(Rules.WrongType, _source.At(_start), "expected keys with values, found nothing");
            return null;
        }
        var document = _parser.Consume<DocumentStart>();
        if (document.Version is not null || _yaml.StartsWith('%'))
            throw new YamlRefused(Rules.YamlFeature, _source.At(_start), "a line that begins with % is not accepted; take it out");
        var node = ReadNode(0);
        _parser.Consume<DocumentEnd>();
        if (!_parser.Accept<StreamEnd>(out _))
            throw new YamlRefused(Rules.YamlFeature, At(_parser.Current!.Start), "a second YAML document in one file is not accepted; "
                + "a file without prose has no lines of ---, so take them out");
        if (node is YamlMapping || mayBeList && node is YamlSequence)
            return node;
        if (YamlFaults.Find(_yaml, 0) is { } fault)
            throw new YamlRefused(Rules.BrokenYaml, _source.At(_start + fault.Offset), fault.Message);
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
            return ReadScalar(scalar);
        _last = node?.Start ?? _last;
        if (_parser.TryConsume<SequenceStart>(out var sequence))
            return ReadSequence(sequence, depth);
        if (_parser.TryConsume<MappingStart>(out var mapping))
            return ReadMapping(mapping, depth);
        // For a dash before a single colon, the library reports one start of a mapping and two ends.
        throw new YamlRefused(Rules.BrokenYaml, At(_last), "a key or a value is missing after this place");
    }

    // Whether the scalar means "no value", in any form of YAML. In quotes, the same letters are a text.
    private static bool IsNull(Scalar scalar) => scalar.Style == ScalarStyle.Plain && scalar.Value is "~" or "null" or "Null" or "NULL";

    private YamlScalar ReadScalar(Scalar scalar)
    {
        var (start, end) = (_start + (int)scalar.Start.Index, _start + (int)scalar.End.Index);
        var at = _source.At(start);
        var value = IsNull(scalar) ? "" : WithinLimit(scalar);
        if (YamlTraps.Find(scalar, _source.Value, start, end) is { } trap)
        {
            _diagnostics.Add(Rules.YamlFeature, _source.At(trap.Offset), trap.Message);
            // The value ends before the line with the dash. Otherwise an id before this line would also be reported as unknown.
            if (trap.Offset < end && _source.Value[trap.Offset] == '-')
                value = _source.Value[start.._source.Value.IndexOf('\n', start)].TrimEnd();
            // The comment becomes the value, so that it is reported only as a comment and not also as a missing value.
            if (value.Length == 0)
                value = _source.Value.AsSpan(trap.Offset) is var rest && rest.IndexOf('\n') is >= 0 and var length
                    ? rest[..length].ToString() : rest.ToString();
        }
        // Line breaks in a text have no meaning, so they become spaces.
        return new(value.Contains('\n') ? LineEnd().Replace(value.Trim('\n'), " ") : value, at)
        {
            Nothing = scalar.Style == ScalarStyle.Plain && value.Length == 0 ? scalar.Value : "",
        };
    }

    // One text can be on many pages, so even a text of moderate size could make the site very large.
    private string WithinLimit(Scalar scalar)
    {
        CheckCharacters(scalar);
        if (scalar.Value.Length <= LongestText)
            return scalar.Value;
        _diagnostics.Add(Rules.TextTooLong, At(scalar.Start),
            $"the text has {scalar.Value.Length:N0} characters; at most {LongestText:N0} are read; write a long text in the prose");
        return Shortening.Shorten(scalar.Value, LongestText);
    }

    // An escape can produce a control character. These characters are refused, because readers cannot see them and some programs act on
    // them.
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
        // The location is computed before the entries, because locations in the order of the file are found fastest.
        var at = At(start.Start);
        var items = ImmutableArray.CreateBuilder<YamlNode>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
            items.Add(ReadNode(depth + 1));
        return new(items.DrainToImmutable(), at);
    }

    private YamlMapping ReadMapping(MappingStart start, int depth)
    {
        var at = At(start.Start);
        var entries = ImmutableArray.CreateBuilder<YamlEntry>();
        var seen = new Dictionary<string, YamlScalar>(StringComparer.Ordinal);
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            _parser.Accept<Scalar>(out var word);
            var name = ReadNode(depth + 1);
            if (name is not YamlScalar key || word is null)
                throw new YamlRefused(Rules.YamlFeature, name.At, "a key must be a plain word");
            RefuseOddKey(word);
            var value = ReadNode(depth + 1);
            if (value is YamlScalar { Nothing: "", Value: "" } && word.Style == ScalarStyle.Plain
                && key.Value.IndexOf(':') is > 0 and var colon)
            {
                _diagnostics.Add(Rules.YamlFeature, key.At, $"there is no blank after the colon of \"{key.Value}\"; "
                    + $"write {key.Value[..colon]}: {key.Value[(colon + 1)..]}");
                continue;
            }
            if (seen.TryGetValue(key.Value, out var first))
            {
                _diagnostics.Add(Rules.DuplicateKey, key.At,
                    $"the key \"{key.Value}\" is here a second time; the first is in line {first.At.Line}");
                continue;
            }
            seen.Add(key.Value, key);
            entries.Add(new(key.Value, key.At, value));
        }
        return new(entries.DrainToImmutable(), at);
    }

    private void RefuseOddKey(Scalar key)
    {
        if (key.Value == "<<" && key.Style == ScalarStyle.Plain)
            throw new YamlRefused(Rules.YamlFeature, At(key.Start), "a merge key (<<) is not accepted; write the keys out");
        var at = _start + (int)key.Start.Index;
        if (at >= 2 && _source.Value.AsSpan(at - 2, 2).SequenceEqual("? "))
            throw new YamlRefused(Rules.YamlFeature, At(key.Start), "a ? before a key is not accepted; write key: value");
    }

    // The location comes from the offset, because the parser's columns count UTF-16 units.
    private SourceLocation At(Mark mark) => _source.At(_start + (int)mark.Index);

    /// <summary>The text with blanks instead of the tabs in blank lines, which the parser reads as indentation. All offsets stay.</summary>
    public static string WithoutTabsInBlankLines(string yaml) =>
        yaml.Contains('\t') ? BlankLine().Replace(yaml, line => new string(' ', line.Length)) : yaml;

    // The parser's message without its positions, because they do not refer to the file.
    private static string Describe(YamlException broken)
    {
        var message = ParserPosition().Replace((broken.InnerException ?? broken).Message, "").Trim().TrimEnd('.');
        var what = message.Length > 0 ? char.ToLowerInvariant(message[0]) + message[1..] : "unreadable";
        return what + (what.Contains("quoted scalar", StringComparison.Ordinal) ? "; a quote is opened and not closed as it should be"
            : "; a text that contains a colon or begins with a special character needs quotes");
    }

    [GeneratedRegex(@" *\n+ *", RegexOptions.CultureInvariant)]
    private static partial Regex LineEnd();

    [GeneratedRegex(@"^[ \t]+$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex BlankLine();

    [GeneratedRegex(@"^\(.*?\): | ?\(?(?:at )?\(?Line: [0-9]+, Col: [0-9]+, Idx: [0-9]+\)+", RegexOptions.CultureInvariant)]
    private static partial Regex ParserPosition();

    private sealed class YamlRefused(Rule rule, SourceLocation at, string message) : Exception(message)
    {
        public Rule Rule { get; } = rule;

        public SourceLocation At { get; } = at;
    }
}
