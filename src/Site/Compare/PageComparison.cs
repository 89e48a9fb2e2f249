using System.Collections.Concurrent;
using System.Collections.Immutable;
using Chronicle.Cli.Verify;
using Chronicle.Presentation;

namespace Chronicle.Cli.Compare;

internal enum Change { Added, Changed, Moved, Removed }

/// <summary>A page that differs between two sites.</summary>
/// <param name="Kind">The first part of the address of the page; empty for the home page, the chapters and the lists.</param>
/// <param name="Before">The address of the page in the first site; null if the page is new.</param>
/// <param name="After">The address of the page in the second site. If the page of the second site is a redirect, it is the target of the
/// redirect. Null if the page is removed.</param>
internal sealed record PageChange(Change Change, string Kind, string Title, string TitleBefore, string? Before, string? After);

/// <summary>
/// Compares the pages of two sites. Pages with the same hash in both manifests are not read. A page is unchanged if only the versions of
/// its style sheet or scripts differ.
/// </summary>
internal static class PageComparison
{
    /// <summary>The largest page that is read, in bytes. A larger page is compared only by its hash.</summary>
    private const long LargestPage = 16 * 1024 * 1024;

    /// <summary>Returns the changes, sorted by kind of page, kind of change, and address.</summary>
    public static async Task<ImmutableArray<PageChange>> Run(
        IPublishedSite before, ListedPages pagesBefore, IPublishedSite after, ListedPages pagesAfter, Action<string> onProgress)
    {
        var changes = new ConcurrentBag<PageChange>();
        var paths = pagesBefore.Pages.Keys.Union(pagesAfter.Pages.Keys, StringComparer.Ordinal).ToArray();
        var done = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(before.AtOnce, after.AtOnce) };
        await Parallel.ForEachAsync(paths, options, async (path, _) =>
        {
            var (old, now) = (pagesBefore.Pages.GetValueOrDefault(path), pagesAfter.Pages.GetValueOrDefault(path));
            if (old?.Sha256 != now?.Sha256 && Compare(path, await Read(before, old), await Read(after, now), old, now) is { } change)
                changes.Add(change);
            if (Interlocked.Increment(ref done) % 100 == 0)
                onProgress($"compare {done} of {paths.Length} pages");
        });
        return [.. changes.OrderBy(change => change.Kind, StringComparer.Ordinal).ThenBy(change => change.Change)
            .ThenBy(change => change.Before ?? change.After, StringComparer.Ordinal)];
    }

    private static async Task<PageSummary?> Read(IPublishedSite site, ManifestEntry? page) =>
        page is { Bytes: <= LargestPage } && (await site.Read(page.Path, page.Bytes)).Bytes is { } bytes ? PageSummary.Read(bytes) : null;

    private static PageChange? Compare(string path, PageSummary? before, PageSummary? after, ManifestEntry? old, ManifestEntry? now)
    {
        var address = Verifier.AddressOf(path);
        var change = new PageChange(
            old is null ? Change.Added : now is null ? Change.Removed : Change.Changed, KindOf(path), (after ?? before)?.Title ?? "",
            before?.Title ?? "", old is null ? null : address, now is null ? null : address);
        if (change.Change != Change.Changed || before is null || after is null)
            return change;
        if (before.Hash == after.Hash)
            return null;
        return after.LeadsTo is { } to && before.LeadsTo != to
            ? change with { Change = Change.Moved, Title = before.Title, After = to } : change;
    }

    private static string KindOf(string path) => path.Split('/') is { Length: > 2 } parts ? parts[0] : "";
}
