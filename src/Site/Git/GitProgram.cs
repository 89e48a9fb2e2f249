using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Chronicle.Cli.Git;

/// <summary>
/// Runs git for an untrusted repository. Git runs no program of the repository: no hooks, no file monitor, no filters, no pager, no
/// credential helper. Objects are read through an empty repository of this program. The empty repository has no settings of the real one
/// and no remote, so git does not fetch missing objects.
/// </summary>
/// <param name="gitFolder">The folder with git's data of a repository.</param>
/// <param name="objects">The folder with the objects, if it belongs to another repository than <paramref name="gitFolder"/>.</param>
internal sealed class GitProgram(string gitFolder, string? objects = null)
{
    /// <summary>The seconds from 1970 to the first and to the last second of the years 1 to 9999.</summary>
    private const long FirstSecond = -62_135_596_800, LastSecond = 253_402_300_799;

    private static readonly Version Oldest = new(2, 32);

    private static readonly string[] Safe =
    [
        "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "protocol.ext.allow=never", "-c", "credential.helper=",
        "-c", "core.askPass=", "-c", "core.alternateRefsCommand=true", "-c", "gc.auto=0", "-c", "maintenance.auto=false",
        "-c", "core.pager=cat",
    ];

    /// <summary>The reason why git cannot be used; null if it can.</summary>
    public static string? FindProblem()
    {
        const string Needed = "repositories are read with git 2.32 or newer";
        try
        {
            using var process = Start("none", null, ["--version"]);
            process.StandardInput.Close();
            var words = process.StandardOutput.ReadToEnd().Split(' ');
            process.WaitForExit();
            var parts = words.ElementAtOrDefault(2)?.Trim().Split('.') ?? [];
            return parts.Length >= 2 && Version.TryParse($"{parts[0]}.{parts[1]}", out var version) && version >= Oldest
                ? null : $"{Needed}; this is {string.Join(' ', words).Trim()}";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return $"{Needed}, and there is no git here; install it, or name unpacked trees with --tree";
        }
    }

    /// <summary>
    /// The folder with git's data of a repository, bare or with a work tree. Null if the folder is no repository: a repository in a parent
    /// folder does not count.
    /// </summary>
    public static string? FindDataFolder(string folder) =>
        Path.Join(folder, ".git") is var inside && (Directory.Exists(inside) || File.Exists(inside)) ? inside
        : File.Exists(Path.Join(folder, "HEAD")) && Directory.Exists(Path.Join(folder, "objects")) ? folder
        : null;

    public Process Start(params string[] arguments) => Start("none", objects, [.. Safe, $"--git-dir={gitFolder}", .. arguments]);

    /// <summary>The standard output of a command; null, with git's message, if it fails.</summary>
    public string? Run(out string error, params string[] arguments) => Run(Start(arguments), "", out error);

    /// <summary>
    /// Fetches objects from the remote of a partial clone. Only https and local files are allowed, and only the standard program on the
    /// remote side. Returns false, with git's message, if git fails.
    /// </summary>
    public bool Fetch(string remote, IEnumerable<string> ids, out string error) => Run(
        Start("https:file", objects,
        [
            .. Safe, $"--git-dir={gitFolder}", "-c", "fetch.negotiationAlgorithm=noop", "fetch", "--quiet", "--no-tags",
            "--no-write-fetch-head", "--recurse-submodules=no", "--no-auto-gc", "--filter=blob:none", "--upload-pack=git-upload-pack",
            "--stdin", "--", remote,
        ]), string.Concat(ids.Select(id => id + "\n")), out error) is not null;

    private static string? Run(Process process, string input, out string error)
    {
        using (process)
        {
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEndAsync();
            try
            {
                process.StandardInput.Write(input);
                process.StandardInput.Close();
            }
            // Git can end before it has read its input. Then its message gives the reason.
            catch (IOException)
            {
            }
            process.WaitForExit();
            error = errors.Result.Trim();
            return process.ExitCode == 0 ? output.Result : null;
        }
    }

    private static Process Start(string protocols, string? objects, string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = new UTF8Encoding(false),
            StandardErrorEncoding = new UTF8Encoding(false),
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("GIT_", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(name);
        foreach (var (name, value) in new[]
        {
            ("GIT_CONFIG_NOSYSTEM", "1"), ("GIT_CONFIG_GLOBAL", "/dev/null"), ("GIT_ALLOW_PROTOCOL", protocols),
            ("GIT_TERMINAL_PROMPT", "0"), ("GIT_NO_REPLACE_OBJECTS", "1"), ("GIT_GRAFT_FILE", "/dev/null"), ("GIT_OPTIONAL_LOCKS", "0"),
            ("GIT_NO_LAZY_FETCH", "1"), ("GIT_ASKPASS", "true"), ("LC_ALL", "C"), ("TZ", "UTC"),
        })
            start.Environment[name] = value;
        if (objects is not null)
            start.Environment["GIT_OBJECT_DIRECTORY"] = objects;
        return Process.Start(start)!;
    }

    /// <summary>
    /// The day of a time in seconds since 1970. Null if it is no number, or a day outside the years 1 to 9999: an object of an untrusted
    /// repository can state any number.
    /// </summary>
    public static DateOnly? DayOf(string seconds, long offset = 0) =>
        long.TryParse(seconds, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        && number + offset is >= FirstSecond and <= LastSecond and var known
            ? DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeSeconds(known).UtcDateTime) : null;
}
