using System.Buffers;
using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Link;

/// <summary>The names and aliases of components and releases, and the terms of glossaries. Finds their plain mentions in prose.</summary>
internal sealed class NameIndex
{
    /// <summary>
    /// The greatest length of a name, in characters. Longer names are left out, because no prose mentions them by chance.
    /// </summary>
    private const int Longest = 200;

    /// <summary>Signs that belong to the name beside them: C++, C#, C*.</summary>
    private const string Signs = "+#*$";

    /// <summary>Signs that join two parts of a name. The non-breaking hyphen is one of them.</summary>
    private const string Joiners = "-\u2010\u2011./@&";

    private readonly SearchValues<string> _any;
    private readonly Dictionary<string, Named> _names;
    private readonly ILookup<char, Named> _lengths;

    private sealed record Named(string Name, RecordId Id, string? Heading);

    private NameIndex(Dictionary<string, Named> names)
    {
        _any = SearchValues.Create([.. names.Keys], StringComparison.Ordinal);
        _names = names;
        // The lengths of the names with the same first letter, the longest first, so that "Desk lamp de luxe" is found before "Desk lamp".
        // Thousands of names may begin with one letter, but they have few different lengths.
        _lengths = names.Values.DistinctBy(name => new { First = name.Name[0], name.Name.Length })
            .OrderByDescending(name => name.Name.Length).ToLookup(name => name.Name[0]);
    }

    public static NameIndex Create(RecordIndex index, DiagnosticBag diagnostics)
    {
        var names = new Dictionary<string, Named>(StringComparer.Ordinal);
        foreach (var component in index.Components.OrderBy(component => component.At))
        {
            Add(component.Name, component.TitleAt, component);
            foreach (var alias in component.Aliases)
                Add(alias.Value, alias.At, component);
        }
        foreach (var release in index.Releases)
            Add(release.Name, release.TitleAt, release);
        AddTerms(index, names);
        // An accent is either a part of its letter or a character after it. Prose can use both forms, so the index holds both.
        foreach (var named in names.Values.ToArray())
        {
            var decomposed = Letters.Decompose(named.Name);
            names.TryAdd(decomposed, named with { Name = decomposed });
        }
        return new(names);

        void Add(string written, SourceLocation at, Record record)
        {
            var name = Letters.Compose(written);
            if (name.Length is > 0 and <= Longest && !names.TryAdd(name, new(name, record.Id, null)) && names[name].Id != record.Id)
                diagnostics.Add(Rules.AmbiguousName, at, $"the name \"{written}\" belongs to {index.ById[names[name].Id].At.Path} already; "
                    + "plain mentions of it could mean either, so give one of the two another name"
                    + $"{LooksAlike(written, index.ById[names[name].Id])}");
        }
    }

    /// <summary>
    /// Adds the terms of the glossaries, as written and with a lower-case first letter. A term that is also the name of a record is left
    /// out.
    /// </summary>
    private static void AddTerms(RecordIndex index, Dictionary<string, Named> names)
    {
        foreach (var chapter in index.Chapters.Where(chapter => chapter.IsGlossary))
            foreach (var heading in chapter.Body.Headings.Where(heading => heading.Level == 3 && heading.Links.IsEmpty))
                foreach (var term in Terms(Letters.Compose(heading.Text)))
                    if (term.Length is > 1 and <= Longest)
                        names.TryAdd(term, new(term, chapter.Id, heading.Anchor));
    }

    // "Request for comments (RFC)" contains two terms. "LRU" has no form with a lower-case first letter.
    private static IEnumerable<string> Terms(string heading)
    {
        var open = heading.IndexOf(" (", StringComparison.Ordinal);
        if (open > 0 && heading.EndsWith(')'))
            yield return heading[(open + 2)..^1];
        var name = open > 0 ? heading[..open] : heading;
        yield return name;
        if (name.Length > 1 && char.IsUpper(name[0]) && !char.IsUpper(name[1]))
            yield return char.ToLowerInvariant(name[0]) + name[1..];
    }

    // Two names can look the same in the message although their code points differ. The message then says so.
    private static string LooksAlike(string written, Record other)
    {
        var names = other is Component component ? component.Aliases.Select(alias => alias.Value).Prepend(component.Name) : [other.Title];
        return names.Contains(written) ? "" : names.FirstOrDefault(name => Lookalike.Is(written, name)) is { } same ? "; "
            + Lookalike.Describe(written, same) : "";
    }

    /// <summary>The first whole name at or after <paramref name="from"/>; its length is zero when there is none.</summary>
    public (int Start, int Length, RecordId Id, string? Heading) Find(ReadOnlySpan<char> text, int from)
    {
        var names = _names.GetAlternateLookup<ReadOnlySpan<char>>();
        while (from < text.Length)
        {
            var hit = text[from..].IndexOfAny(_any);
            if (hit < 0)
                break;
            var start = from + hit;
            foreach (var like in _lengths[text[start]])
                if (start + like.Name.Length <= text.Length && IsWhole(text, start, start + like.Name.Length)
                    && names.TryGetValue(text.Slice(start, like.Name.Length), out var named))
                    return (start, named.Name.Length, named.Id, named.Heading);
            from = start + 1;
        }
        return default;
    }

    // Whether the name is whole, that is, not a part of a longer word, path, number or name. Examples of parts are "6.1" in "6.12" or
    // "6.1.3", "lamp" in "lamp-shade", and "C" in "C++".
    private static bool IsWhole(ReadOnlySpan<char> text, int start, int end)
    {
        if (start > 0 && (IsInWord(text[start - 1]) || Joiners.Contains(text[start - 1]) || Signs.Contains(text[start - 1])))
            return false;
        if (end == text.Length)
            return true;
        var next = text[end];
        var continues = end + 1 < text.Length && (IsInWord(text[end + 1]) || next == ':' && text[end + 1] == ':');
        return !IsInWord(next) && next != '/' && !Signs.Contains(next) && !((Joiners.Contains(next) || next == ':') && continues);
    }

    private static bool IsInWord(char c) => char.IsLetterOrDigit(c) || c == '_' || c >= '\u0300' && Letters.IsMark(c);
}
