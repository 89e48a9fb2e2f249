using System.Text;

namespace Bench.Corpus;

/// <summary>The folder of a corpus.</summary>
public sealed class CorpusFolder(string folder)
{
    public void Write(string name, string text)
    {
        var path = Path.Join(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }

    /// <summary>Writes a file with front matter. The values of the keys must be YAML.</summary>
    public void Write(string name, string body, params (string Key, string Value)[] facts) =>
        Write(name, $"---\n{string.Concat(facts.Select(fact => $"{fact.Key}: {fact.Value}\n"))}---\n{body}");

    public static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\").Replace("\"", "\\\"")}\"";

    public static string List(IEnumerable<string> items) => $"[{string.Join(", ", items.Select(Quoted))}]";
}
