namespace Chronicle.Primitives;

/// <summary>Two texts that look the same and are written with different characters.</summary>
internal static class Lookalike
{
    /// <summary>Whether the texts differ, and only in the way their accents are written.</summary>
    public static bool Is(string text, string other) => text != other && Letters.Compose(text) == Letters.Compose(other);

    /// <summary>Says which characters differ, by their code points.</summary>
    public static string Describe(string written, string known) =>
        $"\"{known}\" looks the same and has other characters "
        + $"({Letters.CodePoints(known)}, here {Letters.CodePoints(written)}); copy it from there";
}
