using Chronicle.Cli.Input;
using Chronicle.Testing;

namespace Chronicle.EndToEnd;

/// <summary>The pages and diagnostics of the preview after each kind of change of a file.</summary>
public sealed class DevServerSessionTests
{
    private const string File = "input/milestones/first-light.md", Page = "/base/milestones/first-light/";

    [Fact]
    public async Task A_change_is_shown_and_checked()
    {
        await using var preview = await LivePreview.Start();
        var before = await preview.NextEvent();
        preview.Folder.Write(File, LivePreview.Milestone("First light", "It shines again."));
        await preview.UntilPage(Page, "It shines again.");
        var after = await preview.UntilChecked();
        Assert.NotEqual(LivePreview.Pages(before), LivePreview.Pages(after));
        Assert.Contains($"data-pages=\"{LivePreview.Pages(after)}\"", await preview.Client.GetStringAsync(Page));
    }

    [Fact]
    public async Task A_mistake_is_reported_with_its_line_and_the_last_valid_page_stays()
    {
        await using var preview = await LivePreview.Start();
        var before = await preview.NextEvent();
        preview.Folder.Write(File, LivePreview.Milestone("Worse").Replace("kind: launch", "kind: lunch"));
        var reported = await preview.UntilErrors();
        Assert.Equal(LivePreview.Pages(before), LivePreview.Pages(reported));
        var finding = reported.GetProperty("found")[0];
        Assert.Equal((File + ":4:7", "kind: ", "lunch"), (finding.GetProperty("at").GetString(), finding.GetProperty("before").GetString(),
            finding.GetProperty("after").GetString()));
        Assert.Contains("<h1>First light</h1>", await preview.Client.GetStringAsync(Page));

        preview.Folder.Write(File, LivePreview.Milestone("Better"));
        await preview.UntilChecked();
        Assert.Contains("<h1>Better</h1>", await preview.Client.GetStringAsync(Page));
    }

    [Fact]
    public async Task A_reverted_mistake_reloads_no_page()
    {
        await using var preview = await LivePreview.Start();
        var before = await preview.NextEvent();
        preview.Folder.Write(File, "---\n");
        await preview.UntilErrors();
        preview.Folder.Write(File, LivePreview.Milestone("First light"));
        Assert.Equal(LivePreview.Pages(before), LivePreview.Pages(await preview.UntilChecked()));
    }

    [Fact]
    public async Task Dead_links_are_reported_as_in_a_build()
    {
        await using var preview = await LivePreview.Start();
        await preview.NextEvent();
        preview.Folder.Write(File, LivePreview.Milestone("First light", "Here is [nothing](/nothing/)."));
        var reported = await preview.UntilErrors();
        var built = Build.Run(InputFolder.Read(preview.Folder.Options).Value, preview.Folder.Options);
        Assert.NotEmpty(built.Diagnostics);
        Assert.Equal(
            built.Diagnostics.Select(diagnostic => (diagnostic.At.ToString(), diagnostic.Rule.Code, diagnostic.Message)),
            reported.GetProperty("found").EnumerateArray().Select(finding =>
                (finding.GetProperty("at").GetString()!, finding.GetProperty("code").GetString()!,
                finding.GetProperty("message").GetString()!)));
    }

    [Fact]
    public async Task A_page_whose_template_fails_stays_the_last_valid_page()
    {
        await using var preview = await LivePreview.Start();
        await preview.NextEvent();
        preview.Folder.Write("theme/layouts/milestone.html", "{{ include \"page\" }}\n{{ page.titel }}\n");
        var reported = await preview.UntilErrors();
        Assert.Equal("{{ ", reported.GetProperty("found")[0].GetProperty("before").GetString()![..3]);
        Assert.Contains("<h1>First light</h1>", await preview.Client.GetStringAsync(Page));
    }

    [Fact]
    public async Task A_site_that_was_never_valid_is_served_as_an_error_page()
    {
        await using var preview = await LivePreview.Start("-- " + File + " --\nNothing yet.\n");
        Assert.True(LivePreview.Errors(await preview.NextEvent()) > 0);
        using var none = await preview.Send("/");
        Assert.Equal(500, (int)none.StatusCode);
        Assert.Contains("/.site/live.js", await none.Content.ReadAsStringAsync());
        preview.Folder.Write(File, LivePreview.Milestone("Now"));
        await preview.UntilChecked();
        Assert.Contains("<h1>Now</h1>", await preview.Client.GetStringAsync(Page));
    }

