using Chronicle.Testing;

namespace Chronicle.Tests;

public sealed class CommitRulesTests
{
    [Theory]
    [InlineData("https://code.example/lamps", "https://code.example/lamps/commit/abcdef0123456", 1)]
    [InlineData("https://code.example/lamps/", "https://code.example/lamps/commit/abcdef0123456", 1)]
    [InlineData("https://code.example/lamps", "https://code.example/lamps?id=abcdef0123456", 1)]
    [InlineData("https://code.example/lamps", "https://code.example/lamps-old/commit/abcdef0123456", 0)]
    [InlineData("https://code.example/lamps", "https://code.example/lamps.old?id=abcdef0123456", 0)]
    public void Only_commits_of_the_repository_become_claims(string repository, string url, int claims) =>
        Assert.Equal(claims, TinyTheme.Site($$"""
            -- input/site.yml --
            title: Lamps
            url: https://lamps.example/
            language: en
            component_kinds: { lamp: { label: Lamp } }
            statuses: { sold: { label: On sale } }
            milestone_kinds: { launch: { label: Launch } }
            component_fields: { drawings: { label: Drawings, type: code-list } }
            evidence: { repository: "{{repository}}", present: [sold], components: { drawings: { ask: path } } }
            -- input/sources/change.yml --
            title: A change
            url: {{url}}
            kind: commit
            commit: abcdef0123456
            """).Model.Evidence!.Claims.Length);
}
