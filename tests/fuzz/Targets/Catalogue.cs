using System.Collections.Immutable;
using Site.Read;

namespace Fuzz.Targets;

/// <summary>All targets, the cheap ones first.</summary>
public static class Catalogue
{
    public static ImmutableArray<Target> All(string root)
    {
        var options = new Site.BuildOptions(root, Path.Join(root, "input"), Path.Join(root, "theme"), Path.Join(root, "output"));
        return [.. Values.All, .. Readers.All, .. Sites.All(InputFolder.Read(options).Value.Theme)];
    }
}
