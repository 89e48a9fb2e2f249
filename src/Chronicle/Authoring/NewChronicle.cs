using System.Text.RegularExpressions;
using Chronicle.Primitives;

namespace Chronicle.Authoring;

/// <summary>
/// The answers of the owner of a new chronicle for <c>site.yml</c>. A missing answer is null; the owner can add it to the file later.
/// </summary>
internal sealed record ChronicleOwner(string? Url, string? Repository, string? TagAuthority);

/// <summary>Checks the answers of the owner, and writes them into the settings of a new chronicle.</summary>
internal static partial class NewChronicle
{
    /// <summary>The reason why an answer is not valid for its key; null if it is valid.</summary>
    public static string? Explain(string key, string value) => key switch
    {
        "url" when BaseUrl.TryParse(value) is null => $"\"{value}\" is no address; write for example https://name.github.io/repository/",
        "repository" when !WebAddresses.IsAllowed(value) || !value.StartsWith("http", StringComparison.Ordinal) =>
            $"\"{value}\" is no address; write for example https://github.com/name/repository",
        "tag_authority" when !TagUri.IsAuthority(value) =>
            $"\"{value}\" is no host and day; write a host, a comma, "
                + "and a year, month or day on which the host was yours: example.org,2026",
        _ => null,
    };

    /// <summary>
    /// The probable address of the repository of a site on GitHub Pages. Its owner and its name are parts of the address of the site. Null
    /// for other addresses.
    /// </summary>
    public static string? GuessRepository(string? url) =>
        url is not null && PagesAddress().Match(url) is { Success: true } match
            ? $"https://github.com/{match.Groups["owner"].Value}/{(match.Groups["name"].Value is { Length: > 0 } name ? name
                : match.Groups["owner"].Value + ".github.io")}" : null;

    /// <summary>The text of the example's <c>site.yml</c>, with the answers of the owner instead of the values of the example.</summary>
    public static string Fill(string settings, ChronicleOwner owner)
    {
        if (owner.Url is { } url)
            settings = Url().Replace(settings, $"url: {Literal(url)}");
        if (owner.Repository is { } repository)
            settings = Url().Replace(settings, $"$&\nrepository: {Literal(repository)}");
        return owner.TagAuthority is { } authority ? Authority().Replace(settings, $"tag_authority: {Literal(authority)}") : settings;
    }

    private static string Literal(string value) => value.Replace("$", "$$", StringComparison.Ordinal);

    [GeneratedRegex(@"^https?://(?<owner>[a-z0-9-]+)\.github\.io(/(?<name>[A-Za-z0-9._-]+))?/?$", RegexOptions.CultureInvariant)]
    private static partial Regex PagesAddress();

    [GeneratedRegex("^(# )?url: .*$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Url();

    [GeneratedRegex("^# tag_authority: .*$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Authority();
}
