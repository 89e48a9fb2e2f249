namespace Chronicle.Primitives;

/// <summary>Recognizes texts that look the same but consist of different characters.</summary>
internal static class Lookalike
{
    /// <summary>Whether the texts differ only in the way in which their accents are written.</summary>
    public static bool Is(string text, string other) => text != other && Letters.Compose(text) == Letters.Compose(other);

    /// <summary>Describes the characters that differ, by their code points.</summary>
    public static string Describe(string written, string known) =>
        $"\"{known}\" looks the same and has other characters "
        + $"({Letters.CodePoints(known)}, here {Letters.CodePoints(written)}); copy it from there";
}
