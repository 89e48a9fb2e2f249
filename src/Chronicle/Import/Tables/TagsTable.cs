using System.Collections.Immutable;
using Chronicle.Primitives;
using Chronicle.Read.Yaml;

namespace Chronicle.Import.Tables;

/// <summary>
/// The tags of a git repository, one line each, in the output of <c>git for-each-ref</c> with <see cref="Format"/>. The columns are tag,
/// date, commit, tagger and subject.
/// </summary>
internal static class TagsTable
{
    /// <summary>The format for git: fields between tabs. Only the last field can contain a tab.</summary>
    public const string Format =
        "%(refname:strip=2)%09%(creatordate:short)%09%(objectname)%09%(*objectname)%09%(taggername)%09%(contents:subject)";

    internal static ImmutableArray<YamlMapping> Read(SourceText source, DiagnosticBag diagnostics)
    {
        var rows = ImmutableArray.CreateBuilder<YamlMapping>();
        var lines = source.Value.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Length == 0)
                continue;
            var at = new SourceLocation(source.Path, i + 1, 1);
            if (lines[i].Split('\t', 6) is [var tag, var date, var hash, var target, var tagger, var subject])
                rows.Add(new(
                [
                    Column("tag", tag), Column("date", date), Column("commit", target.Length > 0 ? target : hash),
                    Column("tagger", tagger), Column("subject", subject),
                ], at));
            else
                diagnostics.Add(Rules.RowNotPlaced, at, "the line is no tag with its date, commit, tagger and subject between tabs");

            YamlEntry Column(string name, string value) => new(name, at, new YamlScalar(value, at));
        }
        return rows.ToImmutable();
    }
}
