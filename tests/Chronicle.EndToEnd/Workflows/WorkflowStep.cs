using Chronicle.Read.Yaml;
using Chronicle.Testing;

namespace Chronicle.EndToEnd.Workflows;

/// <summary>A <c>run:</c> step of a workflow, with its shell, its working folder and its variables.</summary>
/// <param name="Name">The file, the job and the name of the step: <c>check.yml input: Check the input</c>.</param>
/// <param name="Environment">The variables of the workflow, the job and the step; expressions are still in them.</param>
public sealed record WorkflowStep(
    string Name, string Script, string? Shell, string? WorkingFolder, IReadOnlyDictionary<string, string> Environment)
{
    private static readonly string Folder = Repository.PathOf(".github", "workflows");

    /// <summary>The steps of all workflows, in order. A step without a name has an empty name.</summary>
    public static IReadOnlyList<WorkflowStep> All { get; } =
        [.. Directory.EnumerateFiles(Folder, "*.yml").Order(StringComparer.Ordinal).SelectMany(StepsOf)];

    public override string ToString() => Name;

    private static IEnumerable<WorkflowStep> StepsOf(string path)
    {
        var workflow = GitHubYaml.Read(path);
        foreach (var job in ((YamlMapping)workflow["jobs"]!).Entries)
        {
            var map = (YamlMapping)job.Value;
            // A job that calls a workflow has no steps.
            foreach (var step in (map["steps"] as YamlSequence)?.Items.Cast<YamlMapping>() ?? [])
                if (step["run"] is YamlScalar script)
                    yield return new($"{Path.GetFileName(path)} {job.Key}: {step.Text("name")}", script.Value,
                        step.Text("shell") ?? DefaultOf(map, "shell") ?? DefaultOf(workflow, "shell"),
                        step.Text("working-directory"), Merge(workflow, map, step));
        }
    }

    private static string? DefaultOf(YamlMapping map, string key) => ((map["defaults"] as YamlMapping)?["run"] as YamlMapping)?.Text(key);

    private static Dictionary<string, string> Merge(params ReadOnlySpan<YamlMapping> levels)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var level in levels)
            foreach (var entry in (level["env"] as YamlMapping)?.Entries ?? [])
                all[entry.Key] = ((YamlScalar)entry.Value).Value;
        return all;
    }
}
