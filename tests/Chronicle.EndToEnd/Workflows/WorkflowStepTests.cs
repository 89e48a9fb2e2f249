using System.Security.Cryptography;
using System.Text;
using Chronicle.Testing;

namespace Chronicle.EndToEnd.Workflows;

/// <summary>
/// Runs every <c>run:</c> step of every workflow as on GitHub, on success and on failure. A step that is not in the list fails a test. The
/// steps that compile the generator, run the tests or publish native code would take minutes. For these steps, the tests only check that
/// the project in the command exists, and that the step fails if the command fails.
/// </summary>
public sealed class WorkflowStepTests
{
    private const string Wrong = "---\ntitel: Lamps\n---\n", Zero = "0000000000000000000000000000000000000000000000000000000000000000";

    private static readonly Dictionary<string, Action<WorkflowStep>> Tried = new(StringComparer.Ordinal)
    {
        ["check.yml input: Check the input and the theme"] = ChecksAgainstTheBranch,
        ["check.yml fast: Run the fast tests"] = step => IsCommand(step, "dotnet test --project tests/Chronicle.Tests"),
        ["check.yml fast: Run the tests of hostile input"] = step => IsCommand(step, "dotnet test --project tests/Chronicle.Hostile"),
        ["check.yml fast: Show the received texts"] = ShowsReceivedTexts,
        ["check.yml fast: Build this chronicle"] = step => Builds(step, "output"),
        ["check.yml full: Find the browser for the tests, or install it"] = FindsTheBrowser,
        ["check.yml full: Run all tests"] = step => IsCommand(step, "dotnet test"),
        ["check.yml full: Show the received texts"] = ShowsReceivedTexts,
        ["check.yml format: Compare the code with .editorconfig"] =
            step => IsCommand(step, "dotnet format site.sln --verify-no-changes --severity warn"),
        ["check.yml native: Build the micro-benchmarks"] = step => IsCommand(step, "dotnet build tests/bench/Micro -c Release"),
        ["check.yml native: Publish native code"] = step => IsCommand(step,
            "dotnet publish src/Site -c Release -r linux-x64 -p:PublishAot=true -p:RestoreLockedMode=false -o TEMP/native"),
        ["check.yml native: Build this chronicle with the native program"] = RunsTheNativeProgram,
        ["check.yml pages: Build the site before this change"] = step => BuildsOneOfTwo(step, "before"),
        ["check.yml pages: Build the site after this change"] = step => BuildsOneOfTwo(step, "after"),
        ["check.yml pages: List the pages that change"] = ListsThePages,
        ["check.yml all: Require that all jobs passed"] = SumsUp,
        ["evidence.yml ask: Clone the repository that site.yml names, without its files"] = ClonesTheSubject,
        ["evidence.yml ask: Compare the records with the repository"] = AsksTheSubject,
        ["evidence.yml ask: Fail if a source tree contradicts the pull request"] = step => Fails(step),
        ["evidence.yml report: Open, update or close the issue"] = ReportsFindings,
        ["chronicle.yml build: Install the generator"] = ReusableSteps.Install,
        ["chronicle.yml build: Check against the list of the branch"] = ReusableSteps.CheckAgainstTheBranch,
        ["chronicle.yml build: Build the site"] = ReusableSteps.Build,
        ["release.yml test: Find the browser for the tests, or install it"] = FindsTheBrowser,
        ["release.yml test: Run all tests"] = step => IsCommand(step, "dotnet test"),
        ["release.yml native: Pack the tool for this system"] = step => IsCommand(step,
            "dotnet pack src/Site -c Release -p:NativePackages=true -r linux-x64 -o packages"),
        ["release.yml native: Compile the program for the archive"] = step => IsCommand(step,
            "dotnet publish src/Site -c Release -p:NativePackages=true -r linux-x64 -o program"),
        ["release.yml native: Begin a chronicle and build it with the program"] = ReusableSteps.TryTheProgram,
        ["release.yml native: Make the archive"] = ReusableSteps.Archive,
        ["release.yml packages: Extract the notes from the changelog"] = ReusableSteps.TakeNotes,
        ["release.yml packages: Pack the package that points to the others, and the package for all other systems"] = step => IsCommand(step,
            "dotnet pack src/Site -c Release -p:NativePackages=true -o packages"),
        ["release.yml packages: Pack the library"] = step => IsCommand(step, "dotnet pack src/Engine -c Release -o packages"),
        ["release.yml packages: Write the bill of materials"] = step => IsCommand(step, "dotnet tool exec CycloneDX@6.3.1 --yes -- "
            + "src/Site/Site.csproj --output packages --filename chronicler.cdx.json --output-format Json"),
        ["release.yml publish: Write the checksums"] = ReusableSteps.Sum,
        ["release.yml publish: Push the packages"] = ReusableSteps.Push,
        ["release.yml publish: Publish the release"] = ReusableSteps.Publish,
        ["links.yml find: Compile the generator"] = step => IsCommand(step, "dotnet publish src/Site -c Release -o TEMP/generator"),
        ["links.yml find: List the addresses of the chronicle"] = ListsAddresses,
        ["links.yml find: Find the records of the broken addresses"] = FindsTheRecords,
        ["links.yml issue: Open, update or close the issue"] = KeepsOneIssue,
        ["lock-files.yml evaluate: Compute the lock files again"] = EvaluatesLockFiles,
        ["lock-files.yml evaluate: Collect the lock files that changed"] = CollectsLockFiles,
        ["lock-files.yml commit: Add the lock files to the pull request"] = AddsLockFiles,
        ["lock-files.yml commit: Check the pull request with its new lock files"] = step =>
            Assert.Equal(["gh workflow run check.yml --repo octo/lamps --ref topic"], Succeeds(step).Calls),
        ["publish.yml build: Find the address of GitHub Pages"] = FindsTheAddress,
        ["publish.yml build: Compile the generator"] = step => IsCommand(step, "dotnet publish src/Site -c Release -o TEMP/generator"),
        ["publish.yml build: Build the site"] = PublishesIntoAnEmptyFolder,
        ["publish.yml build: Find out whether there are new addresses"] = FindsNewAddresses,
        ["ledger.yml commit: Add the new addresses to the branch"] = AddsTheAddresses,
        ["publish.yml build: Hash the manifest"] = HashesTheManifest,
        ["publish.yml verify: Wait for the new site, and compare each published file with the manifest"] = VerifiesTheSite,
    };

