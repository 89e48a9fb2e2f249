namespace Chronicle.Primitives;

/// <summary>
/// Finds the nearest known word for a wrong one, for a limited number of wrong words. Each search compares the word with all known words,
/// and untrusted files decide how many searches there are. Only one thread may use it.
/// </summary>
internal sealed class HintBudget
{
    /// <summary>The greatest number of searches in one run. No author reads more suggestions than this.</summary>
    private const int Most = 100;

    private int _used;

    /// <summary>The suggestion as the end of a message. It is empty if no known word is near, or if the limit is reached.</summary>
    public string Hint(string wrong, IEnumerable<string> known) => _used++ < Most ? Nearest.Hint(wrong, known) : "";
}
