using System.Collections.Immutable;
using Chronicle.Cli.Input;
using Chronicle.Domain;

namespace Fuzz.Targets;

/// <summary>All targets, the fast targets first.</summary>
internal static class Catalogue
{
    public static ImmutableArray<Target> All(string root)
    {
        var options = new BuildOptions(root, Path.Join(root, "input"), Path.Join(root, "theme"), Path.Join(root, "output"));
        return [.. Values.All, .. Readers.All, .. Sites.All(InputFolder.Read(options).Value.Theme)];
    }
}
