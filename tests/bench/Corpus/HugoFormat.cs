using static Bench.Corpus.CorpusFolder;

namespace Bench.Corpus;

/// <summary>
/// Writes the model as a Hugo site. The layouts are in <c>tests/bench/hugo</c>. Cross-links already have addresses and titles, and dates
/// are complete, so Hugo does not have to find them.
/// </summary>
public static class HugoFormat
{
    public static void Write(Model model, CorpusFolder folder)
    {
        var titles = model.Milestones.ToDictionary(milestone => milestone.Id, milestone => milestone.Title);
        var texts = new Texts(model, (kind, id, words) => $"[{words ?? titles.GetValueOrDefault(id, id)}](/{kind}/{id}/)");
        folder.Write("data/sources.json", $"{{{string.Join(",\n", model.Sources.Select(source =>
            $"{Quoted(source.Id)}: {{\"title\": {Quoted(source.Title)}, \"publisher\": {Quoted(source.Publisher)}, \"year\": {source.Year}, \"url\": \"{Model.Url}/sources/{source.Id}\"}}"))}}}");
        foreach (var milestone in model.Milestones)
            folder.Write($"content/milestones/{milestone.Id}.md", texts.Milestone(milestone),
                ("title", Quoted(milestone.Title)), ("date", $"{milestone.Date:yyyy-MM-dd}"), ("kind", milestone.Kind),
                    ("releases", List([milestone.Release])),
                ("components", List(milestone.Components)), ("chronology", List([$"{milestone.Date.Year}"])),
                    ("sources", List(milestone.Sources)));
        for (var i = 0; i < model.Components.Length; i++)
            folder.Write($"content/components/{model.Components[i].Id}/_index.md", texts.Short(i),
                ("title", Quoted(model.Components[i].Name)));
        for (var i = 0; i < model.Releases.Length; i++)
            folder.Write($"content/releases/{model.Releases[i].Id}/_index.md", texts.Short(model.Components.Length + i),
                ("title", Quoted(model.Releases[i].Id)), ("date", $"{model.Releases[i].Date:yyyy-MM-dd}"));
        for (var i = 0; i < Vocabulary.Chapters.Length; i++)
            folder.Write($"content/text/{Vocabulary.Chapters[i]}.md", texts.Chapter(i), ("title", Quoted(Vocabulary.Chapters[i])),
                ("order", $"{i + 1}"));
    }
}
