using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Chronicle.Input;

/// <summary>
/// The theme that comes with the program. A chronicle's own theme lies over it, file by file.
/// </summary>
/// <param name="Folder">Its files.</param>
/// <param name="Version">The version of the program, as marks of copied files name it.</param>
/// <param name="FormerFiles">
/// The files of former versions, as <c>hash name</c>: <c>init</c> copied the whole theme then, and a copy without a change is no choice of
/// its author.
/// </param>
internal sealed record BuiltInTheme(Folder Folder, string Version, FrozenSet<string> FormerFiles)
{
    /// <summary>For programs and tests that give a whole theme.</summary>
    public static BuiltInTheme None { get; } = new(new("built-in", []), "", FrozenSet<string>.Empty);
}
