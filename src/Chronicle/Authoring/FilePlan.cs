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
    public static InputFiles Apply(InputFiles files, FilePlan plan) =>
        files with { Input = files.Input.With(plan.Written, plan.Removed) };

    /// <summary>
    /// The reason why a new file cannot be written: the input has a different file, or an unreadable file, with the same path. An
    /// interrupted change leaves new files behind. They are identical to the files of the repeated change, so they do not prevent it. Null
    /// if there is no reason.
    /// </summary>
    public static string? ExplainExisting(Folder input, IEnumerable<InputFile> created)
    {
        foreach (var file in created)
            if (input.Unread.Contains(file.Path)
                || input.Files.Any(other => other.Path == file.Path && !other.Bytes.Span.SequenceEqual(file.Bytes.Span)))
                return $"{file.Path} exists already; choose another id, or delete the file if nothing needs it";
        return null;
    }
}
