using System.Collections.Immutable;
using Chronicle.Input;

namespace Chronicle.Import.Mappings;

/// <summary>The mappings that are built into the program.</summary>
internal static class BuiltInMappings
{
    public static readonly ImmutableArray<string> Names = ["endoflife.date"];

    /// <summary>The file of the mapping with this name; null if there is none.</summary>
    public static InputFile? Find(string name)
    {
        if (!Names.Contains(name))
            return null;
        using var stream = typeof(BuiltInMappings).Assembly.GetManifestResourceStream(name + ".yml")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return new($"{name}.yml", bytes);
    }
}
