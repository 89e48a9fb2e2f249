using System.Text.Json;
using System.Text.RegularExpressions;
using Chronicle.Primitives;

namespace Chronicle.Testing;

/// <summary>
/// A small site in which every text that an author may write is a slot (<c>%name%</c>). A slot that is not filled contains its own name,
/// so that two sites with one different slot differ only in that text.
/// </summary>
internal static partial class HostileSite
{
    private const string Template = """
        -- input/site.yml --
        title: %site-title%
        tagline: %site-tagline%
        url: https://hostile.example/
        repository: https://code.example/hostile
        branch: %site-branch%
        language: en
        licence: %site-licence%
        tag_authority: hostile.example,2000
        release_title: %release-title%
        component_kinds:
          part: { label: %component-kind-label%, plural: %component-kind-plural%, description: %component-kind-description% }
        statuses:
          new: { label: %status-label%, description: %status-description%, tone: good }
          old: { label: Old, tone: over }
        milestone_kinds:
          event: { label: %milestone-kind-label%, plural: %milestone-kind-plural%, description: %milestone-kind-description% }
        component_fields:
          cf: { label: %component-field-label%, type: text, description: %component-field-description% }
          cc: { label: Code, type: code-list }
        release_fields:
          rf: { label: %release-field-label%, type: text, description: %release-field-description% }
          rl: { label: List, type: list }
        figures:
          sold: { label: %figure-label%, description: %figure-description% }
        navigation:
          - { title: %navigation-title%, to: chapter }
        -- input/sources.yml --
        s:
          title: %source-title%
          publisher: %source-publisher%
          authors: [%source-author%]
          url: https://source.example/
          archived: https://archive.example/
          kind: news
          commit: %source-commit%
          message_id: %source-message-id%
          checked: %source-checked%
        -- input/redirects.yml --
        /old/: { gone: %redirect-reason% }
        /moved/: /releases/
        -- input/text/chapter.md --
        ---
        title: %chapter-title%
        order: 1
        summary: %chapter-summary%
        ---
        Plain [[event]] words behind it [@s].
        -- input/components/part.md --
        ---
        name: %component-name%
        summary: %component-summary%
        kind: part
        status: new
        since: "1.0"
        aliases: [%component-alias%]
        people: [%component-person%]
        organisations: [%component-organisation%]
        licence: %component-licence%
        links: [{ title: %component-link-title%, url: "https://link.example/" }]
        cf: %component-field-text%
        cc: [%component-field-code%]
        sources: [s]
        ---
        Plain [[1.0]] [[event]].
        -- input/components/taken.md --
        ---
        name: %retired-name%
        summary: Taken back
        kind: part
        status: new
        withdrawn: %retired-reason%
        sources: [s]
        ---
        -- input/releases/0.9.md --
        ---
        date: "2000"
        summary: First
        rf: before
        rl: [a, %release-field-removed%]
        sources: [s]
        ---
        -- input/releases/1.0.md --
        ---
        date: "2001"
        summary: %release-summary%
        rf: %release-field-text%
        rl: [a, %release-field-added%]
        figures: { sold: 1 }
        links: [{ title: %release-link-title%, url: "https://link.example/" }]
        sources: [s]
        ---
        Plain [[part]].
        -- input/milestones/event.md --
        ---
        title: %milestone-title%
        date: "2000-05-06"
        kind: event
        summary: %milestone-summary%
        release: "1.0"
        components: [part]
        changes: { part: new }
        people: [%milestone-person%]
        supersedes: before
        corrections: [{ date: "2002", text: %correction% }]
        sources: [s]
        ---
        Plain [[part]] [[chapter]].
        -- input/milestones/before.md --
        ---
        title: Before
        date: "1999"
        kind: event
        summary: Before
        sources: [s]
        ---
        """;

    public static IReadOnlyList<string> Slots { get; } = [.. Slot().Matches(Template).Select(match => match.Groups[1].Value).Distinct()];

    /// <summary>The site with a different text in every slot. Each turn continues with the texts after those of the turn before.</summary>
    public static TestSite WithTurn(int turn, BaseUrl? url = null) => Fill(name => TextOf(turn, name), url);

    public static string TextOf(int turn, string slot) =>
        $"{Injections.Texts[(turn * Slots.Count + Slots.ToList().IndexOf(slot)) % Injections.Texts.Count]} {Slots.ToList().IndexOf(slot)}";

    /// <summary>The number of turns after which each text was shown twice.</summary>
    public static int Turns { get; } = (2 * Injections.Texts.Count - 1) / Slots.Count + 1;

    /// <summary>The site with one slot filled, and all others harmless.</summary>
    public static TestSite With(string slot, string text, BaseUrl? url = null) => Fill(name => name == slot ? text : name, url);

    /// <summary>The site with the same text in every slot. A number is added to names that must be different.</summary>
    public static TestSite WithEverywhere(string text, BaseUrl? url = null) => Fill(name => $"{text} {Slots.ToList().IndexOf(name)}", url);

    private static TestSite Fill(Func<string, string> text, BaseUrl? url = null) => TestSite.From(Slot().Replace(Template, slot =>
        Quote(slot.Groups[1].Value switch
        {
            // The name of a release must contain the version.
            "release-title" => AcceptedIn("release-title", text("release-title")) + " {version}",
            var name => text(name),
        })), url);

    /// <summary>The text as a slot accepts it: the pattern of the titles of releases may contain no placeholder but the version.</summary>
    public static string AcceptedIn(string slot, string text) => slot == "release-title" ? Placeholder().Replace(text, "{ ") : text;

    // The text is quoted as JSON, which is also valid YAML. Facts may contain the long escapes of JSON but not the short ones.
    private static string Quote(string text) => Escape().Replace(JsonSerializer.Serialize(text), escape => escape.Value switch
    {
        "\\n" => "\\u000A",
        "\\r" => "\\u000D",
        "\\t" => "\\u0009",
        "\\b" => "\\u0008",
        "\\f" => "\\u000C",
        var other => other,
    });

    [GeneratedRegex(@"\\.")]
    private static partial Regex Escape();

    [GeneratedRegex(@"\{(?=[\w-]+\})")]
    private static partial Regex Placeholder();

    [GeneratedRegex("%([a-z-]+)%")]
    private static partial Regex Slot();
}
