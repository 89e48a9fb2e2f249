using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Chronicle.Cli.Git;

/// <summary>
/// Runs git for an untrusted repository. Git runs no program of the repository: no hooks, no file monitor, no filters, no pager, no
/// credential helper. Objects are read and fetched through an empty repository of this program. The empty repository has no settings of
/// the real one and no remote, so git fetches missing objects only if <see cref="Fetch"/> names the address of the remote.
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
            return $"{Needed}, and there is no git here; install it";
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

    /// <summary>The tags of the repository, each in a line of this format, in the order of this field.</summary>
    /// <param name="folder">The name of the repository in messages.</param>
    /// <exception cref="RefusedException">Git cannot list the tags.</exception>
    public string ListTags(string folder, string sort, string format) =>
        Run(out var error, "for-each-ref", "--sort=" + sort, "--format=" + format, "refs/tags/")
        ?? throw new RefusedException($"git cannot read the tags of {folder}: {error.ReplaceLineEndings(" ")}");

    /// <summary>The standard output of a command; null, with git's message, if it fails.</summary>
    public string? Run(out string error, params string[] arguments) => Run(Start(arguments), [], out error);

    /// <summary>
    /// Fetches objects from the remote of a partial clone. Only https and local files are allowed, and only the standard program on the
    /// remote side. Returns false, with git's message, if git fails.
    /// </summary>
    /// <param name="address">The address of the remote. Other users of the machine see arguments, but not the environment, so an address
    /// with a password is no argument.</param>
    public bool Fetch(string address, IEnumerable<string> ids, out string error) => Run(
        Start("https:file", objects,
        [
            .. Safe, $"--git-dir={gitFolder}", "-c", "fetch.negotiationAlgorithm=noop", "fetch", "--quiet", "--no-tags",
            "--no-write-fetch-head", "--recurse-submodules=no", "--no-auto-gc", "--upload-pack=git-upload-pack", "--stdin", "--", "origin",
        ], ("remote.origin.url", address), ("remote.origin.promisor", "true"), ("remote.origin.partialCloneFilter", "blob:none")),
        ids, out error) is not null;

    /// <summary>Sends lines to a process, and ends its input.</summary>
    public static void Send(Process process, IEnumerable<string> lines)
    {
        try
        {
            process.StandardInput.Write(string.Concat(lines.Select(line => line + "\n")));
            process.StandardInput.Close();
        }
        // Git can end before it has read its input. Then its message gives the reason.
        catch (IOException)
        {
        }
    }

    private static string? Run(Process process, IEnumerable<string> input, out string error)
    {
        using (process)
        {
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEndAsync();
            Send(process, input);
            process.WaitForExit();
            error = errors.Result.Trim();
            return process.ExitCode == 0 ? output.Result : null;
        }
    }

    private static Process Start(string protocols, string? objects, string[] arguments, params (string Key, string Value)[] settings)
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
        start.Environment["GIT_CONFIG_COUNT"] = settings.Length.ToString(CultureInfo.InvariantCulture);
        for (var i = 0; i < settings.Length; i++)
            (start.Environment[$"GIT_CONFIG_KEY_{i}"], start.Environment[$"GIT_CONFIG_VALUE_{i}"]) = settings[i];
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
