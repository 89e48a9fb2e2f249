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

    [Theory]
    [InlineData("theme/ is the folder of the theme; name its files or folders, or write --all\n", "eject", "theme/")]
    [InlineData("theme/ is the folder of the theme; name its files or folders, or write --all\n", "eject", "theme")]
    [InlineData("theme/ is the folder of the theme; name its files\n", "diff", "theme/*")]
    public void The_folder_of_the_theme_is_refused_as_a_file(string message, params string[] arguments) =>
        Assert.Equal((2, message), Run(["theme", .. arguments]) is var run ? (run.ExitCode, run.Error) : default);

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
    public void A_folder_or_all_files_can_be_copied_without_those_that_are_there()
    {
        Succeed("theme", "eject", "layouts/home.html");
        File.AppendAllText(PathOf("theme/layouts/home.html"), "mine\n");
        var output = Succeed("theme", "eject", "layouts", "css/*", "partials/open.html");
        Assert.Equal(Directory.GetFiles(Repository.PathOf("theme", "layouts")).Length, Directory.GetFiles(PathOf("theme/layouts")).Length);
        Assert.Equal(Directory.GetFiles(Repository.PathOf("theme", "css")).Length, Directory.GetFiles(PathOf("theme/css")).Length);
        Assert.Single(Directory.GetFiles(PathOf("theme/partials")));
        Assert.EndsWith("mine\n", File.ReadAllText(PathOf("theme/layouts/home.html")));
        Assert.DoesNotContain("home.html", output);
        Assert.Equal("your theme has all these files already\n", Succeed("theme", "eject", "layouts/"));
        Succeed("theme", "eject", "--all");
        Assert.Equal("your theme has all these files already\n", Succeed("theme", "eject", "--all"));
        Assert.Equal(2, Run("theme", "eject").ExitCode);
        Assert.Equal(2, Run("theme", "eject", "--all", "css").ExitCode);
    }

    [Fact]
    public void A_whole_theme_gets_its_files_from_the_built_in_theme()
    {
        Directory.CreateDirectory(PathOf("theme"));
        File.WriteAllText(PathOf("theme/theme.yml"), "whole: true\n");
        Succeed("theme", "eject", "i18n/en.yml");
        Succeed("theme", "eject", "--all");
        Assert.Equal("", Run("check").Error);
        Assert.Equal("theme/layouts/home.html is there already\n", Run("theme", "eject", "layouts/home.html").Error);
        Assert.Equal(2, Run("theme", "diff", "layouts/home.html").ExitCode);
    }

    [Fact]
    public void The_difference_of_words_shows_only_words_that_differ()
    {
        Directory.CreateDirectory(PathOf("theme/i18n"));
        File.WriteAllText(PathOf("theme/i18n/en.yml"), "# Mine\nhome: Start\n\n# Equal\nmenu: Menu\nverdict: Our verdict\n");
        Directory.CreateDirectory(PathOf("theme/partials"));
        File.WriteAllText(PathOf("theme/partials/verdict.html"), "{{ t.verdict }}");
        Assert.Equal("""
            --- built-in/i18n/en.yml
            +++ theme/i18n/en.yml
            -home: Home
            +home: Start
            +verdict: Our verdict
            a line with - is in the built-in file of this version, a line with + is in yours

            """, Succeed("theme", "diff"));
        Assert.Equal("theme/partials/verdict.html is yours alone: there is no built-in file to compare it with\n",
            Run("theme", "diff", "partials/verdict.html").Error);
    }

    [Fact]
    public void The_name_of_a_file_without_its_folder_suggests_this_file() => Assert.Equal(
        "\"component\" is no built-in file; did you mean \"layouts/component.html\"?\n", Run("theme", "eject", "component").Error);

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
