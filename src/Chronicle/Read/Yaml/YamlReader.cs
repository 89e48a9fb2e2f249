using System.Collections.Immutable;
using System.Text;
using Chronicle.Primitives;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Chronicle.Read.Yaml;

/// <summary>Turns YAML into nodes. What could make a small file a large or an endless one (anchors, deep nesting) is refused.</summary>
internal sealed class YamlReader
{
    private const int DeepestLevel = 32;

    /// <summary>In characters. A summary has some hundreds, a long correction a thousand.</summary>
    private const int LongestText = 10_000;

    private readonly WaryParser _parser;
    private readonly SourceText _source;
    private readonly int _start;
    private readonly DiagnosticBag _found;

    private YamlReader(SourceText source, Range part, DiagnosticBag diagnostics)
    {
        _parser = new WaryParser(new Parser(new StringReader(source.Value[part])));
        _source = source;
        _start = part.Start.GetOffset(source.Value.Length);
        _found = diagnostics;
    }

    /// <summary>The mapping that a part of a file holds; null, with a finding, when it holds none.</summary>
    public static YamlMapping? ReadMapping(SourceText source, Range part, DiagnosticBag diagnostics)
    {
        var reader = new YamlReader(source, part, diagnostics);
        try
        {
            return reader.ReadDocument();
        }
        catch (YamlException broken)
        {
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
            _found.Add(Rules.WrongType, _source.At(_start), "expected keys with values, found nothing");
            return null;
        }
        _parser.Consume<DocumentStart>();
        var node = ReadNode(0);
        _parser.Consume<DocumentEnd>();
        if (!_parser.Accept<StreamEnd>(out _))
            throw new YamlRefused(Rules.YamlFeature, At(_parser.Current!.Start), "a second YAML document in one file is not accepted");
        if (node is YamlMapping mapping)
            return mapping;
        _found.Add(Rules.WrongType, node.At, "expected keys with values (key: value)");
        return null;
    }

    private YamlNode ReadNode(int depth)
    {
        if (depth > DeepestLevel)
            throw new YamlRefused(Rules.TooDeep, At(_parser.Current!.Start), $"nested more than {DeepestLevel} levels deep");
        if (_parser.Accept<AnchorAlias>(out var alias))
            throw new YamlRefused(Rules.YamlFeature, At(alias.Start), "YAML aliases (*name) are not accepted; write the value out, or quote a text that begins with *");
        if (_parser.Accept<NodeEvent>(out var node) && (!node.Anchor.IsEmpty || !node.Tag.IsEmpty))
            throw new YamlRefused(Rules.YamlFeature, At(node.Start), "YAML anchors (&name) and tags (!name) are not accepted; quote a text that begins with & or !");
        if (_parser.TryConsume<Scalar>(out var scalar))
            return new YamlScalar(WithinLimit(scalar), At(scalar.Start));
        if (_parser.TryConsume<SequenceStart>(out var sequence))
            return ReadSequence(sequence, depth);
        return ReadMapping(_parser.Consume<MappingStart>(), depth);
    }

    // A title stands on many pages: what is small in one file may be large in all.
    private string WithinLimit(Scalar scalar)
    {
        CheckCharacters(scalar);
        if (scalar.Value.Length <= LongestText)
            return scalar.Value;
        _found.Add(Rules.TextTooLong, At(scalar.Start), $"the text has {scalar.Value.Length:N0} characters; at most {LongestText:N0} are read, and long texts belong into the prose");
        return Shortening.Shorten(scalar.Value, LongestText);
    }

    // Escapes can write what no file may hold as it is: characters that nobody sees and some programs obey.
    private void CheckCharacters(Scalar scalar)
    {
        if (!scalar.Value.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            return;
        foreach (var character in scalar.Value.EnumerateRunes())
            if (Rune.IsControl(character) && character.Value is not ('\t' or '\n' or '\r'))
                throw new YamlRefused(Rules.YamlFeature, At(scalar.Start), $"the control character U+{character.Value:X4} is not accepted in a text; take it out");
            else if ((character.Value & 0xFFFE) == 0xFFFE)
                throw new YamlRefused(Rules.YamlFeature, At(scalar.Start), $"U+{character.Value:X4} is no character; take it out");
    }

    private YamlSequence ReadSequence(SequenceStart start, int depth)
    {
        // Before the entries: places are diagnostics quickest in the order of the file.
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
                _found.Add(Rules.DuplicateKey, key.At, $"the key \"{key.Value}\" stands here a second time; first in line {first.At.Line}");
                continue;
            }
            seen.Add(key.Value, key);
            entries.Add(new(key.Value, key.At, value));
        }
        return new(entries.ToImmutable(), at);
    }

    // By offset: the parser's own columns count UTF-16 units.
    private SourceLocation At(Mark mark) => _source.At(_start + (int)mark.Index);

    // The parser's message without its own position, which is not in the coordinates of the file.
    private static string Describe(YamlException broken)
    {
        var message = (broken.InnerException ?? broken).Message;
        var end = message.StartsWith('(') ? message.IndexOf("): ", StringComparison.Ordinal) : -1;
        message = (end >= 0 ? message[(end + 3)..] : message).TrimEnd('.');
        var what = message.Length > 0 ? char.ToLowerInvariant(message[0]) + message[1..] : "unreadable";
        return what + (what.Contains("quoted scalar", StringComparison.Ordinal) ? "; a quote is opened and not closed as it should be"
            : what.Contains("tab", StringComparison.Ordinal) ? "; indent with spaces"
            : "; a text that holds a colon or begins with a special character needs quotes");
    }

    /// <summary>The library's parser, which throws what it never meant to at some texts (a lone surrogate as an escape, a dash before a comma): that is broken YAML too.</summary>
    private sealed class WaryParser(Parser parser) : IParser
    {
        public ParsingEvent? Current => parser.Current;

        public bool MoveNext()
        {
            try
            {
                return parser.MoveNext();
            }
            catch (Exception broken) when (broken is InvalidOperationException or ArgumentException or FormatException or OverflowException or IndexOutOfRangeException)
            {
                var at = parser.Current?.End ?? Mark.Empty;
                throw new YamlException(at, at, "a text that cannot be read stands behind this place");
            }
        }
    }

    private sealed class YamlRefused(Rule rule, SourceLocation at, string message) : Exception(message)
    {
        public Rule Rule { get; } = rule;

        public SourceLocation At { get; } = at;
    }
}
