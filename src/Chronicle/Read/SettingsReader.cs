using System.Collections.Immutable;
using Chronicle.Domain;
using Chronicle.Input;
using Chronicle.Primitives;
using Chronicle.Read.Schema;
using Chronicle.Read.Yaml;
using static Chronicle.Read.DeclarationReader;

namespace Chronicle.Read;

/// <summary>Reads <c>site.yml</c>.</summary>
internal static class SettingsReader
{
    /// <summary>
    /// The address that is used if <c>site.yml</c> states none. With it, links between pages work on the machine of the author.
    /// </summary>
    private static readonly BaseUrl ThisMachine = new("http://localhost", "");

    /// <summary>
    /// Reads the settings. Null, with diagnostics, if the YAML or the <c>url</c> of the site is unusable. All links depend on the
    /// <c>url</c>.
    /// </summary>
    public static Settings? Read(InputFile file, DiagnosticBag diagnostics)
    {
        if (YamlReader.ReadMapping(file, diagnostics) is not { } map)
            return null;
        Schemas.Settings.Check(map, diagnostics);
        if (ReadUrl(map, diagnostics) is not { } url)
            return null;
        var facts = new EvidenceSettingsReader.DeclaredFacts(
            Fields(map, "component_fields", Schemas.Component, diagnostics), Fields(map, "release_fields", Schemas.Release, diagnostics),
            Figures(map, diagnostics));
        var evidence = EvidenceSettingsReader.Read(map, facts, diagnostics);
        return new()
        {
            At = map.At,
            Title = map.Text("title") ?? "",
            Tagline = map.Text("tagline"),
            Subject = map.Text("subject") ?? map.Text("title") ?? "",
            About = map.RecordId("about"),
            Home = Home(map["home"] as YamlMapping, diagnostics),
            Charts = Charts(map, diagnostics),
            Diagrams = DiagramReader.ReadAll(map, diagnostics),
            Url = url,
            UrlAt = map.Located("url")?.At,
            Repository = map.Address("repository")?.Value.TrimEnd('/'),
            RepositoryAt = map.Located("repository")?.At,
            Branch = map.Text("branch") ?? "main",
            BranchAt = map.Located("branch")?.At,
            Language = map.Text("language") is { } language && LanguageTag.IsValid(language) ? language : "en",
            Licence = map.Text("licence"),
            TagAuthority = TagAuthority(map, diagnostics),
            TagAuthorityAt = map.Located("tag_authority")?.At,
            ReleaseTitle = ReleaseTitle(map, diagnostics),
            ComponentKinds = Vocabulary(map, "component_kinds", diagnostics),
            Statuses = Vocabulary(map, "statuses", diagnostics),
            MilestoneKinds = Vocabulary(map, "milestone_kinds", diagnostics),
            SupportPhases = map["support_phases"] is YamlMapping { Entries.IsEmpty: false }
                ? Vocabulary(map, "support_phases", diagnostics) : new("support_phases", [Settings.OnlyPhase]),
            Lines = Lines(map, diagnostics),
            AsOf = map.Date("as_of") is { Value.IsDay: true } day ? day.Value.FirstDay : null,
            AsOfAt = map.Located("as_of")?.At,
            ComponentFields = [.. facts.Component.Select(field =>
                field with { HasQuestion = HasQuestion(QuestionSubject.Component, field.Id) })],
            PartFields = Fields(map, "part_fields", SchemaParts.Part, diagnostics),
            ReleaseFields = [.. facts.Release.Select(field =>
                field with { HasQuestion = HasQuestion(QuestionSubject.Release, field.Id) })],
            MilestoneFields = Fields(map, "milestone_fields", Schemas.Milestone, diagnostics),
            SourceFields = Fields(map, "source_fields", Schemas.SourceEntry, diagnostics),
            SourceKinds = SourceKinds(map, diagnostics),
            StatusDimensions = Dimensions(map, diagnostics),
            Words = [.. map.EntriesOf("words").Select(Word).OfType<WordOverride>()],
            Figures = [.. facts.Figures.Select(figure => figure with { HasQuestion = HasQuestion(QuestionSubject.Figure, figure.Id) })],
            Evidence = evidence,
            Navigation = Items(map, "navigation", entry => entry.Located("to") is { } to
                ? new NavigationLink(entry.Text("title") ?? to.Value, to) : null),
            Look = LookReader.Read(map),
            Cards = map.Text("cards") != "false",
            Exports = map["exports"] is null ? [.. Enum.GetValues<ExportKind>()]
                : [.. Enum.GetValues<ExportKind>().Where(export => map.Texts("exports").Contains(Schemas.Exports[(int)export]))],
            Silenced = Items(map, "silenced", entry => entry.Located("code") is { } code
                ? new Silence(code, entry.Text("reason") ?? "") : null),
            VerifiedWithin = [.. Numbers(map, "verified_within").Select(limit => new VerificationLimit(limit.Key.Value, limit.Number))],
            PrimarySources = PrimarySources(map, diagnostics),
            Budgets = [.. Numbers(map, "budgets").Select(budget => new Budget(budget.Key, budget.Number))],
        };

        bool HasQuestion(QuestionSubject subject, string field) => evidence?.Find(subject, field) is not null;
    }

    // Null if the url is unusable.
    private static BaseUrl? ReadUrl(YamlMapping map, DiagnosticBag diagnostics)
    {
        if (map["url"] is null)
            return ThisMachine;
        if (map.Text("url") is { } text && BaseUrl.TryParse(text) is { } url)
            return url;
        if (map.Located("url") is { } wrong && WebAddresses.IsPage(wrong.Value))
            diagnostics.Add(Rules.BadAddress, wrong.At,
                $"\"url\" must begin with https:// or http:// and have no ? or #: \"{wrong.Value}\"");
        return null;
    }

