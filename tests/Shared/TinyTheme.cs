using Chronicle.Primitives;

namespace Chronicle.Testing;

/// <summary>
/// The smallest theme that makes a valid page of every kind, for tests of what the generator does, so that no new look of the real theme
/// touches them.
/// It has no layout for redirects: a test of the missing layout needs one.
/// </summary>
internal static class TinyTheme
{
    public static string Archive { get; } = File.ReadAllText(Repository.PathOf("tests", "Shared", "TinyTheme.txt"));

    /// <summary>A site under this theme. What the archive holds of the theme itself takes the place of the file here.</summary>
    public static TestSite Site(string archive, BaseUrl? url = null) => TestSite.From(Archive + archive, url);
}
