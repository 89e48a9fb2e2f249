using System.Collections.Immutable;
using System.Text;
using Bench.Corpus;
using Chronicle;
using Chronicle.Cli.Input;
using Chronicle.Domain;
using Chronicle.Input;
using Chronicle.Link;
using Chronicle.Presentation;
using Chronicle.Primitives;
using Chronicle.Render;
using Chronicle.Templates;

namespace Micro;

/// <summary>The corpus of 300 milestones with this repository's theme, and the result of each phase for it.</summary>
internal sealed class SmallSite
{
    public const int Milestones = 300;

    private SmallSite(InputFiles files, ParsedSite draft, RenderPlan plan)
    {
        (Files, ParsedSite, Plan, Model) = (files, draft, plan, plan.Site);
        var milestone = Model.Milestones.First(milestone => milestone.Id.Value == "m-35");
        File = files.Input.Files.First(file => file.Path.EndsWith("/m-35.md", StringComparison.Ordinal));
        Text = new(File.Path, Encoding.UTF8.GetString(File.Bytes.Span));
        Body = milestone.Body;
        Page = plan.Documents.First(document => document.Address == Routes.Of(milestone));
    }

    public InputFiles Files { get; }

    public ParsedSite ParsedSite { get; }

    public RenderPlan Plan { get; }

    public SiteModel Model { get; }

    /// <summary>The file of one milestone: front matter, 200 words, links, a list, a table and a block of code.</summary>
    public InputFile File { get; }

    public SourceText Text { get; }

    public Prose Body { get; }

    /// <summary>The page of this milestone, before it is rendered.</summary>
    public Document Page { get; }

    public TemplateEngine.Worker CreateRunner() => Plan.CreateWorker();

    public static SmallSite Create()
    {
        var folder = Directory.CreateTempSubdirectory("site-micro-").FullName;
        try
        {
            ContractFormat.Write(new(Milestones), new(folder), everyExport: false);
            var options = new BuildOptions(folder, folder, Path.Join(Root(), "theme"), Path.Join(folder, "output"));
            var files = InputFolder.Read(options).Value;
            var plan = Build.Plan(files, options);
            var errors = plan.Diagnostics.Where(found => found.IsError).ToImmutableArray();
            return errors.IsEmpty && plan.Pages is { } pages ? new(files, plan.ParsedSite, pages)
                : throw new InvalidOperationException(string.Join('\n', errors.Take(5).Select(error => $"{error.At}: {error.Message}")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (System.IO.File.Exists(Path.Join(folder.FullName, "site.sln")))
                return folder.FullName;
        throw new InvalidOperationException("the repository's root (site.sln) is not above this program");
    }
}