    public static IEnumerable<TheoryDataRow<string>> Steps => Tried.Keys.Select(name => new TheoryDataRow<string>(name));

    [Fact]
    public void Every_step_of_every_workflow_is_tried() =>
        Assert.Equal(WorkflowStep.All.Select(step => step.Name).Order(StringComparer.Ordinal), Tried.Keys.Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Steps))]
    public void A_step_does_what_its_name_says(string name)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the workflows run on Linux");
        Tried[name](WorkflowStep.All.Single(step => step.Name == name));
    }

    private static StepResult Succeeds(WorkflowStep step, Action<StepRunner>? prepare = null)
    {
        var runner = new StepRunner();
        prepare?.Invoke(runner);
        return Succeeds(step, runner);
    }

    private static StepResult Succeeds(WorkflowStep step, StepRunner runner)
    {
        var result = runner.Run(step);
        Assert.True(result.ExitCode == 0, $"{step} ended with {result.ExitCode}:\n{result.Output}");
        return result;
    }

    private static StepResult Fails(WorkflowStep step, Action<StepRunner>? prepare = null)
    {
        var runner = new StepRunner();
        prepare?.Invoke(runner);
        var result = runner.Run(step);
        Assert.True(result.ExitCode != 0, $"{step} did not fail:\n{result.Output}");
        return result;
    }

    // Tests a step that would take minutes. The paths in its command exist, and the step fails if the command fails.
    private static void IsCommand(WorkflowStep step, string command)
    {
        var runner = new StepRunner();
        var result = Succeeds(step, runner);
        Assert.Equal(command, result.Calls[0].Replace(runner.Temp, "TEMP"));
        foreach (var word in command.Split(' ').Where(word => word.Contains('/') && !word.StartsWith("TEMP", StringComparison.Ordinal)
            || word.EndsWith(".sln", StringComparison.Ordinal)))
            Assert.True(Path.Exists(Repository.PathOf(word)), $"{step} names {word}, which does not exist");
        Fails(step, failing => failing.WithVariable("DOTNET_FAILS", "1"));
    }

    private static void WithGenerator(StepRunner runner)
    {
        Directory.CreateDirectory(Path.Join(runner.Temp, "generator"));
        File.WriteAllText(Path.Join(runner.Temp, "generator", "Chronicle.Cli.dll"), "");
    }

    private static void ChecksAgainstTheBranch(WorkflowStep step)
    {
        var runner = new StepRunner();
        // The test deletes the only milestone of a year. The page of the year becomes a redirect, which needs this layout.
        runner.Write("theme/layouts/redirect.html", "{{ include \"page\" }}");
        Assert.Equal(0, Generator.Call(runner.Workspace, "build", "--quiet", "--publish").ExitCode);
        Commit("List");
        runner.Write("input/text/more.md", "---\ntitle: More\norder: 1\nsummary: More lamps.\n---\n");
        Commit("Change");
        Assert.Contains("no errors", Succeeds(step, runner).Output);
        // The change removes a page together with the ledger that lists it.
        File.Delete(Path.Join(runner.Workspace, "input", "milestones", "first-light.md"));
        File.Delete(Path.Join(runner.Workspace, "input", "permalinks.txt"));
        StepRunner.Git(runner.Workspace, "commit", "-q", "-a", "--amend", "-m", "Change");
        var failed = runner.Run(step);
        Assert.Equal(1, failed.ExitCode);
        Assert.Contains("title=C411::", failed.Output);
        Assert.Contains("title=C413::", failed.Output);
        var first = new StepRunner();
        first.Write("input/text/wrong.md", Wrong);
        StepRunner.Git(first.Workspace, "commit", "-q", "--allow-empty", "-m", "No list yet");
        Assert.Contains("::error file=input/text/wrong.md,line=2,col=1,title=R120::", first.Run(step).Output);

        void Commit(string message)
        {
            StepRunner.Git(runner.Workspace, "add", "input");
            StepRunner.Git(runner.Workspace, "commit", "-q", "-m", message);
        }
    }

    private static void FindsNewAddresses(WorkflowStep step)
    {
        var runner = new StepRunner();
        Assert.Empty(Succeeds(step, runner).Outputs);
        Assert.Equal(0, Generator.Call(runner.Workspace, "build", "--quiet", "--publish").ExitCode);
        Assert.Equal("true", Succeeds(step, runner).Outputs["changed"]);
    }

    /// <summary>
    /// A local git repository replaces GitHub. It accepts the push, or has newer commits, or refuses the push like a protected branch.
    /// </summary>
    private static void AddsTheAddresses(WorkflowStep step)
    {
        const string Subject = "List the addresses that are published now [skip ci]\n";
        var plain = new StepRunner();
        var plainRemote = MakeRemote(plain);
        Succeeds(step, plain);
        Assert.Equal(Subject + "Begin\n", StepRunner.Git(plainRemote, "log", "--format=%s", "trunk"));
        Assert.Equal("/\n/new/\n", StepRunner.Git(plainRemote, "show", "trunk:input/permalinks.txt"));

        var moved = new StepRunner();
        var movedRemote = MakeRemote(moved);
        Push(moved, movedRemote, "input/text/other.md");
        Succeeds(step, moved);
        Assert.Equal(Subject + "Meanwhile\nBegin\n", StepRunner.Git(movedRemote, "log", "--format=%s", "trunk"));
        Assert.Equal("/\n/new/\n", StepRunner.Git(movedRemote, "show", "trunk:input/permalinks.txt"));

        var conflicting = new StepRunner();
        Push(conflicting, MakeRemote(conflicting), "input/permalinks.txt");
        Assert.Contains("::error title=Somebody else changed the list of addresses::",
            conflicting.Run(step) is { ExitCode: 1 } failed ? failed.Output : "");

        var refused = new StepRunner();
        var protectedRemote = MakeRemote(refused);
        var hook = Path.Join(protectedRemote, "hooks", "update");
        File.WriteAllText(hook, "#!/bin/sh\n[ \"$1\" != refs/heads/trunk ] || { echo 'GH006: Protected branch update failed' >&2; exit 1; }\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(hook, (UnixFileMode)0b111_101_101);
        var result = refused.Run(step);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("https://github.com/octo/lamps/compare/trunk...published-addresses?expand=1", result.Output);
        Assert.Equal("Begin\n", StepRunner.Git(protectedRemote, "log", "--format=%s", "trunk"));
        Assert.Equal("/\n/new/\n", StepRunner.Git(protectedRemote, "show", "published-addresses:input/permalinks.txt"));
        // Otherwise the pull request has no checks, and no workflow publishes after the merge.
        Assert.DoesNotContain("skip", StepRunner.Git(protectedRemote, "log", "--format=%B", "trunk..published-addresses"));

        static string MakeRemote(StepRunner runner)
        {
            var remote = Path.Join(runner.Temp, "remote");
            StepRunner.Git(runner.Workspace, "clone", "-q", "--bare", runner.Workspace, remote);
            runner.With("github.ref_name", "trunk").With("inputs.root", ".").Write("input/permalinks.txt", "/\n/new/\n")
                .WithVariable("GIT_CONFIG_COUNT", "1").WithVariable("GIT_CONFIG_KEY_0", $"url.{remote}.insteadOf")
                .WithVariable("GIT_CONFIG_VALUE_0", "https://x-access-token:the-token@github.com/octo/lamps");
            return remote;
        }

        static void Push(StepRunner runner, string remote, string name)
        {
            var other = Path.Join(runner.Temp, "other");
            StepRunner.Git(runner.Temp, "clone", "-q", remote, other);
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Join(other, name))!);
            File.WriteAllText(Path.Join(other, name), "/other/\n");
            StepRunner.Git(other, "add", "-A");
            StepRunner.Git(other, "commit", "-q", "-m", "Meanwhile");
            StepRunner.Git(other, "push", "-q", "origin", "trunk");
        }
    }

    private static void Builds(WorkflowStep step, string output)
    {
        var runner = new StepRunner();
        Succeeds(step, runner);
        Assert.True(File.Exists(Path.Join(runner.Workspace, output, "index.html")));
        Fails(step, failing => failing.Write("input/text/wrong.md", Wrong));
    }

    private static void ShowsReceivedTexts(WorkflowStep step)
    {
        Assert.Contains("what was received", Succeeds(step, runner => runner.Write("tests/a/b.received.txt", "what was received")).Output);
        Assert.Equal("", Succeeds(step).Output);
    }

    private static void FindsTheBrowser(WorkflowStep step)
    {
        Assert.Equal("browser: /there/chrome, from the variable CHROMIUM\n", Run(runner => runner.WithVariable("CHROMIUM", "/there/chrome")));
        Assert.Matches("^browser: .*/bin/chromium\n$", Run(runner => WithOnlyStandIns(runner, user: 1000).StandIn("chromium", "")));
        Assert.Matches("^browser: .*/bin/microsoft-edge-stable\n$",
            Run(runner => WithOnlyStandIns(runner, user: 1000).StandIn("microsoft-edge-stable", "")));
        // A user without the rights of root gets an instruction, because the step must not ask for a password.
        Assert.StartsWith("browser: none found; install one with: sudo apt-get install chromium",
            Run(runner => WithOnlyStandIns(runner, user: 1000)));
        Assert.Equal("browser: none found; apt-get installs chromium-headless-shell or chromium\n"
            + "browser: apt-get could not install a browser\n",
            Run(runner => WithOnlyStandIns(runner, user: 0).StandIn("apt-get", "#!/bin/bash\nexit 100\n")));

        string Run(Action<StepRunner> prepare) => Succeeds(step, runner =>
        {
            foreach (var name in new[] { "tests/install-browser.sh", "tests/Chronicle.Browser/Chronicle.Browser.csproj" })
                runner.Write(name, File.ReadAllText(Repository.PathOf(name)));
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(Path.Join(runner.Workspace, "tests", "install-browser.sh"), (UnixFileMode)0b111_101_101);
            prepare(runner);
        }).Output;

        static StepRunner WithOnlyStandIns(StepRunner runner, int user) => runner
            .StandIn("bash", "#!/bin/bash\nexec /bin/bash \"$@\"\n").StandIn("id", $"#!/bin/bash\necho {user}\n")
            .WithVariable("CHROMIUM", "").WithVariable("PATH", Path.Join(runner.Workspace, "..", "bin"));
    }

    private static void RunsTheNativeProgram(WorkflowStep step)
    {
        var runner = new StepRunner();
        Directory.CreateDirectory(Path.Join(runner.Temp, "native"));
        runner.StandIn("../temp/native/Chronicle.Cli", "#!/usr/bin/env bash\necho \"native $*\" >> \"$CALLS\"\n");
        Assert.Equal(["native build --quiet --diagnostics github"], Succeeds(step, runner).Calls);
        Fails(step);
    }

    private static void BuildsOneOfTwo(WorkflowStep step, string which)
    {
        var runner = new StepRunner();
        runner.MakeClone(Path.Join(runner.Workspace, which));
        Succeeds(step, runner);
        Assert.Contains("Sitemap: http://127.0.0.1:8000/", File.ReadAllText(Path.Join(runner.Temp, which, "robots.txt")));
        runner.Write($"{which}/input/text/wrong.md", Wrong);
        Assert.Equal(1, runner.Run(step).ExitCode);
    }

    private static void ListsThePages(WorkflowStep step)
    {
        var runner = new StepRunner();
        foreach (var which in new[] { "before", "after" })
        {
            runner.MakeClone(Path.Join(runner.Workspace, which));
            if (which == "after")
                runner.Write("after/input/text/lamps.md", "---\ntitle: All lamps\norder: 1\nsummary: All of them.\n---\nMany.\n")
                    .Write("after/input/milestones/first-light.md",
                        "---\ntitle: First light\ndate: 1999-03\nkind: launch\nsummary: Lit.\nsources: []\n---\nMany saw it.\n");
            Succeeds(WorkflowStep.All.Single(other => other.Name == $"check.yml pages: Build the site {which} this change"), runner);
        }
        runner.With("steps.site.outputs.artifact-url", "https://github.com/octo/lamps/artifacts/1");
        var summary = Succeeds(step, runner).Summary;
        Assert.StartsWith("### Changed pages\n", summary);
        Assert.Matches(@"\| added \| All lamps.* \| – \| `/lamps/` \|\n", summary);
        Assert.Contains("](https://octo.github.io/lamps/milestones/first-light/) | `/milestones/first-light/` |\n", summary);
        Assert.Contains("\nThe whole site is an [artifact](https://github.com/octo/lamps/artifacts/1).", summary);
        runner.WithVariable("GITHUB_REPOSITORY", "octo/octo.github.io");
        Assert.Contains("](https://octo.github.io/milestones/first-light/)", Succeeds(step, runner).Summary);
        File.Delete(Path.Join(runner.Temp, "before", "manifest.json"));
        Assert.Contains("manifest.json: missing", runner.Run(step) is { ExitCode: not 0 } failed ? failed.Output : "");
    }

    private static void SumsUp(WorkflowStep step)
    {
        const string Results = "join(needs.*.result, ' ')";
        Succeeds(step, runner => runner.With(Results, "success success"));
        foreach (var result in new[] { "failure", "cancelled", "skipped" })
            Fails(step, runner => runner.With(Results, $"success {result} success"));
    }

    private static void ListsAddresses(WorkflowStep step)
    {
        var runner = new StepRunner();
        WithGenerator(runner);
        runner.Write("input/text/lamps.md", "---\ntitle: Lamps\norder: 1\nsummary: All.\n---\n[A](https://a.example/x).\n");
        Succeeds(step, runner);
        Assert.Contains("<a href=\"https://a.example/x\">", File.ReadAllText(Path.Join(runner.Workspace, "links.html")));
        runner.Write("input/text/wrong.md", Wrong);
        Assert.Equal(1, runner.Run(step).ExitCode);
    }

    private static void FindsTheRecords(WorkflowStep step)
    {
        const string Found = """[ { "url": "https://a.example/x", "status": { "text": "404 Not Found", "code": 404 } } ]""";
        var broken = Succeeds(step, runner => Prepare(runner, "2", $$"""{ "total": 1, "error_map": { "links.html": {{Found}} } }"""));
        Assert.Equal("1", broken.Outputs["broken"]);
        Assert.Contains("[input/text/lamps.md:6](https://github.com/octo/lamps/blob/0123456789012345678901234567890123456789/input/text/lamps.md#L6)",
            broken.Summary);
        Assert.Equal("0", Succeeds(step, runner => Prepare(runner, "0", """{ "total": 1, "error_map": {} }""")).Outputs["broken"]);
        Assert.Contains("is no JSON report", Fails(step, runner => Prepare(runner, "0", "")).Output);
        Assert.Contains("::error::the link checker itself failed with exit code 3", Fails(step, runner => Prepare(runner, "3", "")).Output);

        static void Prepare(StepRunner runner, string code, string report)
        {
            WithGenerator(runner);
            runner.With("steps.lychee.outputs.exit_code", code).Write("lychee.json", report)
                .Write("input/text/lamps.md", "---\ntitle: Lamps\norder: 1\nsummary: All.\n---\n[A](https://a.example/x).\n");
        }
    }

    private static void ClonesTheSubject(WorkflowStep step)
    {
        const string Git = "#!/bin/bash\necho \"git $*\" >> \"$CALLS\"\n";
        Assert.Matches("^git .*clone .*-- https://code.example/lamps .*/temp/subject$", Succeeds(step, Prepare(Git)).Calls.Single());
        Fails(step, Prepare(Git + "exit 128\n"));

        static Action<StepRunner> Prepare(string git) => runner => runner.StandIn("git", git)
            .Write("input/site.yml", "title: Lamps\nevidence:\n  repository: https://code.example/lamps\n");
    }

    private static void AsksTheSubject(WorkflowStep step)
    {
        var agreed = Succeeds(step, Answer(0, "", "all agree"));
        Assert.Equal(("0", ""), (agreed.Outputs["exit_code"], agreed.Outputs["findings"]));
        Assert.Contains("all agree", agreed.Summary);
        // The findings stay one output, even if one of their lines looks like a different output.
        var contradicted = Succeeds(step, Answer(1, "a: error\nexit_code=0", "1 error"));
        Assert.Equal("1", contradicted.Outputs["exit_code"]);
        Assert.Equal("a: error\nexit_code=0\n", Encoding.UTF8.GetString(Convert.FromBase64String(contradicted.Outputs["findings"])));
        Fails(step, Answer(3, "", ""));

        static Action<StepRunner> Answer(int code, string findings, string summary) => runner => runner.StandIn("dotnet",
            $"#!/bin/bash\n[ -z '{findings}' ] || echo '{findings}' >&2\necho '{summary}'\nexit {code}\n");
    }

    private static void ReportsFindings(WorkflowStep step)
    {
        Assert.Equal("gh issue create --title Records that the source trees contradict --body-file body.md", Run("1", "")[^1]);
        Assert.Equal("gh issue edit 7 --body-file body.md", Run("1", "7")[^1]);
        Assert.Equal("gh issue close 7 --comment All records agree with the source trees again.", Run("0", "7")[^1]);
        Assert.Single(Run("0", ""));

        IReadOnlyList<string> Run(string code, string number)
        {
            var runner = new StepRunner();
            WithIssue(runner.With("needs.ask.outputs.exit_code", code).With("needs.ask.outputs.findings", "YTogZXJyb3IK"), number);
            var calls = Succeeds(step, runner).Calls;
            if (code != "0")
                Assert.Equal("```\na: error\n```\n", File.ReadAllText(Path.Join(runner.Workspace, "body.md")));
            return calls;
        }
    }

    /// <summary>Makes the stand-in for gh list an open issue with this number. If the number is empty, it lists no issue.</summary>
    private static void WithIssue(StepRunner runner, string number) => runner.StandIn("gh",
        $"#!/bin/bash\necho \"gh $*\" >> \"$CALLS\"\nif [ \"$2\" = list ]; then printf '%s' '{number}'; fi\n");

    private static void KeepsOneIssue(WorkflowStep step)
    {
        const string List = "gh issue list --state open --limit 1000 --json number,title,author --jq map(select(.title == env.TITLE and .author.is_bot)) | min_by(.number) | .number // empty";
        Assert.Equal([List, "gh issue create --title Broken links --body-file broken-links.md"], Run("1", ""));
        Assert.Equal([List, "gh issue edit 7 --body-file broken-links.md"], Run("1", "7"));
        Assert.Equal([List, "gh issue close 7 --comment No link is broken any more."], Run("0", "7"));
        Assert.Equal([List], Run("0", ""));
        Fails(step, runner => runner.With("needs.find.outputs.broken", "1").StandIn("gh", "#!/bin/bash\nexit 4\n"));

        IReadOnlyList<string> Run(string broken, string number) => Succeeds(step, runner =>
            WithIssue(runner.With("needs.find.outputs.broken", broken), number)).Calls;
    }

    private static void EvaluatesLockFiles(WorkflowStep step)
    {
        Assert.Equal(["dotnet restore src/Site --force-evaluate -p:RestoreLockedMode=false",
            "dotnet restore tests/Tests --force-evaluate -p:RestoreLockedMode=false"], Succeeds(step).Calls.Order(StringComparer.Ordinal));
        Fails(step, runner => runner.WithVariable("DOTNET_FAILS", "1"));
    }

    private static void CollectsLockFiles(WorkflowStep step)
    {
        Assert.Empty(Succeeds(step).Outputs);
        var runner = new StepRunner();
        runner.Write("src/Site/packages.lock.json", "{ \"new\": 1 }\n").Write("global.json", "{ }");
        Assert.Equal("true", Succeeds(step, runner).Outputs["changed"]);
        Assert.True(File.Exists(Path.Join(runner.Temp, "lock-files.tar")));
    }

    private static void AddsLockFiles(WorkflowStep step)
    {
        var runner = new StepRunner();
        runner.StandIn("git", """
            #!/usr/bin/env bash
            for word in "$@"; do if [ "$word" = push ]; then echo "git $*" >> "$CALLS"; exit; fi; done
            exec /usr/bin/git "$@"
            """);
        // The archive also contains a file that is not a lock file. The step must not extract this file.
        runner.Write("src/Site/packages.lock.json", "{ \"new\": 1 }\n").Write("global.json", "{ \"wrong\": 1 }");
        Succeeds(new("", $"tar -cf \"{runner.Temp}/lock-files.tar\" src/Site/packages.lock.json global.json; git checkout -q .", "bash", null,
            new Dictionary<string, string>()), runner);
        var result = Succeeds(step, runner);
        Assert.Equal(["git push https://x-access-token:the-token@github.com/octo/lamps HEAD:refs/heads/topic"], result.Calls);
        Assert.Equal("Compute the lock files again [dependabot skip]\n\nsrc/Site/packages.lock.json\n",
            StepRunner.Git(runner.Workspace, "show", "--format=%s", "--name-only"));
    }

    private static void FindsTheAddress(WorkflowStep step)
    {
        Assert.Equal("https://octo.github.io/lamps/", Succeeds(step, Answer("workflow https://octo.github.io/lamps/")).Outputs["address"]);
        Assert.Contains("::error title=GitHub Pages has a different source::", Fails(step, Answer("legacy https://octo.github.io/")).Output);
        Assert.Contains("::error title=GitHub Pages is not switched on::Open Settings, Pages,",
            Fails(step, runner => runner.StandIn("gh", "#!/bin/bash\necho 'gh: Not Found (HTTP 404)' >&2\nexit 1\n")).Output);

        static Action<StepRunner> Answer(string text) => runner => runner.StandIn("gh",
            $"#!/bin/bash\n[ \"$*\" = 'api repos/octo/lamps/pages --jq .build_type + \" \" + .html_url' ] && echo '{text}'\n");
    }

    private static void PublishesIntoAnEmptyFolder(WorkflowStep step)
    {
        var runner = new StepRunner();
        WithGenerator(runner);
        runner.With("steps.pages.outputs.address", "https://octo.github.io/lamps/").With("github.ref_name", "trunk");
        runner.Write("input/site.yml", "tag_authority: lamps.example,2026\n" + File.ReadAllText(Path.Join(runner.Workspace, "input", "site.yml"))
            .Replace("tag_authority:", "# tag_authority:"));
        var result = Succeeds(step, runner);
        Assert.Matches(@"^\d+ files in .*/site: ", result.Summary);
        Assert.Contains("Sitemap: https://octo.github.io/lamps/", File.ReadAllText(Path.Join(runner.Temp, "site", "robots.txt")));
        var ledger = File.ReadAllText(Path.Join(runner.Workspace, "input", "permalinks.txt"));
        Assert.Contains("\n/milestones/first-light/\n", ledger);
        // The tag authority in site.yml is an example. Publishing replaces it permanently with the host of GitHub Pages.
        Assert.Matches("\ntag:octo\\.github\\.io,20[0-9-]{8}:milestone/first-light\n", ledger);
        Assert.Contains("all ids in feeds begin with tag:octo.github.io,20", result.Summary);
        Assert.Contains("is not empty", runner.Run(step) is { ExitCode: 3 } failed ? failed.Output : "");
        Directory.Delete(Path.Join(runner.Temp, "site"), recursive: true);
        runner.Write("input/text/wrong.md", Wrong);
        Assert.Contains("::error file=input/text/wrong.md", runner.Run(step) is { ExitCode: 1 } wrong ? wrong.Output : "");
    }

    private static void HashesTheManifest(WorkflowStep step)
    {
        var runner = new StepRunner();
        var site = Path.Join(runner.Temp, "site");
        Assert.Equal(0, Generator.Call(runner.Workspace, "build", "--quiet", "--output", site).ExitCode);
        var result = Succeeds(step, runner);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Join(site, "manifest.json")))), result.Outputs["hash"]);
        Assert.Empty(Directory.EnumerateFiles(site, ".site-*"));
        Assert.True(File.Exists(Path.Join(site, ".nojekyll")));
        Fails(step);
    }

    private static void VerifiesTheSite(WorkflowStep step)
    {
        using var host = new AsyncDisposer(new StaticHost());
        var runner = new StepRunner();
        runner.Write("generator/Chronicle.Cli.dll", "");
        var manifest = "{\"revision\":\"x\",\"files\":[]}"u8.ToArray();
        host.Host.Add("lamps", [("manifest.json", (ReadOnlyMemory<byte>)manifest)]);
        runner.With("needs.deploy.outputs.page_url", $"{host.Host.Origin}/lamps/")
            .With("needs.build.outputs.manifest", Convert.ToHexStringLower(SHA256.HashData(manifest)));
        var result = Succeeds(step, runner);
        Assert.Equal("0 files are the same as in revision x\n", result.Output);
        Assert.EndsWith("--wait 20m", result.Calls[0]);
        // The test cannot wait 20 minutes, so it removes the wait and tests only the end of the step.
        var withoutWait = step with { Script = step.Script.Replace("--wait 20m", "--wait 0s") };
        runner.With("needs.build.outputs.manifest", Zero);
        Assert.Contains("gave up after 0 seconds and 1 attempt", runner.Run(withoutWait) is { ExitCode: 1 } failed ? failed.Output : "");
        // If the earlier job has an empty output, there is no hash of a manifest, so the step fails.
        runner.With("needs.build.outputs.manifest", "");
        Assert.Equal(2, runner.Run(step).ExitCode);
    }

    private sealed class AsyncDisposer(StaticHost host) : IDisposable
    {
        public StaticHost Host => host;

        public void Dispose() => host.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
}
