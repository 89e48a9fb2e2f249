namespace Bench;

/// <summary>Where everything lies that a run of the benchmark makes.</summary>
public sealed record WorkFolder(string Path)
{
    public string Programs => Join("programs");

    public string Input(int milestones, bool everyExport) =>
        Join($"{milestones}-input-{(everyExport ? Contender.Exports : Contender.Pages)}");

    public string HugoSite(int milestones) => Join($"{milestones}-hugo");

    /// <summary>A folder of its own for every run: deleting an old one just before would slow down whoever writes next.</summary>
    public string Output(int milestones, string name, int round) => Join($"{milestones}-output", $"{name}-{round}");

    private string Join(params string[] names) => System.IO.Path.Join([Path, .. names]);
}
