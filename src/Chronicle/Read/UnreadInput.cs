using Chronicle.Domain;
using Chronicle.Input;
using Chronicle.Primitives;

namespace Chronicle.Read;

/// <summary>Finds the input files that exist but are unreadable, so that later phases do not report them as missing.</summary>
internal static class UnreadInput
{
    public static ParsedSite AddTo(PhaseResult<ParsedSite> parsed, Folder input)
    {
        var broken = parsed.Diagnostics.Where(diagnostic => diagnostic.IsError).Select(diagnostic => diagnostic.At.Path)
            .Concat(input.Unread)
            .ToHashSet(StringComparer.Ordinal);
        if (broken.Count == 0)
            return parsed.Value;
        return parsed.Value with
        {
            Unusable = [.. parsed.Value.Unusable, .. input.Unread.Where(path => path.EndsWith(".md", StringComparison.Ordinal))
                .Select(path => new UnusableRecord(new(Path.GetFileNameWithoutExtension(path)), Rest: null))],
            UnusableSources = [.. parsed.Value.UnusableSources, .. input.Unread
                .Where(path => path.StartsWith(input.Path + "/sources/", StringComparison.Ordinal))
                .Select(path => new SourceId(Path.GetFileNameWithoutExtension(path)))],
            Unread = new(
                broken.Any(path => path == input.Path + "/redirects.yml"
                    || path.StartsWith(input.Path + "/redirects/", StringComparison.Ordinal) || path == input.Path + "/redirects"),
                broken.Contains(input.Path + "/permalinks.txt"),
                [.. input.Unread.Select(path => path[(input.Path.Length + 1)..])
                    .Where(name => name.StartsWith("assets/", StringComparison.Ordinal)).Select(name => "/" + name)]),
        };
    }
}
