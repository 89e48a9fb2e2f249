using System.Collections.Immutable;
using System.Text;

namespace Site.Publish;

/// <summary>Writes <c>permalinks.txt</c>, the ledger of all that was published.</summary>
public static class LedgerFile
{
    private const string Explanation = """
        # Every address that was ever published, with the places on its page, a line each, sorted. Builds add to it; no line is ever taken out,
        # unless it never went online. Commit it with the change that added to it. input/README.md says how an address may move or go.

        """;

    public static string PathIn(string input) => Path.Join(input, "permalinks.txt");

    /// <summary>The bytes that were written; null if the file was so already.</summary>
    public static byte[]? Write(ImmutableArray<string> addresses, string input)
    {
        var text = Explanation.ReplaceLineEndings("\n") + string.Join('\n', addresses) + "\n";
        var path = PathIn(input);
        if (File.Exists(path) && File.ReadAllText(path).ReplaceLineEndings("\n") == text)
            return null;
        var bytes = Encoding.UTF8.GetBytes(text);
        WholeFile.Write(path, bytes);
        return bytes;
    }
}
