using System.Buffers;
using Site.Domain;
using Site.Text;

namespace Site.Link;

/// <summary>The names and aliases of components and releases, for finding their plain mentions in prose.</summary>
public sealed class NameIndex
{
    private readonly SearchValues<string> _any;
    private readonly ILookup<char, Named> _byFirst;

    private sealed record Named(string Name, RecordId Id);

    private NameIndex(Dictionary<string, RecordId> names)
    {
        _any = SearchValues.Create([.. names.Keys], StringComparison.Ordinal);
        // The longest first: "Desk lamp de luxe" before "Desk lamp".
        _byFirst = names.Select(name => new Named(name.Key, name.Value)).OrderByDescending(name => name.Name.Length).ThenBy(name => name.Name, StringComparer.Ordinal).ToLookup(name => name.Name[0]);
    }

    public static NameIndex Create(RecordIndex index, Findings found)
    {
        var names = new Dictionary<string, RecordId>(StringComparer.Ordinal);
        foreach (var component in index.Components.OrderBy(component => component.At))
        {
            Add(component.Name, component.At, component);
            foreach (var alias in component.Aliases)
                Add(alias.Value, alias.At, component);
        }
        foreach (var release in index.Releases)
            Add(release.Name, release.At, release);
        return new(names);

        void Add(string name, SourceLocation at, Record record)
        {
            if (!names.TryAdd(name, record.Id) && names[name] != record.Id)
                found.Add(Rules.AmbiguousName, at, $"the name \"{name}\" belongs to {index.ById[names[name]].At.Path} already; plain mentions of it could mean either, so give one of the two another name");
        }
    }

    /// <summary>The first whole name at or after <paramref name="from"/>; its length is zero when there is none.</summary>
    public (int Start, int Length, RecordId Id) Find(ReadOnlySpan<char> text, int from)
    {
        while (from < text.Length)
        {
            var hit = text[from..].IndexOfAny(_any);
            if (hit < 0)
                break;
            var start = from + hit;
            foreach (var named in _byFirst[text[start]])
                if (text[start..].StartsWith(named.Name, StringComparison.Ordinal) && IsWhole(text, start, start + named.Name.Length))
                    return (start, named.Name.Length, named.Id);
            from = start + 1;
        }
        return default;
    }

    // A name must not be a part of a longer word, path or number: not "6.1" in "6.12" nor in "6.1.3", not "lamp" in "lamp-shade".
    private static bool IsWhole(ReadOnlySpan<char> text, int start, int end)
    {
        if (start > 0 && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '_' or '-' or '/' or '.' or '@'))
            return false;
        if (end == text.Length)
            return true;
        var next = text[end];
        var continues = end + 1 < text.Length && char.IsLetterOrDigit(text[end + 1]);
        return !char.IsLetterOrDigit(next) && next is not ('_' or '/') && !(next is '-' or '.' or '@' && continues);
    }
}
