using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Chronicle.Input;

/// <summary>The theme of the program. The files of a chronicle's own theme override its files.</summary>
/// <param name="Folder">Its files.</param>
/// <param name="Version">The version of the program, as the marks of copied files name it.</param>
/// <param name="FormerFiles">The theme files of former versions, as <c>hash name</c>. In these versions <c>init</c> copied the whole theme,
/// so an unchanged copy is not a choice of the author.</param>
internal sealed record BuiltInTheme(Folder Folder, string Version, FrozenSet<string> FormerFiles)
{
    /// <summary>No built-in theme, for programs and tests that supply a complete theme.</summary>
    public static BuiltInTheme None { get; } = new(new("built-in", []), "", FrozenSet<string>.Empty);
}
