using static Bench.Corpus.CorpusFolder;

namespace Bench.Corpus;

/// <summary>
/// Writes the model as the input folder of this repository's generator. The settings ask either for every export or only for the pages and
/// the feed of the whole site.
/// </summary>
public static class ContractFormat
{
    public static void Write(Model model, CorpusFolder folder, bool everyExport)
    {
        var texts = new Texts(model, (_, id, words) => words is null ? $"[[{id}]]" : $"[[{id}|{words}]]");
        folder.Write("site.yml",
            $"title: {Quoted(Model.Title)}\nurl: {Quoted(Model.Url)}\nlanguage: en\ntag_authority: \"chronicle.test,2020\"\ncards: false\n{(everyExport ? "" : "exports: []\n")}"
            + Terms("component_kinds", ["part"]) + Terms("statuses", ["current"]) + Terms("milestone_kinds", Vocabulary.Kinds));
        folder.Write("sources.yml", string.Concat(model.Sources.Select(source =>
            $"{source.Id}:\n  title: {Quoted(source.Title)}\n  publisher: {source.Publisher}\n  date: \"{source.Year}\"\n  url: \"{Model.Url}/sources/{source.Id}\"\n  kind: docs\n")));
        foreach (var milestone in model.Milestones)
            folder.Write($"milestones/{milestone.Id}.md", texts.Milestone(milestone),
                ("title", Quoted(milestone.Title)), ("date", Quoted($"{milestone.Date:yyyy-MM-dd}"[..milestone.Precision])),
                    ("kind", milestone.Kind),
                ("summary", Quoted(milestone.Title + ".")), ("release", Quoted(milestone.Release)),
                ("components", List(milestone.Components)), ("sources", List(milestone.Sources)));
        for (var i = 0; i < model.Components.Length; i++)
            folder.Write($"components/{model.Components[i].Id}.md", texts.Short(i),
                ("name", Quoted(model.Components[i].Name)), ("summary", Quoted(model.Components[i].Name + ", a part.")), ("kind", "part"),
                    ("status", "current"),
                ("sources", List([model.Sources[0].Id])));
        for (var i = 0; i < model.Releases.Length; i++)
            folder.Write($"releases/{model.Releases[i].Id}.md", texts.Short(model.Components.Length + i),
                ("date", Quoted($"{model.Releases[i].Date:yyyy-MM-dd}")), ("summary", Quoted($"Release {model.Releases[i].Id}.")),
                    ("sources", List([model.Sources[0].Id])));
        for (var i = 0; i < Vocabulary.Chapters.Length; i++)
            folder.Write($"text/{Vocabulary.Chapters[i]}.md", texts.Chapter(i),
                ("title", Quoted(Vocabulary.Chapters[i])), ("order", $"{i + 1}"), ("summary", Quoted($"Part {i + 1} of the story.")));
    }

    private static string Terms(string key, IEnumerable<string> ids) =>
        $"{key}:\n{string.Concat(ids.Select(id => $"  {id}: {{ label: {id} }}\n"))}";
}
