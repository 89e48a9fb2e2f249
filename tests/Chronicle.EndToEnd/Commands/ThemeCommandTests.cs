using Chronicle.Testing;

namespace Chronicle.EndToEnd;

/// <summary>The command <c>theme</c>, and themes that former versions copied into chronicles.</summary>
public sealed class ThemeCommandTests
{
    private const string Layout = "theme/layouts/milestone.html";

    private readonly TemporaryFolder _folder = new();

    public ThemeCommandTests() => Assert.Equal(0, Generator.Call(_folder.Root, "init", Lamps).ExitCode);

    private string Lamps => _folder.PathOf("lamps");

    private string PathOf(string name) => Path.Join(Lamps, name);

    private Generator.Run Run(params string[] arguments) => Generator.Call(Lamps, arguments);

    private string Succeed(params string[] arguments)
    {
        var run = Run(arguments);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return run.Output;
    }

    [Fact]
    public void A_built_in_file_can_be_copied_changed_and_compared()
    {
        Assert.Matches("layouts/milestone.html +built in\n", Succeed("theme", "list"));
        Succeed("theme", "eject", "layouts/milestone.html");
        Assert.Matches(@"^\{\{~ # Copied from the built-in layouts/milestone.html of \S+, [0-9a-f]{12} ~\}\}\n", File.ReadAllText(PathOf(Layout)));
        Assert.Equal("no difference in 1 file\n", Succeed("theme", "diff"));
        Assert.Equal("no file of your theme is a needless copy; 1 file copied and not changed yet: layouts/milestone.html\n",
            Succeed("theme", "tidy"));
        var built = Succeed("check");
        Assert.Contains("no errors, 0 warnings", built);
        File.WriteAllText(PathOf(Layout), File.ReadAllText(PathOf(Layout)).Replace("class=\"lead\"", "class=\"lead mine\""));
        Assert.Contains("no errors, 0 warnings", Succeed("check"));
        Assert.Matches("layouts/milestone.html +yours, up to date", Succeed("theme", "list"));
        var diff = Succeed("theme", "diff", Layout);
        Assert.Equal(["-<p class=\"lead\">{{ page.milestone.summary }}</p>", "+<p class=\"lead mine\">{{ page.milestone.summary }}</p>"],
            diff.Split('\n').Where(line => line is ['-', not '-', ..] or ['+', not '+', ..]));
        Succeed("build");
        Assert.Contains("class=\"lead mine\"", File.ReadAllText(PathOf("output/milestones/first-light/index.html")));
    }

    [Fact]
    public void A_copy_of_an_older_file_causes_a_warning_until_it_is_marked()
    {
        Succeed("theme", "eject", "layouts/milestone.html");
        var text = File.ReadAllText(PathOf(Layout));
        File.WriteAllText(PathOf(Layout), text[..text.IndexOf(" of ", StringComparison.Ordinal)] + " of 0.0.9, 0123456789ab ~}}"
            + text[text.IndexOf('\n')..].Replace("{{ include \"corrections\" }}\n", ""));
        var check = Run("check");
        Assert.Equal(0, check.ExitCode);
        Assert.Contains("warning T310: the built-in layouts/milestone.html has changed since 0.0.9", check.Error);
        Assert.Contains("first `{{ include \"corrections\" }}`", check.Error);
        Succeed("theme", "mark", "layouts/milestone.html");
        Assert.Equal("", Run("check").Error);
    }

    [Fact]
    public void A_theme_that_an_older_version_copied_works_and_can_be_tidied()
    {
        // The previous version copied each file of the theme. The author changed two of the copies.
        CopyTheme();
        File.WriteAllText(PathOf(Layout), File.ReadAllText(PathOf(Layout)).Replace("class=\"lead\"", "class=\"lead mine\""));
        File.WriteAllText(PathOf("theme/i18n/en.yml"), File.ReadAllText(PathOf("theme/i18n/en.yml")).Replace("home: Home", "home: Start"));
        var check = Run("check");
        Assert.Equal(0, check.ExitCode);
        Assert.Contains("warning T311: this file takes the place of the built-in layouts/milestone.html", check.Error);
        Assert.Matches(@"warning T312: \d+ files, this one first, are copies", check.Error);
        Succeed("theme", "tidy");
        Assert.Equal(["theme/i18n/en.yml", Layout],
            Directory.EnumerateFiles(PathOf("theme"), "*", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(Lamps, path).Replace('\\', '/')).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("T312", Run("check").Error);
    }

    [Fact]
    public void A_complete_theme_of_a_former_version_is_recognized_by_its_content()
    {
        // All versions until now have the same mark.svg. The list of former files contains its hash.
        Assert.Contains("df49b2c48772 assets/mark.svg", File.ReadAllText(Repository.PathOf("src", "Site", "BuiltIn", "former-theme.txt")));
        CopyTheme();
        Assert.Matches("css/base.css +a copy without a change", Succeed("theme", "list"));
    }

    [Fact]
    public void An_unknown_or_already_copied_file_is_refused()
    {
        var run = Run("theme", "eject", "layouts/milestones.html");
        Assert.Equal((2, "\"layouts/milestones.html\" is no built-in file; did you mean \"layouts/milestone.html\"?\n"),
            (run.ExitCode, run.Error));
        Assert.Equal(2, Run("theme", "diff", "layouts/home.html").ExitCode);
        Succeed("theme", "eject", "layouts/home.html");
        var again = Run("theme", "eject", "layouts/home.html");
        Assert.Equal(2, again.ExitCode);
        Assert.StartsWith("theme/layouts/home.html is there already", again.Error);
        Assert.Equal(2, Run("theme", "eject", "../../outside.html").ExitCode);
    }

    [Fact]
    public void Eject_copies_no_file_if_one_of_them_exists_already()
    {
        Succeed("theme", "eject", "layouts/home.html");
        Assert.Equal(2, Run("theme", "eject", "layouts/year.html", "layouts/home.html").ExitCode);
        Assert.False(File.Exists(PathOf("theme/layouts/year.html")));
    }

    [Fact]
    public void A_complete_theme_has_no_built_in_files_to_copy()
    {
        CopyTheme();
        File.WriteAllText(PathOf("theme/theme.yml"), "whole: true\n");
        Assert.Equal("", Run("check").Error);
        Assert.Equal(2, Run("theme", "eject", "layouts/home.html").ExitCode);
    }

    private void CopyTheme()
    {
        foreach (var path in Directory.EnumerateFiles(Repository.PathOf("theme"), "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(Repository.PathOf("theme"), path);
            if (name is "theme.yml" || name.EndsWith(".md", StringComparison.Ordinal))
                continue;
            Directory.CreateDirectory(Path.GetDirectoryName(PathOf("theme/" + name))!);
            File.Copy(path, PathOf("theme/" + name));
        }
    }
}
