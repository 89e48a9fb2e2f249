namespace Chronicle.Primitives;

/// <summary>
/// The suggestions of one phase or of one file. Their work has a limit, because untrusted input decides the number of wrong words and of
/// known words. After the limit, messages have no suggestion. Only one thread may use an instance at a time.
/// </summary>
/// <param name="steps">The greatest number of comparisons of two letters. One wrong id and 10,000 known ids need two million.</param>
internal sealed class NameHints(long steps = NameHints.StepsOfPhase)
{
    /// <summary>The limit of a phase. This number of comparisons takes some tenths of a second.</summary>
    public const long StepsOfPhase = 100_000_000;

    /// <summary>
    /// The limit of one file, whose keys and words are compared with some hundred names. The limit is small, because a site can have
    /// thousands of files.
    /// </summary>
    public const long StepsOfFile = 1_000_000;

    private long _steps = steps;

    /// <summary>The suggestion as the end of a message; empty if no known word is near.</summary>
    public string Find(string wrong, IEnumerable<string> known) =>
        Nearest.Find(wrong, known, ref _steps) is { } near ? Suggest(near) : "";

    /// <summary>A suggestion as the end of a message.</summary>
    public static string Suggest(string meant) => $"; did you mean \"{meant}\"?";
}
