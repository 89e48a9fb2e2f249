using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using Chronicle.Input;

namespace Chronicle.Cli.BuiltIn;

/// <summary>
/// The files inside the program: the theme, and the files that <c>init</c> writes. So the program needs no folder of data beside it.
/// </summary>
internal static class BuiltInFiles
{
    private static readonly Assembly Program = typeof(BuiltInFiles).Assembly;

    private const string GitHub = "https://github.com/";

    private static readonly Lazy<BuiltInTheme> TheTheme = new(ReadTheme);

    public static BuiltInTheme Theme => TheTheme.Value;

    /// <summary>The version of the program, without the commit after it.</summary>
    public static string Version { get; } =
        (Program.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0").Split('+')[0];

    /// <summary>The repository from which the program was built, as OWNER/NAME on GitHub; null if the program does not know it.</summary>
    public static string? Repository { get; } = RepositoryAt(Program.GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(data => data.Key == "RepositoryUrl")?.Value);

    /// <summary>The repository at an address, as OWNER/NAME; null for an address that is not on GitHub.</summary>
    internal static string? RepositoryAt(string? url)
    {
        if (url is null || !url.StartsWith(GitHub, StringComparison.OrdinalIgnoreCase))
            return null;
        var name = url[GitHub.Length..].TrimEnd('/');
        return name.EndsWith(".git", StringComparison.Ordinal) ? name[..^".git".Length] : name;
    }

    /// <summary>The built-in files below one folder, sorted by path. Their paths begin below this folder.</summary>
    public static ImmutableArray<InputFile> In(string folder) =>
    [
        // On Windows, the names of the resources can contain backslashes.
        .. Program.GetManifestResourceNames().Select(name => (Resource: name, Name: name.Replace('\\', '/')))
            .Where(entry => entry.Name.StartsWith(folder + "/", StringComparison.Ordinal))
            .Select(entry => new InputFile(entry.Name[(folder.Length + 1)..], Read(entry.Resource)))
            .OrderBy(file => file.Path, StringComparer.Ordinal),
    ];

    private static BuiltInTheme ReadTheme() => new(
        new("built-in", [.. In("theme").Select(file => file with { Path = "built-in/" + file.Path })]),
        Version,
        Encoding.UTF8.GetString(Read("former-theme.txt")).ReplaceLineEndings("\n").Split('\n').ToFrozenSet(StringComparer.Ordinal));

    /// <summary>The bytes of one file inside the program.</summary>
    public static byte[] Read(string resource)
    {
        using var stream = Program.GetManifestResourceStream(resource)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