    [Fact]
    public async Task A_changed_style_sheet_does_not_reload_the_pages()
    {
        await using var preview = await LivePreview.Start("-- theme/css/base.css --\nh1 { color: red; }\n");
        var before = await preview.NextEvent();
        preview.Folder.Write("theme/css/base.css", "h1 { color: blue; }\n");
        var after = await preview.UntilChecked();
        Assert.Equal(LivePreview.Pages(before), LivePreview.Pages(after));
        Assert.NotEqual(LivePreview.Styles(before), LivePreview.Styles(after));
        Assert.Contains("blue", await preview.Client.GetStringAsync("/base/theme/site.css"));
    }

    [Fact]
    public async Task A_file_that_is_saved_in_two_parts_is_shown_when_it_is_complete()
    {
        await using var preview = await LivePreview.Start();
        await preview.NextEvent();
        var text = LivePreview.Milestone("Second half");
        using (var file = new StreamWriter(preview.Folder.PathOf(File)))
        {
            await file.WriteAsync(text[..30]);
            await file.FlushAsync();
            await preview.UntilErrors();
            Assert.Contains("<h1>First light</h1>", await preview.Client.GetStringAsync(Page));
            await file.WriteAsync(text[30..]);
        }
        await preview.UntilChecked();
        Assert.Contains("<h1>Second half</h1>", await preview.Client.GetStringAsync(Page));
    }

    [Fact]
    public async Task A_file_that_an_editor_saves_by_renaming_is_shown()
    {
        await using var preview = await LivePreview.Start();
        var path = preview.Folder.PathOf(File);
        // The editor moves a new file over the old file.
        preview.Folder.Write("input/milestones/.first-light.md.new", LivePreview.Milestone("By rename"));
        System.IO.File.Move(preview.Folder.PathOf("input/milestones/.first-light.md.new"), path, overwrite: true);
        await preview.UntilPage(Page, "<h1>By rename</h1>");
        // The editor renames the old file, writes a new file, and deletes the old file.
        System.IO.File.Move(path, path + "~");
        preview.Folder.Write(File, LivePreview.Milestone("By backup"));
        System.IO.File.Delete(path + "~");
        await preview.UntilPage(Page, "<h1>By backup</h1>");
    }

    [Fact]
    public async Task A_thousand_new_files_are_shown()
    {
        await using var preview = await LivePreview.Start();
        await preview.NextEvent();
        for (var i = 0; i < 1000; i++)
            preview.Folder.Write($"input/milestones/light-{i}.md", LivePreview.Milestone($"Light {i}"));
        while (!(await preview.Client.GetAsync("/base/milestones/light-999/")).IsSuccessStatusCode)
            await preview.NextEvent();
        await preview.UntilChecked();
        Assert.Contains("<h1>Light 500</h1>", await preview.Client.GetStringAsync("/base/milestones/light-500/"));
    }

    [Fact]
    public async Task A_folder_that_is_deleted_and_created_again_is_still_watched()
    {
        await using var preview = await LivePreview.Start();
        await preview.NextEvent();
        // Without its settings, the input has an error. If the milestone were deleted first, the preview could show a site without it.
        System.IO.File.Delete(preview.Folder.PathOf("input/site.yml"));
        await preview.UntilErrors();
        Directory.Delete(preview.Folder.PathOf("input"), recursive: true);
        Assert.Contains("<h1>First light</h1>", await preview.Client.GetStringAsync(Page));
        foreach (var title in (string[])["Back", "And again"])
        {
            preview.Folder.Write("input/site.yml", LivePreview.Settings);
            preview.Folder.Write(File, LivePreview.Milestone(title));
            await preview.UntilPage(Page, $"<h1>{title}</h1>");
        }
    }

    [Fact]
    public async Task A_link_out_of_the_folder_is_reported_and_not_followed()
    {
        await using var preview = await LivePreview.Start();
        await preview.NextEvent();
        preview.Folder.Write("secret.md", LivePreview.Milestone("Secret"));
        System.IO.File.CreateSymbolicLink(preview.Folder.PathOf("input/milestones/secret.md"), preview.Folder.PathOf("secret.md"));
        var reported = await preview.UntilErrors();
        Assert.Equal("R104", reported.GetProperty("found")[0].GetProperty("code").GetString());
        Assert.Equal(404, (int)(await preview.Send("/base/milestones/secret/")).StatusCode);
    }
}
