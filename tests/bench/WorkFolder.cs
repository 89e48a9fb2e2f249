namespace Bench;

/// <summary>The folder of all files that a run of the benchmark makes.</summary>
public sealed record WorkFolder(string Path)
{
    public string Programs => Join("programs");

    public string Input(int milestones, bool everyExport) =>
        Join($"{milestones}-input-{(everyExport ? Contender.Exports : Contender.Pages)}");

    public string HugoSite(int milestones) => Join($"{milestones}-hugo");

    /// <summary>The output folder of a run. Each run has a new folder, because deleting an old folder slows down the next writes.</summary>
    public string Output(int milestones, string name, int round) => Join($"{milestones}-output", $"{name}-{round}");

    private string Join(params string[] names) => System.IO.Path.Join([Path, .. names]);
}
