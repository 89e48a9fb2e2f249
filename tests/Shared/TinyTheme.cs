using Chronicle.Primitives;

namespace Chronicle.Testing;

/// <summary>
/// The smallest theme that makes a valid page of every kind. Tests of the generator use it, so that changes of the real theme do not affect
/// them. It has no layout for redirects, because one test needs a missing layout.
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

    private const string IsBuiltIn = "-- theme/theme.yml --\nwhole: false\n";

    /// <summary>This theme as the built-in theme.</summary>
    public static string BuiltIn { get; } = Archive.Replace("-- theme/theme.yml --\nwhole: true\n", "", StringComparison.Ordinal)
        .Replace("-- theme/", "-- built-in/", StringComparison.Ordinal);

    /// <summary>
    /// A site with this theme. Theme files in the archive replace the files of this theme. If <c>theme.yml</c> of the archive says
    /// <c>whole: false</c>, this theme is the built-in theme.
    /// </summary>
    public static TestSite Site(string archive, BaseUrl? url = null) =>
        TestSite.From((archive.Contains(IsBuiltIn, StringComparison.Ordinal) ? BuiltIn : Archive) + archive, url);
}
