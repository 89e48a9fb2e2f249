using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Link;
using Chronicle.Primitives;

namespace Chronicle.Check;

/// <summary>
/// Finds placeholders in <c>site.yml</c>: hosts and repositories that an author copied from an example and did not replace. A build warns
/// about them, and publishing is refused.
/// </summary>
internal static class Placeholders
{
    public static ImmutableArray<Diagnostic> Check(ParsedSite parsed, BuildOptions options)
    {
        if (!options.ReportsPlaceholders || parsed.Settings is not { } settings)
            return [];
        var diagnostics = new DiagnosticBag();
        var rule = options.IsPublishing ? Rules.PublishedPlaceholder : Rules.Placeholder;
        if (options.Url is null && settings.UrlAt is { } url && ExampleNames.IsHost(new Uri(settings.Url.Origin).Host))
            diagnostics.Add(rule, url, $"\"url\" is the address of an example ({settings.Url.Origin}); write where the site is published, "
                + "or leave the key out and give the address with --base-url");
        if (options.Url is null && settings.UrlAt is null && options.IsPublishing)
            diagnostics.Add(rule, settings.At, "the site has no address; write it as \"url\" here, or give it with --base-url");
        if (settings is { Repository: { } repository, RepositoryAt: { } at } && ExampleNames.IsRepository(new Uri(repository)))
            diagnostics.Add(rule, at, $"\"repository\" is that of an example ({repository}); write the address of yours, "
                + "or leave the key out: the edit links then lead to the address of --repository");
        // If published ids contain the authority of an example, the authority can no longer change, so it is not reported.
        if (settings.TagAuthorityAt is { } authorityAt && TagAuthorities.Choose(parsed, options) is { } authority
            && TagAuthorities.IsExample(authority) && TagAuthorities.Published(parsed) is null)
            diagnostics.Add(rule, authorityAt, $"\"tag_authority\" names a host of an example ({authority}), and the first "
                + "publishing fixes the host for good; write a host, a comma and a day on which the host is yours, or give both with "
                + "--tag-authority when you publish, as the workflow for GitHub Pages does");
        if (options.IsPublishing && TagAuthorities.Choose(parsed, options) is null)
            diagnostics.Add(Rules.PublishedWithoutFeeds, settings.At, "the site has no \"tag_authority\", so it is published without feeds "
                + "and calendars; write a host, a comma and a day on which the host is yours, or give both with --tag-authority");
        if (options.Branch is { } branch && settings.BranchAt is { } branchAt && settings.Branch != branch)
            diagnostics.Add(Rules.OtherBranch, branchAt, $"the edit links lead to the branch \"{settings.Branch}\", and the site is made "
                + $"from \"{branch}\"; write that one, or leave the key out");
        return diagnostics.ToImmutable();
    }
}
