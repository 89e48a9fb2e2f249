using System.Text;

namespace Chronicle.Testing;

/// <summary>
/// Compares a text with the file of the expected text. If they differ, the text is written beside the file as <c>*.received.*</c>. With
/// UPDATE_GOLDEN=1 in the environment the file itself is rewritten, but never if CI=true.
/// </summary>
internal static class ExpectedFile
{
    public static bool IsUpdating => MayUpdate(Environment.GetEnvironmentVariable("UPDATE_GOLDEN"),
        Environment.GetEnvironmentVariable("CI"));

    public static bool MayUpdate(string? update, string? ci) => update == "1" && ci != "true";

    public static void Check(string path, string actual) => Check(path, actual, IsUpdating);

    public static void Check(string path, string actual, bool updating)
    {
        var received = ReceivedPath(path);
        var expected = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : null;
        if (expected == actual)
        {
            File.Delete(received);
            return;
        }
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(updating ? path : received, actual, new UTF8Encoding(false));
        if (!updating)
            Assert.Fail(expected is null ? $"{path} is missing; the received text is in {received}" : Difference(path, expected, actual));
    }

    public static string ReceivedPath(string path) => Path.ChangeExtension(path, ".received" + Path.GetExtension(path));

    public static bool IsReceived(string path) => Path.GetFileNameWithoutExtension(path).EndsWith(".received", StringComparison.Ordinal);

    // The first lines that only one of the texts has. One line is not enough: in a JSON file it is often the revision, which changes with
    // every other line.
    private static string Difference(string path, string expected, string actual)
    {
        var (a, b) = (expected.Split('\n'), actual.Split('\n'));
        var first = a.Zip(b).TakeWhile(pair => pair.First == pair.Second).Count();
        return string.Join('\n', [$"{path}, line {first + 1}", .. Only("expected", a, b), .. Only("received", b, a),
            $"the whole text is in {ReceivedPath(path)}"]);

        IEnumerable<string> Only(string name, string[] lines, string[] others)
        {
            const int most = 5;
            var counts = others.CountBy(line => line).ToDictionary();
            var only = lines.Where(line => counts.GetValueOrDefault(line) == 0 || counts[line]-- == 0).ToArray();
            // Texts with the same lines in another order differ first here.
            string[] shown = only.Length > 0 ? only : [lines.ElementAtOrDefault(first) ?? "(the end)"];
            var rest = shown.Length > most ? [$"{name}: {shown.Length - most} more"] : Array.Empty<string>();
            return [.. shown.Take(most).Select(line => $"{name}: {Cut(line)}"), .. rest];
        }

        // The first difference, if it is in a long line, and the characters around it.
        string Cut(string line)
        {
            const int longest = 200, before = 40;
            var start = line != a.ElementAtOrDefault(first) && line != b.ElementAtOrDefault(first) ? 0
                : Math.Max(0, a[first].Zip(b[first]).TakeWhile(pair => pair.First == pair.Second).Count() - before);
            return line.Length <= longest ? line : $"{(start > 0 ? "… " : "")}{line[start..Math.Min(line.Length, start + longest)]} …";
        }
    }
}
