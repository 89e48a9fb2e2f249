using System.Collections.Immutable;
using Chronicle.Input;

namespace Chronicle.Authoring;

/// <summary>
/// A planned change of the input. <c>Written</c> has the files with their new bytes, in the order of writing. <c>Removed</c> has the paths
/// of the files to delete after that. <c>References</c> is the number of rewritten references. The file of the changed record is written
/// last, so that an interrupted change can be planned and written again.
/// </summary>
internal sealed record FilePlan(ImmutableArray<InputFile> Written, ImmutableArray<string> Removed, int References)
{
    /// <summary>The files as they are after the planned change.</summary>
    public static InputFiles Apply(InputFiles files, FilePlan plan)
    {
        var changed = plan.Written.Select(file => file.Path).Concat(plan.Removed).ToHashSet(StringComparer.Ordinal);
        return files with
        {
            Input = files.Input with { Files = [.. files.Input.Files.Where(file => !changed.Contains(file.Path)), .. plan.Written] },
        };
    }
}
