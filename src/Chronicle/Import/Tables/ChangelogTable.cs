using System.Collections.Immutable;
using System.Text;
using Chronicle.Primitives;
using Chronicle.Read.Yaml;

namespace Chronicle.Import.Tables;

/// <summary>
/// Reads release notes in Markdown. Each version is a row with the columns version, date, heading, url, note (the text after the date),
/// prose, and entries. The supported forms are: Keep a Changelog; conventional-changelog; plain lines such as "v9.1.0 - April 5, 2024";
/// headings such as "2025-01-21, Version 22.13.1 'Jod' (LTS), @name"; and headings underlined with equals signs or hyphens.
/// </summary>
internal sealed class ChangelogTable
{
    private readonly SourceText _source;
    private readonly DiagnosticBag _diagnostics;
    private readonly ImmutableArray<YamlMapping>.Builder _rows = ImmutableArray.CreateBuilder<YamlMapping>();
    private VersionHeading? _version;
    private SourceLocation _at;
    private string _section = "";
    private readonly StringBuilder _prose = new();
    private readonly List<YamlNode> _entries = [];
    private (StringBuilder Text, SourceLocation At)? _entry;
    private (char Mark, int Length, SourceLocation At)? _code;

    private ChangelogTable(SourceText source, DiagnosticBag diagnostics) => (_source, _diagnostics) = (source, diagnostics);

    public static ImmutableArray<YamlMapping> Read(SourceText source, DiagnosticBag diagnostics)
    {
        var table = new ChangelogTable(source, diagnostics);
        var lines = source.Value.Split('\n');
        for (var i = 0; i < lines.Length; i++)
            table.Take(lines[i], i + 1 < lines.Length ? lines[i + 1] : "", i + 1);
        table.EndVersion();
        if (table._code is { } open)
            diagnostics.Add(Rules.RowNotPlaced, open.At, "the block of code that begins here has no end, so no version below it is read");
        if (table._rows.Count == 0)
            diagnostics.Add(Rules.BadTable, source.At(0), "no line is the heading of a version, such as \"## [1.2.0] - 2024-04-05\"");
        return table._rows.ToImmutable();
    }

    private void Take(string line, string next, int number)
    {
        var at = new SourceLocation(_source.Path, number, 1);
        if (IsCode(line, at))
            AddProse(line);
        else if (VersionHeading.Parse(line, next) is { } version)
        {
            EndVersion();
            (_version, _at, _section) = (version, at, "");
            if (version.UnreadableDate is { } text)
                _diagnostics.Add(Rules.ValueNotPlaced, at, $"the date of version {version.Version}: {ImportedDate.Explain(text)}");
        }
        else if (line.StartsWith('#'))
        {
            EndEntry();
            _section = ImportedText.Plain(line.TrimStart('#'));
        }
        else if (line.Length > 1 && line[0] is '*' or '-' or '+' && line[1] == ' ')
        {
            EndEntry();
            _entry = (new(line[2..].Trim()), at);
        }
        else if (_entry is { } open && line.StartsWith(' ') && line.TrimStart().Length > 0)
            open.Text.Append(IsNested(line) ? "; " : " ").Append(IsNested(line) ? line.TrimStart()[2..] : line.Trim());
        else if (string.IsNullOrWhiteSpace(line) || line.StartsWith('<') || line.StartsWith("===", StringComparison.Ordinal)
            || line.StartsWith("---", StringComparison.Ordinal))
        {
            EndEntry();
            AddProse("");
        }
        else
        {
            EndEntry();
            if (LooksLikeVersion(line))
                _diagnostics.Add(Rules.RowNotPlaced, at,
                    $"the line looks like the heading of a version, and its date cannot be read: \"{Shortening.Shorten(line, 60)}\"");
            AddProse(line);
        }
    }

    // A block of code ends at a line of the same character with at least the same length, as in Markdown.
    private bool IsCode(string line, SourceLocation at)
    {
        var length = line is ['`' or '~', ..] ? line.Length - line.TrimStart(line[0]).Length : 0;
        if (_code is { } open)
        {
            if (length >= open.Length && line[0] == open.Mark && string.IsNullOrWhiteSpace(line[length..]))
                _code = null;
            return true;
        }
        if (length < 3 || line[0] == '`' && line[length..].Contains('`'))
            return false;
        _code = (line[0], length, at);
        return true;
    }

    private static bool IsNested(string line) => line.TrimStart() is ['*' or '-' or '+', ' ', ..];

    private static bool LooksLikeVersion(string line) => line is ['v', >= '0' and <= '9', ..] && line.Contains('.') && line.Length < 60;

    // Text before the first version describes the file, so it is dropped.
    private void AddProse(string line)
    {
        if (_version is not null && (line.Length > 0 || _prose.Length > 0))
            _prose.Append(line).Append('\n');
    }

    private void EndEntry()
    {
        if (_entry is { } entry && _version is not null)
            _entries.Add(ChangelogEntry.Read(entry.Text.ToString(), _section, entry.At));
        _entry = null;
    }

    private void EndVersion()
    {
        EndEntry();
        if (_version is { } version)
            _rows.Add(new(
            [
                Column("version", version.Version), Column("date", version.Date), Column("heading", version.Heading),
                Column("url", version.Url), Column("note", version.Note), Column("prose", _prose.ToString().Trim()),
                new YamlEntry("entries", _at, new YamlSequence([.. _entries], _at)),
            ], _at));
        _prose.Clear();
        _entries.Clear();
    }

    private YamlEntry Column(string name, string? value) => new(name, _at, new YamlScalar(value ?? "", _at));
}
