using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Chronicle.EndToEnd;

/// <summary>Writes the history of a repository as a stream of <c>git fast-import</c>. Every machine gets the same objects.</summary>
internal sealed class GitStory
{
    private readonly List<byte> _stream = [];
    private int _marks;

    public GitStory() => Line("feature done");

    /// <summary>Adds a commit to a branch, and returns its mark. A file without a text is deleted.</summary>
    public int Commit(string branch, string day, params (string Path, string? Text)[] files) => Commit(branch, day, day, null, files);

    public int Commit(string branch, string authored, string committed, int? merged, params (string Path, string? Text)[] files)
    {
        Line($"commit refs/heads/{branch}\nmark :{++_marks}");
        var mark = _marks;
        Line($"author A. Maker <maker@lamps.example> {Seconds(authored)} +0000");
        Line($"committer B. Keeper <keeper@lamps.example> {Seconds(committed)} +0000");
        Data($"change {mark}");
        if (merged is not null)
            Line($"merge :{merged}");
        foreach (var (path, text) in files)
            if (text is null)
                Line($"D {path}");
            else
            {
                Line($"M 100644 inline {path}");
                Data(text);
            }
        return mark;
    }

    /// <summary>Adds a commit that gives a file another name.</summary>
    public int Rename(string branch, string day, string from, string to)
    {
        var mark = Commit(branch, day);
        Line($"R {from} {to}");
        return mark;
    }

    /// <summary>Adds a commit with one entry that can be a link, a module, or a file whose name is not UTF-8.</summary>
    public int Entry(string branch, string day, string mode, byte[] path, string content)
    {
        Line($"commit refs/heads/{branch}\nmark :{++_marks}\ncommitter B. Keeper <keeper@lamps.example> {Seconds(day)} +0000");
        Data("an entry");
        _stream.AddRange(Encoding.ASCII.GetBytes($"M {mode} {(mode == "160000" ? content : "inline")} "));
        _stream.AddRange(path);
        Line("");
        if (mode != "160000")
            Data(content);
        return _marks;
    }

    public void LightTag(string name, int mark) => Line($"reset refs/tags/{name}\nfrom :{mark}\n");

    public void Tag(string name, int mark, string day)
    {
        Line($"tag {name}\nfrom :{mark}\ntagger B. Keeper <keeper@lamps.example> {Seconds(day)} +0000");
        Data(name);
    }

    /// <summary>Makes a bare repository with this history.</summary>
    public void Write(string folder)
    {
        Line("done");
        Run("", null, "init", "--quiet", "--bare", "--initial-branch=main", folder);
        Run(folder, _stream.ToArray(), "fast-import", "--quiet", "--done");
    }

    /// <summary>Runs git in a folder, and returns its output.</summary>
    public static string Run(string folder, byte[]? input, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardInput.BaseStream.Write(input ?? []);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"git {string.Join(' ', arguments)}: {errors.Result}");
        return output;
    }

    /// <summary>Writes an object as it is, even if its form is wrong, and returns its id.</summary>
    public static string WriteObject(string repository, string type, byte[] content) =>
        Run(repository, content, "hash-object", "--literally", "-w", "--stdin", "-t", type).Trim();

    private void Line(string text) => _stream.AddRange(Encoding.UTF8.GetBytes(text + "\n"));

    private void Data(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Line($"data {bytes.Length}");
        _stream.AddRange(bytes);
        Line("");
    }

    private static long Seconds(string day) => new DateTimeOffset(
        DateTime.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture), TimeSpan.Zero).ToUnixTimeSeconds() + 12 * 3600;
}
