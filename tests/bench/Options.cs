using System.Globalization;

namespace Bench;

/// <summary>The options of the command line.</summary>
public sealed record Options(int[] Milestones, int Rounds, string Work, string Theme, string[] Rows, string Compiled)
{
    /// <summary>The rows that can be measured. Without the option <c>--rows</c>, all of them are measured.</summary>
    public static readonly string[] AllRows = [Contender.Pages, Contender.Hugo, Contender.Least, Contender.Exports, Floor.Row,
        Rebuilds.Row, Serving.Row, Weights.Row];

    public static readonly string Usage = $"usage: dotnet run -c Release --project tests/bench -- [--milestones 300,1000,10000] [--rounds 5] [--rows {string.Join(',', AllRows)}] [--compiled {string.Join('|', Tools.Compilations)}] [--work DIR] [--theme DIR]";

    /// <summary>Returns null if the command line is wrong.</summary>
    public static Options? Parse(string[] arguments, string root)
    {
        var options = new Options([300, 1000, 10000], 5, Path.Join(Path.GetTempPath(), $"site-bench-{Environment.ProcessId}"),
            Path.Join(root, "theme"), AllRows, Tools.Compilations[0]);
        for (var i = 0; i < arguments.Length; i += 2)
        {
            if (i + 1 == arguments.Length)
                return null;
            var value = arguments[i + 1];
            options = arguments[i] switch
            {
                "--milestones" => options with { Milestones = [.. value.Split(',').Select(Number)] },
                "--rounds" => options with { Rounds = Number(value) },
                "--rows" => options with { Rows = value.Split(',') },
                "--compiled" => options with { Compiled = value },
                "--work" => options with { Work = Path.GetFullPath(value) },
                "--theme" => options with { Theme = Path.GetFullPath(value) },
                _ => options with { Rounds = 0 },
            };
        }
        return options.Rounds > 0 && options.Milestones.All(number => number > 0) && options.Rows.All(AllRows.Contains)
            && Tools.Compilations.Contains(options.Compiled) ? options : null;
    }

    public bool Wants(string row) => Rows.Contains(row);

    private static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : 0;
}
