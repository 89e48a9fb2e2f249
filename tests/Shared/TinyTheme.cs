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

    /// <summary>The layouts of moved, gone and retired pages, and a year with the places of its milestones, for sites that have them.</summary>
    public const string Moved = """
        -- theme/layouts/redirect.html --
        {{ include "page" }}
        {{ if page.to }}<meta http-equiv="refresh" content="0; url={{ page.to }}"><a href="{{ page.to }}">there</a>{{ end }}
        -- theme/layouts/retired.html --
        {{ include "page" }}
        -- theme/partials/entry.html --
        <p id="{{ $1.id }}">{{ $1.title }}{{ for id in $1.former_ids }}<i id="{{ id }}"></i>{{ end }}</p>
        -- theme/layouts/year.html --
        {{ include "page" }}
        {{ for year in page.years }}
        {{ for m in year.undated }}{{ include "entry" m }}{{ end }}
        {{ for month in year.months }}<h2 id="{{ month.anchor }}"></h2>{{ for m in month.milestones }}{{ include "entry" m }}{{ end }}{{ end }}
        {{ end }}

        """;

    /// <summary>A site under this theme. What the archive holds of the theme itself takes the place of the file here.</summary>
    public static TestSite Site(string archive, BaseUrl? url = null) => TestSite.From(Archive + archive, url);
}
