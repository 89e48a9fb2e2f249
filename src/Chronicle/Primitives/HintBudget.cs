namespace Chronicle.Primitives;

/// <summary>
/// Searches for the nearest word, a bounded number of them: each compares a word with all known words, and a stranger's file decides how
/// many there are. One thread.
/// </summary>
internal sealed class HintBudget
{
    /// <summary>More hints than this nobody reads in one run.</summary>
    private const int Most = 100;

    private int _used;

    /// <summary>The suggestion as the end of a message; empty when no known word is near, and after many searches.</summary>
    public string Hint(string wrong, IEnumerable<string> known) => _used++ < Most ? Nearest.Hint(wrong, known) : "";
}
