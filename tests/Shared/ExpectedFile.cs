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

    private static string Difference(string path, string expected, string actual)
    {
        var (a, b) = (expected.Split('\n'), actual.Split('\n'));
        var line = 0;
        while (line < a.Length && line < b.Length && a[line] == b[line])
            line++;
        return $"""
            {path}, line {line + 1}
            expected: {(line < a.Length ? a[line] : "(the end)")}
            received: {(line < b.Length ? b[line] : "(the end)")}
            the whole text is in {ReceivedPath(path)}
            """;
    }
}
