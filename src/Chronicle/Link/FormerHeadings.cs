using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Link;

/// <summary>
/// Makes a link to the former anchor of a heading lead to the new anchor, which a redirect names. Such a link can come from a merge of two
/// correct changes: a heading gets new words or a page of its own, and another change adds a link to the old anchor.
/// </summary>
internal sealed class FormerHeadings
{
    private sealed record Target(RecordId Id, string? Heading);

    private readonly Dictionary<string, string> _redirects;
    private readonly Dictionary<string, Record> _pages;
    private readonly Dictionary<RecordId, Record> _records;
    private readonly HeadingIndex _headings = new();
    private readonly DiagnosticBag _diagnostics;

    private FormerHeadings(ParsedSite parsed, Dictionary<string, string> redirects, DiagnosticBag diagnostics)
    {
        (_redirects, _diagnostics) = (redirects, diagnostics);
        _records = parsed.Records.DistinctBy(record => record.Id).ToDictionary(record => record.Id);
        _pages = _records.Values.ToDictionary(record => Routes.Of(record).Value, StringComparer.Ordinal);
    }

    /// <summary>
    /// The site with the current anchors in the links of its prose and of its navigation. A warning reports each former anchor.
    /// </summary>
    public static ParsedSite Apply(ParsedSite parsed, DiagnosticBag diagnostics)
    {
        var redirects = parsed.Redirects.Where(redirect => redirect is { Fragment: not null, To: not null })
            .DistinctBy(redirect => Letters.Compose(redirect.From.Value))
            .ToDictionary(redirect => Letters.Compose(redirect.From.Value), redirect => redirect.To!, StringComparer.Ordinal);
        if (redirects.Count == 0)
            return parsed;
        var former = new FormerHeadings(parsed, redirects, diagnostics);
        return parsed.With(former.WithCurrentAnchors) with
        {
            Settings = parsed.Settings is { } settings ? settings with
            {
                Navigation = [.. settings.Navigation.Select(link => link with { To = former.WithCurrentAnchor(link.To) })],
            } : null,
        };
    }

    private Record WithCurrentAnchors(Record record) =>
        record.Body.Links.IsEmpty && record.Body.Addresses.IsEmpty ? record : record with
        {
            Body = record.Body with
            {
                Links = [.. record.Body.Links.Select(WithCurrentAnchor)],
                Addresses = [.. record.Body.Addresses.Select(WithCurrentAnchor)],
            },
        };

    private CrossLink WithCurrentAnchor(CrossLink link)
    {
        if (link.Heading is not { } heading || !_records.TryGetValue(new(link.Target), out var record) || Has(record, heading)
            || Find($"{Routes.Of(record)}#{Letters.Compose(heading)}") is not { } target)
            return link;
        var now = target.Heading is null ? target.Id.Value : $"{target.Id}#{target.Heading}";
        _diagnostics.Add(Rules.FormerHeading, link.At, $"\"{link.Target}#{heading}\" has the new address \"{now}\"; write the new address");
        return link with { Target = target.Id.Value, Heading = target.Heading };
    }

    private Located<string> WithCurrentAnchor(Located<string> address)
    {
        if (address.Value.IndexOf('#') is not (> 0 and var hash)
            || !_pages.TryGetValue(address.Value[..hash].TrimEnd('/') + "/", out var page)
            || Letters.Compose(Uri.UnescapeDataString(address.Value[(hash + 1)..])) is var heading && Has(page, heading)
            || !_redirects.TryGetValue($"{Routes.Of(page)}#{heading}", out var now))
            return address;
        _diagnostics.Add(Rules.FormerHeading, address.At, $"\"{address.Value}\" has the new address \"{now}\"; write the new address");
        return address with { Value = now };
    }

    private bool Has(Record record, string heading) => _headings.Find(record, heading) is not null;

    /// <summary>
    /// The target of the redirect from an old anchor; null if there is no redirect, or if the target is no record or has no such heading.
    /// </summary>
    private Target? Find(string old)
    {
        if (!_redirects.TryGetValue(old, out var to) || to.Split('#') is not [var path, .. var rest]
            || !_pages.TryGetValue(path, out var page))
            return null;
        return rest is [var heading] ? Has(page, heading) ? new(page.Id, heading) : null : new(page.Id, null);
    }
}