    private static HomeSettings Home(YamlMapping? map, DiagnosticBag diagnostics) =>
        map is null ? new(null, []) : new(map.Text("lead"), Items(map, "facts", entry =>
        {
            if (entry.Located("text") is not { } text)
                return null;
            ReportUnknown(text, "text", entry["figure"] is null ? [] : ["release"], diagnostics);
            return new HomeFact(text.Value, entry.Located("figure"), entry.RecordId("date_of"), entry.RecordId("to"));
        }));

    private static ImmutableArray<ChartDeclaration> Charts(YamlMapping map, DiagnosticBag diagnostics)
    {
        var charts = ImmutableArray.CreateBuilder<ChartDeclaration>();
        foreach (var (id, at, chart) in map.NamedMappings("charts"))
        {
            ReportUnknown(chart.Located("finding"), "finding", ["figure", "first", "last", "from", "to"], diagnostics);
            if (Ids.IsValid(id))
                charts.Add(new(id, at, chart.Text("label") ?? id, chart.LocatedTexts("figures"), chart.Text("finding")));
            else
                diagnostics.Add(Rules.BadId, at, $"\"{id}\" is no id: {Ids.Rule}");
        }
        return charts.ToImmutable();
    }

    private static string? TagAuthority(YamlMapping map, DiagnosticBag diagnostics)
    {
        if (map.Located("tag_authority") is not { } authority || TagUri.IsAuthority(authority.Value))
            return map.Text("tag_authority");
        diagnostics.Add(Rules.BadAuthority, authority.At,
            $"\"tag_authority\" is a host, a comma, and a day, "
                + $"month or year on which the host was yours, as in example.org,2026: \"{authority.Value}\"");
        return null;
    }

    private static string ReleaseTitle(YamlMapping map, DiagnosticBag diagnostics)
    {
        if (map.Located("release_title") is not { } pattern)
            return "{version}";
        if (pattern.Value.Contains("{version}", StringComparison.Ordinal))
        {
            ReportUnknown(pattern, "release_title", ["version"], diagnostics);
            return pattern.Value;
        }
        diagnostics.Add(Rules.BadPattern, pattern.At,
            $"\"release_title\" must contain {{version}}, the placeholder for the release's version: \"{pattern.Value}\"");
        return "{version}";
    }

    private static ReleaseLineRule Lines(YamlMapping map, DiagnosticBag diagnostics)
    {
        if (map["release_lines"] is not YamlMapping lines)
            return ReleaseLineRule.None;
        var continues = lines.Text("continue") != "false";
        if (lines.Located("pattern") is not { } pattern)
            return new(null, continues);
        ImmutableArray<string> known = ["major", "minor", "name", .. map.NamedMappings("release_fields").Select(field => field.Key)];
        string[] names = [.. TextPlaceholders.Of(pattern.Value)];
        if (names.Length == 0)
            diagnostics.Add(Rules.BadPattern, pattern.At,
                $"\"pattern\" must contain a word in braces, such as {{major}}: \"{pattern.Value}\"");
        ReportUnknown(pattern, "pattern", known, diagnostics);
        return new(names.Length > 0 && names.All(known.Contains) ? pattern.Value : null, continues);
    }

    // A placeholder that nothing fills would be published unchanged.
    private static void ReportUnknown(Located<string>? pattern, string key, ImmutableArray<string> known, DiagnosticBag diagnostics)
    {
        foreach (var name in TextPlaceholders.Of(pattern?.Value ?? "").Where(name => !known.Contains(name)))
            diagnostics.Add(Rules.BadPattern, pattern!.At, hints => $"\"{key}\" contains {{{name}}}, which is unknown; "
                + (known.IsEmpty ? "this text has no placeholders"
                    : $"it may contain {TextPlaceholders.Join(known)}{hints.Find(name, known)}"));
    }

    private static ImmutableArray<string> PrimarySources(YamlMapping map, DiagnosticBag diagnostics)
    {
        if (map["primary_sources"] is null)
            return Schemas.PrimarySources;
        ImmutableArray<string> known = map["source_kinds"] is YamlMapping kinds ? [.. kinds.Entries.Select(kind => kind.Key)]
            : Schemas.SourceKinds;
        foreach (var word in map.LocatedTexts("primary_sources").Where(word => !known.Contains(word.Value)))
            diagnostics.Add(Rules.UnknownTerm, word.At, hints =>
                $"unknown kind of source \"{word.Value}\": one of {string.Join(", ", known)}{hints.Find(word.Value, known)}");
        return map.Texts("primary_sources");
    }

    private static WordOverride? Word(YamlEntry entry) => entry.Value switch
    {
        YamlScalar text => new(entry.LocatedKey, [("other", text.Value)]),
        YamlMapping forms => new(entry.LocatedKey, [.. forms.Entries.Scalars().Select(form => (form.Key.Value, form.Text.Value))]),
        _ => null,
    };

    private static ImmutableArray<T> Items<T>(YamlMapping map, string key, Func<YamlMapping, T?> read) where T : class =>
        [.. map.Mappings(key).Select(read).OfType<T>()];

    private static IEnumerable<(Located<string> Key, decimal Number)> Numbers(YamlMapping map, string key)
    {
        foreach (var (name, text) in map.EntriesOf(key).Scalars())
            if (NumberText.TryParse(text.Value.Trim(), out var number))
                yield return (name, number);
    }
}
