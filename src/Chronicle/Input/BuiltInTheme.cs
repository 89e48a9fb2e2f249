using System.Collections.Frozen;

namespace Chronicle.Input;

/// <summary>
/// The theme that is built into the program. A file in a chronicle's own theme replaces the built-in file of the same name.
/// </summary>
/// <param name="Folder">The files of the built-in theme.</param>
/// <param name="Version">The version of the program. A copy of a theme file names this version on its first line.</param>
/// <param name="FormerFiles">The theme files of former versions, as <c>hash name</c>. In these versions <c>init</c> copied the whole theme.
/// So an unchanged copy is not a choice of the author.</param>
internal sealed record BuiltInTheme(Folder Folder, string Version, FrozenSet<string> FormerFiles)
{
    /// <summary>An empty built-in theme, for programs and tests that supply a complete theme.</summary>
    public static BuiltInTheme None { get; } = new(new("built-in", []), "", FrozenSet<string>.Empty);
}
