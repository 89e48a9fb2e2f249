using System.CommandLine;
using Chronicle.Authoring;
using Chronicle.Cli.Compare;
using Chronicle.Cli.Verify;
using Chronicle.Primitives;

namespace Chronicle.Cli.Commands;

/// <summary><c>changed-pages BEFORE AFTER</c>: lists the pages that differ between two sites.</summary>
internal sealed class ChangedPagesCommand
{
    private const string Forms = "a folder, a manifest.json, or an address: https://…";

    private readonly Argument<string> _before = new("BEFORE") { Description = "The first site: " + Forms };
    private readonly Argument<string> _after = new("AFTER") { Description = "The second site" };

    private readonly Option<string> _format = new("--format")
    { Description = "The format of the list", DefaultValueFactory = _ => "text" };

    private readonly Option<int> _limit = new("--limit")
    { Description = "The largest number of pages in the list", DefaultValueFactory = _ => 500 };

    private readonly Option<string?> _beforeAt = new("--before-at")
    { Description = "The address where the first site is published, for links in Markdown" };

    private readonly Option<string?> _afterAt = new("--after-at")
    { Description = "The address where the second site is published, for links in Markdown" };

    public Command Create(CommandLine line)
    {
        AllowedValues.AcceptOnly(_format, "format", ChangeList.Formats);
        foreach (var option in new[] { _beforeAt, _afterAt })
            AllowedValues.Check(option, text => NewChronicle.Explain("url", text));
        _limit.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 5000)
                result.AddError("--limit is a number from 1 to 5000");
        });
        return line.Create(new("changed-pages", "List the pages that differ between two built or published sites")
        { _before, _after, _format, _limit, _beforeAt, _afterAt }, Run);
    }

    private int Run(CommandContext context)
    {
        var arguments = context.Arguments;
        var (givenBefore, givenAfter) = (arguments.GetValue(_before)!, arguments.GetValue(_after)!);
        using var before = PublishedSite.OpenOrManifest(givenBefore);
        using var after = PublishedSite.OpenOrManifest(givenAfter);
        if (before is null || after is null)
            return context.Refuse($"{(before is null ? givenBefore : givenAfter)} is no site; name {Forms}");
        var pagesBefore = ListedPages.Read(before).GetAwaiter().GetResult();
        var pagesAfter = ListedPages.Read(after).GetAwaiter().GetResult();
        foreach (var (given, problem) in new[] { (givenBefore, pagesBefore.Problem), (givenAfter, pagesAfter.Problem) })
            if (problem is not null)
            {
                context.Error.WriteLine(MessageText.Sanitize($"{given}: {problem}"));
                return ExitCode.HasErrors;
            }
        var changes = PageComparison.Run(before, pagesBefore, after, pagesAfter, context.Progress.Show).GetAwaiter().GetResult();
        context.Progress.Clear();
        new ChangeList(changes, arguments.GetValue(_limit), arguments.GetValue(_beforeAt), arguments.GetValue(_afterAt))
            .Write(context.Output, arguments.GetValue(_format)!);
        return ExitCode.Done;
    }
}
