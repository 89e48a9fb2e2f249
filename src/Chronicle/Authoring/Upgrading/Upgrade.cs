using System.Collections.Immutable;
using Chronicle.Input;

namespace Chronicle.Authoring.Upgrading;

/// <summary>The change of one old form of the input to the new form: the files to write, and the files to delete afterwards.</summary>
/// <param name="Description">The change, for the author: a sentence without a full stop.</param>
/// <param name="Problem">The reason why the files cannot be rewritten, and the correction; null if they can be rewritten.</param>
internal sealed record Rewrite(
    string Description, ImmutableArray<InputFile> Written, ImmutableArray<string> Removed, string? Problem = null)
{
    internal static Rewrite Refused(string description, string problem) => new(description, [], [], problem);
}

/// <summary>
/// Rewrites an input that was made for an earlier version of the program in the forms of this version. The program can still read the old
/// forms. The class does no I/O: it takes files and returns files.
/// </summary>
internal static class Upgrade
{
    /// <summary>
    /// The rewrites in their order. Each gets the result of the rewrites before it, and returns null if it finds no old form.
    /// </summary>
    private static readonly ImmutableArray<Func<Folder, Rewrite?>> Rewrites = [SourceFiles.Create];

    /// <summary>All necessary rewrites, up to the first one with a problem.</summary>
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
            input = input.With(rewrite.Written, rewrite.Removed);
        }
        return plan.ToImmutable();
    }
}
