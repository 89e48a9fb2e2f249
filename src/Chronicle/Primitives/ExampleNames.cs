namespace Chronicle.Primitives;

/// <summary>Recognizes names that an author copied from an example and did not replace.</summary>
internal static class ExampleNames
{
    // The names that RFC 2606 reserves for documentation.
    private static readonly string[] Domains = ["example", "example.com", "example.net", "example.org"];

    public static bool IsHost(string host) =>
        Domains.Any(domain => host == domain || host.EndsWith("." + domain, StringComparison.Ordinal));

    public static bool IsRepository(Uri repository) =>
        IsHost(repository.Host) || repository.AbsolutePath.StartsWith("/example/", StringComparison.Ordinal);
}
