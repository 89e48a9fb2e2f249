using System.Globalization;
using Chronicle.Domain;

namespace Fuzz.Running;

/// <summary>What the command line asks for.</summary>
internal sealed record Options
{
    public const string Usage = """
        usage: dotnet run -c Release --project tests/fuzz -- [--target NAME[,NAME]] [--seconds 60] [--seed 1] [--work DIR] [--slow 10] [--plain true]
               dotnet run -c Release --project tests/fuzz -- --target NAME --replay FILE
               dotnet run -c Release --project tests/fuzz -- --growth NAME|all [--size 900000]
        """;

    /// <summary>Empty: all of them, one after the other.</summary>
    public string[] Targets { get; init; } = [];

    /// <summary>For each target.</summary>
    public int Seconds { get; init; } = 60;

    public int Seed { get; init; } = 1;

    /// <summary>Where inputs that led further and cases that were found are kept.</summary>
    public string Work { get; init; } = Path.Join(Path.GetTempPath(), "site-fuzz");

    /// <summary>The seconds of processor time after which one input counts as a hang.</summary>
    public int Slow { get; init; } = 10;

    /// <summary>Without looking at coverage: the seed alone decides.</summary>
    public bool Plain { get; init; }

    public string? Replay { get; init; }

    public string? Growth { get; init; }

    /// <summary>In bytes, of the largest input.</summary>
    public int Size { get; init; } = 900_000;

    /// <summary>Given by the program to itself: run in this process.</summary>
    public bool Child { get; init; }

    /// <summary>Null when the command line is wrong.</summary>
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
