using System.Collections.Immutable;
using Chronicle.Input;

namespace Chronicle.Authoring;

/// <summary>One old form of the input in its new form: the files to write, and the files to delete after that.</summary>
/// <param name="Name">The change, for the author: a sentence without its full stop.</param>
/// <param name="Problem">The reason why the files cannot be rewritten, and what to do; null if they can.</param>
internal sealed record Rewrite(string Name, ImmutableArray<InputFile> Written, ImmutableArray<string> Removed, string? Problem = null)
{
    internal static Rewrite Refuse(string name, string problem) => new(name, [], [], problem);
}

/// <summary>
/// Brings an input that was written for an earlier version to the forms of this one. The old forms are still read. A pure function: it
/// takes files and returns files.
/// </summary>
internal static class Upgrade
{
    /// <summary>In the order in which they run. Each gets the input as those before it leave it; null if it finds nothing to do.</summary>
    private static readonly ImmutableArray<Func<Folder, Rewrite?>> Rewrites = [SourceFiles.Create];

    /// <summary>Everything that is to be rewritten, up to the first rewrite that has a problem.</summary>
    public static ImmutableArray<Rewrite> Plan(Folder input)
    {
        var plan = ImmutableArray.CreateBuilder<Rewrite>();
        foreach (var create in Rewrites)
        {
            if (create(input) is not { } rewrite)
                continue;
            plan.Add(rewrite);
            if (rewrite.Problem is not null)
                break;
            input = Apply(input, rewrite);
        }
        return plan.ToImmutable();
    }

    /// <summary>The folder after a rewrite.</summary>
    public static Folder Apply(Folder input, Rewrite rewrite)
    {
        var gone = rewrite.Removed.Concat(rewrite.Written.Select(file => file.Path)).ToHashSet(StringComparer.Ordinal);
        return input with
        {
            Files = [.. input.Files.Where(file => !gone.Contains(file.Path)).Concat(rewrite.Written)
                .OrderBy(file => file.Path, StringComparer.Ordinal)],
        };
    }
}
