using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Validate;

/// <summary>Checks the words of diagrams and of evidence in <c>site.yml</c>, which must be in one of its vocabularies.</summary>
internal static class SettingsTerms
{
    public static void Check(Settings settings, DiagnosticBag diagnostics)
    {
        foreach (var layer in settings.Diagrams.SelectMany(diagram => diagram.AllLayers))
        {
            Check(settings.ComponentKinds, layer.Kinds, "kind");
            if (layer.Status is { } status)
                Check(settings.Statuses, [status], "status");
        }
        if (settings.Evidence is not { } evidence)
            return;
        Check(settings.Statuses, evidence.Present, "status");
        Check(settings.MilestoneKinds, evidence.Merges, "kind");
        Check(settings.ComponentKinds, evidence.Questions.SelectMany(question => question.News).Select(news => news.Kind), "kind");

        void Check(Vocabulary vocabulary, IEnumerable<Located<string>> words, string key)
        {
            foreach (var word in words)
                Validator.CheckTerm(vocabulary, word, key, diagnostics);
        }
    }
}
