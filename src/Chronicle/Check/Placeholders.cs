using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Check;

/// <summary>
/// Finds what an author of <c>site.yml</c> copied from an example and did not replace: hosts and repositories that nobody can have. A build
/// warns, and nothing is published with them.
/// </summary>
internal static class Placeholders
{
    // The names that RFC 2606 keeps for documentation.
    private static readonly string[] Domains = ["example", "example.com", "example.net", "example.org"];

    public static void Check(ParsedSite parsed, BuildOptions options, DiagnosticBag diagnostics)
    {
        if (!options.ReportsPlaceholders || parsed.Settings is not { } settings)
            return;
        var rule = options.IsPublishing ? Rules.PublishedPlaceholder : Rules.Placeholder;
        if (options.Url is null && settings.UrlAt is { } url && IsDocumentation(new Uri(settings.Url.Origin).Host))
            diagnostics.Add(rule, url, $"\"url\" is the address of an example ({settings.Url.Origin}); write where the site is published, "
                + "or leave the key out and give the address with --base-url");
        if (options.Url is null && settings.UrlAt is null && options.IsPublishing)
            diagnostics.Add(rule, settings.At, "the site has no address; write it as \"url\" here, or give it with --base-url");
        if (settings is { Repository: { } repository, RepositoryAt: { } at } && IsPlaceholder(new Uri(repository)))
            diagnostics.Add(rule, at, $"\"repository\" is that of an example ({repository}); write the address of yours, "
                + "or leave the key out: the edit links then lead where --repository says");
        if (settings is { TagAuthority: { } authority, TagAuthorityAt: { } place } && IsDocumentation(authority.Split(',')[0])
            && !parsed.Permalinks.Any(line => line.Value.StartsWith($"tag:{authority}:", StringComparison.Ordinal)))
            diagnostics.Add(rule, place, $"\"tag_authority\" names a host of an example ({authority}), and the first publishing fixes it "
                + $"for good; write a host that is yours{Suggest(options)}, a comma and this year, or leave the key out: "
                + "there are no feeds and no calendars then");
        if (options.Branch is { } branch && settings.BranchAt is { } branchAt && settings.Branch != branch)
            diagnostics.Add(Rules.OtherBranch, branchAt, $"the edit links lead to the branch \"{settings.Branch}\", and the site is made "
                + $"from \"{branch}\"; write that one, or leave the key out");
    }

    private static string Suggest(BuildOptions options) => options.Url is { } url ? $", such as {new Uri(url.Origin).Host}" : "";

    private static bool IsPlaceholder(Uri repository) =>
        IsDocumentation(repository.Host) || repository.AbsolutePath.StartsWith("/example/", StringComparison.Ordinal);

    private static bool IsDocumentation(string host) =>
        Domains.Any(domain => host == domain || host.EndsWith("." + domain, StringComparison.Ordinal));
}
