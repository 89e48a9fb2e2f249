using System.Collections.Immutable;
using Chronicle.Primitives;

namespace Chronicle.Render;

/// <summary>
/// Reads one style sheet of the chronicle: reports a bracket, a text or a comment that is not closed, and collects the addresses in it.
/// A browser reads such a style sheet differently from what its author means, and reports nothing.
/// </summary>
internal sealed class StyleSheetScanner
{
    private readonly ImmutableArray<ThemeAddress>.Builder _addresses = ImmutableArray.CreateBuilder<ThemeAddress>();
    private readonly Stack<int> _open = new();
    private readonly SourceText _source;
    private readonly bool _isJoined;
    private readonly DiagnosticBag _diagnostics;

    private StyleSheetScanner(SourceText source, bool isJoined, DiagnosticBag diagnostics) =>
        (_source, _isJoined, _diagnostics) = (source, isJoined, diagnostics);

    /// <summary>The addresses up to the first fault.</summary>
    /// <param name="source">The style sheet.</param>
    /// <param name="isJoined">Whether the rules of other style sheets come before the rules of this one.</param>
    /// <param name="diagnostics">Takes the first fault.</param>
    public static ImmutableArray<ThemeAddress> Read(SourceText source, bool isJoined, DiagnosticBag diagnostics)
    {
        var scanner = new StyleSheetScanner(source, isJoined, diagnostics);
        scanner.Read();
        return scanner._addresses.ToImmutable();
    }

    private string Css => _source.Value;

    private void Read()
    {
        for (var i = 0; i < Css.Length; i++)
            if (Next(i) is { } last)
                i = last;
            else
                return;
        if (_open.TryPeek(out var open))
            Report(open, $"nothing closes this {Css[open]}");
    }

    /// <summary>Reads the part that begins at an index. Returns the index of its last character; null after a fault.</summary>
    private int? Next(int i)
    {
        switch (Css[i])
        {
            case '/' when At(i, "/*"):
                return Css.IndexOf("*/", i + 2, StringComparison.Ordinal) is > 0 and var end ? end + 1
                    : Report(i, "nothing closes this comment; write */ at its end");
            case '"' or '\'':
                return StyleSheetCompactor.EndOfString(Css, i) is var close && close < Css.Length && Css[close] == Css[i] ? close
                    : Report(i, $"nothing on this line closes the text that begins with {Css[i]} here");
            case '\\':
                return i + 1;
            case '{' or '(' or '[':
                _open.Push(i);
                return i;
            case '}' or ')' or ']':
                return Close(i);
            case 'u' or 'U' when At(i, "url(") && (i == 0 || !IsOfName(Css[i - 1])):
                return ReadUrl(i);
            case '@' when At(i, "@import") && !IsOfName(Css.ElementAtOrDefault(i + "@import".Length)):
                return ReadImport(i);
            default:
                return i;
        }
    }

    private int? Close(int i)
    {
        if (!_open.TryPop(out var open))
            return Report(i, $"nothing opens this {Css[i]}");
        return (Css[open], Css[i]) is ('{', '}') or ('(', ')') or ('[', ']') ? i
            : Report(open, $"nothing closes this {Css[open]} before the next {Css[i]}");
    }

    private int? ReadUrl(int i)
    {
        var open = i + "url".Length;
        var start = SkipSpace(open + 1);
        if (start < Css.Length && Css[start] is '"' or '\'')
        {
            _open.Push(open);
            return ReadString(start);
        }
        var close = Css.IndexOf(')', start);
        if (close < 0)
            return Report(open, "nothing closes this (");
        AddAddress(start, Css[start..close].TrimEnd());
        return close;
    }

    // The common style sheet has rules before its parts, and a browser ignores an import after a rule.
    private int? ReadImport(int i)
    {
        if (_isJoined)
        {
            _diagnostics.Add(Rules.LateImport, _source.At(i), "browsers ignore this @import, because this file is a part of site.css; "
                + "copy the rules into this file");
            return Css.IndexOf(';', i) is > 0 and var end ? end : i;
        }
        var start = SkipSpace(i + "@import".Length);
        return start < Css.Length && Css[start] is '"' or '\'' ? ReadString(start) : start - 1;
    }

    private int? ReadString(int start)
    {
        var end = Next(start);
        if (end is { } close)
            AddAddress(start + 1, Css[(start + 1)..close]);
        return end;
    }

    // An address with an escape of CSS is not checked, because nobody writes one.
    private void AddAddress(int at, string address)
    {
        if (address.Length > 0 && !address.StartsWith('#') && !address.Contains('\\'))
            _addresses.Add(new ThemeAddress.InStyleSheet(address, _source.At(at)));
    }

    private int SkipSpace(int i)
    {
        while (i < Css.Length && Css[i] is ' ' or '\n' or '\t')
            i++;
        return i;
    }

    private bool At(int i, string text) => string.Compare(Css, i, text, 0, text.Length, StringComparison.OrdinalIgnoreCase) == 0;

    private static bool IsOfName(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' || c > '\x7f';

    private int? Report(int at, string message)
    {
        _diagnostics.Add(Rules.BrokenStyleSheet, _source.At(at), message);
        return null;
    }
}
