using System.Globalization;

namespace Fuzz.Running;

/// <summary>The options of the command line.</summary>
internal sealed record Options
{
    public const string Usage = """
        usage: dotnet run -c Release --project tests/fuzz -- [--target NAME[,NAME]] [--seconds 60] [--seed 1] [--work DIR] [--slow 10] [--plain true]
               dotnet run -c Release --project tests/fuzz -- --target NAME --replay FILE
               dotnet run -c Release --project tests/fuzz -- --growth NAME|all [--size 900000]
        """;

    /// <summary>The names of the targets. If empty, all targets run, one after the other.</summary>
    public string[] Targets { get; init; } = [];

    /// <summary>The time for each target.</summary>
    public int Seconds { get; init; } = 60;

    public int Seed { get; init; } = 1;

    /// <summary>The folder for inputs that reached new code and for cases that were found.</summary>
    public string Work { get; init; } = Path.Join(Path.GetTempPath(), "site-fuzz");

    /// <summary>The seconds of processor time after which one input counts as a hang.</summary>
    public int Slow { get; init; } = 10;

    /// <summary>Whether to run without coverage. Then the inputs depend on the seed only.</summary>
    public bool Plain { get; init; }

    public string? Replay { get; init; }

    public string? Growth { get; init; }

    /// <summary>The size of the largest input, in bytes.</summary>
    public int Size { get; init; } = 900_000;

    /// <summary>
    /// Whether to run the target in this process. <see cref="Supervisor"/> sets this option when it starts the program again.
    /// </summary>
    public bool Child { get; init; }

    /// <summary>Returns null if the command line is wrong.</summary>
    public static Options? Parse(string[] arguments)
    {
        var options = new Options();
        for (var i = 0; i < arguments.Length; i += 2)
        {
            if (i + 1 == arguments.Length)
                return null;
            var value = arguments[i + 1];
            options = arguments[i] switch
            {
                "--target" => options with { Targets = value.Split(',') },
                "--seconds" => options with { Seconds = Number(value) },
                "--seed" => options with { Seed = Number(value) },
                "--work" => options with { Work = Path.GetFullPath(value) },
                "--slow" => options with { Slow = Number(value) },
                "--plain" => options with { Plain = value == "true" },
                "--replay" => options with { Replay = Path.GetFullPath(value) },
                "--growth" => options with { Growth = value },
                "--size" => options with { Size = Number(value) },
                "--child" => options with { Child = value == "true" },
                _ => options with { Seconds = 0 },
            };
        }
        return options is { Seconds: > 0, Slow: > 0, Size: > 0 } ? options : null;
    }

    private static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : 0;
}
