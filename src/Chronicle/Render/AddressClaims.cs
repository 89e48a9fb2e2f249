using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Extending.Running;
using Chronicle.Link;
using Chronicle.Presentation;
using Chronicle.Primitives;

namespace Chronicle.Render;

/// <summary>
/// Gives each address to one document. Two documents conflict if they have the same file. They also conflict if a folder in the path of one
/// file has the same path as the other file: a chapter <c>robots.txt</c> would have the file <c>robots.txt/index.html</c>.
/// </summary>
internal static class AddressClaims
{
    /// <summary>
    /// Every document that keeps its address, sorted by address, and the addresses of the documents that were left out because of a
    /// conflict.
    /// </summary>
    public sealed record Resolution(ImmutableArray<Document> Documents, ImmutableHashSet<string> Lost);

    // Hosts and disks may ignore the difference between upper and lower case, so addresses that differ only in case conflict too.
    public static Resolution Resolve(SiteModel site, ImmutableArray<Document> documents, DiagnosticBag diagnostics)
    {
        var owners = new Dictionary<string, Document>(documents.Length, StringComparer.OrdinalIgnoreCase);
        var collide = IsManifest(documents);
        foreach (var document in documents)
            collide |= !owners.TryAdd(document.Address.File, document);
        foreach (var document in documents)
            collide |= FolderThatIsFile(document, owners) is not null;
        return collide ? Separate(site, documents, diagnostics) : new([.. documents.OrderBy(document => document.Address)], []);
    }

    private static Resolution Separate(SiteModel site, ImmutableArray<Document> documents, DiagnosticBag diagnostics)
    {
        var redirects = site.Redirects.DistinctBy(redirect => redirect.From.At).ToDictionary(redirect => redirect.From.At);
        var owners = new Dictionary<string, Document>(documents.Length, StringComparer.OrdinalIgnoreCase);
        // The manifest lists all other files, so it is created later and is not among these documents. Its address is reserved here.
        owners.Add(Routes.Manifest.File, new Document.File(Routes.Manifest, site.Settings.At, default));
        var folders = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var kept = ImmutableArray.CreateBuilder<Document>(documents.Length);
        var lost = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        var reported = new HashSet<SourceLocation>();
        // Pages of the generator come first, so they keep their addresses. Redirects come last.
        foreach (var document in documents.OrderBy(Rank).ThenBy(document => document.Source).ThenBy(document => document.Address))
        {
            var owner = owners.GetValueOrDefault(document.Address.File) ?? FolderThatIsFile(document, owners);
            if (owner is null && !folders.Contains(document.Address.File))
            {
                kept.Add(document);
                owners.Add(document.Address.File, document);
                folders.UnionWith(UrlPath.FoldersOf(document.Address.File));
                continue;
            }
            lost.Add(document.Address.Value);
            // Several files of one record can conflict, but the record is reported once.
            if (reported.Add(document.Source) || ExtensionRunner.IsOfPipeline(document.Source))
                diagnostics.Add(Rules.AddressCollision, document.Source, redirects.TryGetValue(document.Source, out var redirect)
                    ? $"{redirect.Path} is an address of {Claimant(site, owner)}; a redirect must begin at an address without a page"
                    : Describe(site, document, owner));
        }
        return new([.. kept.OrderBy(document => document.Address)], lost.ToImmutable());

        int Rank(Document document) => redirects.ContainsKey(document.Source) ? 2 : IsOfGenerator(site, document) ? 0 : 1;
    }

    private static string Describe(SiteModel site, Document document, Document? owner) =>
        owner is not null && string.Equals(owner.Address.File, document.Address.File, StringComparison.OrdinalIgnoreCase)
            ? IsOfGenerator(site, owner) && !IsOfGenerator(site, document)
                ? $"the address {document.Address} belongs to the generator; "
                    + (ExtensionRunner.IsOfPipeline(document.Source) ? "choose another one" : "rename this file")
                : $"the address {document.Address} is claimed by {owner.Source.Path} too; "
                    + (ExtensionRunner.IsOfPipeline(document.Source) ? "choose another one" : "rename one of the two")
            : $"the address {document.Address} cannot be used, because "
                + (owner is null ? "it is a folder of the site and no file"
                    : $"/{owner.Address.File} is a file of the site and no folder") + "; choose another one";

    private static string Claimant(SiteModel site, Document? owner) =>
        owner is null || IsOfGenerator(site, owner) ? "the generator" : owner.Source.Path;

    // Pages that belong to no file of the input have the settings as their source.
    private static bool IsOfGenerator(SiteModel site, Document document) => document.Source.Path == site.Settings.At.Path;

    private static bool IsManifest(ImmutableArray<Document> documents) =>
        documents.Any(document => document.Address.File.StartsWith(Routes.Manifest.File, StringComparison.OrdinalIgnoreCase));

    /// <summary>The document whose file is at the path of a folder that this document needs; null if there is none.</summary>
    private static Document? FolderThatIsFile(Document document, Dictionary<string, Document> files) =>
        UrlPath.FoldersOf(document.Address.File).Select(files.GetValueOrDefault).FirstOrDefault(owner => owner is not null);
}
