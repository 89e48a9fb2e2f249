using System.Text;
using System.Text.RegularExpressions;
using Chronicle.Input;

namespace Chronicle.Cli.BuiltIn;

/// <summary>
/// Makes the files of <c>init --github</c>: short workflow files that call the generator's workflow with a pinned version.
/// </summary>
internal static partial class GitHubFiles
{
    /// <param name="actions">The repository with the workflows of this generator, as OWNER/NAME.</param>
    public static IEnumerable<InputFile> Create(string actions) => BuiltInFiles.In("github").Select(file => new InputFile(
        file.Path == "dotnet-tools.json" ? ".config/dotnet-tools.json" : $".github/{file.Path}",
        Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(file.Bytes.Span).Replace("ACTIONS", actions, StringComparison.Ordinal)
            .Replace("VERSION", BuiltInFiles.Version, StringComparison.Ordinal))));

    public static bool IsRepository(string? name) => name is not null && Repository().IsMatch(name);

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9-]*/[A-Za-z0-9._-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Repository();
}
