namespace Bench.Corpus;

public sealed record Component(string Id, string Name);

public sealed record Release(string Id, DateOnly Date);

public sealed record Source(string Id, string Title, string Publisher, int Year);

/// <summary>
/// A milestone. <paramref name="Date"/> is a full date. <paramref name="Precision"/> is the number of known characters of the date (4, 7 or
/// 10).
/// </summary>
public sealed record Milestone(
    string Id, int Number, string Title, DateOnly Date, int Precision, string Kind, string Release, List<string> Components,
        List<string> Sources);

/// <summary>
/// A made-up chronicle with a given number of milestones. It is the same for every measured generator and in every run. For 10,000
/// milestones there are 50 components, 20 releases and 2,500 sources. A milestone has 150 to 250 words, four cross-links, two sources and
/// one to three components. Every fifth milestone has a table, and every seventh has a block of code.
/// </summary>
public sealed class Model
{
    public const ulong Seed = 20261122;
    public const string Title = "Example Chronicle";
    public const string Url = "https://chronicle.test";

    private static readonly DateOnly First = new(1991, 1, 1);
    private static readonly DateOnly Last = new(2026, 11, 1);

    public Model(int milestones)
    {
        var dice = new Dice(Seed);
        Components = Make(Math.Max(12, milestones / 200), i =>
            new Component($"c-{i + 1}", $"{dice.Of(Vocabulary.Things)} {(char)('A' + i % 26)}{i + 1}"));
        var (count, days) = (Math.Max(20, milestones / 500), Last.DayNumber - First.DayNumber);
        Releases = Make(count, i => new Release($"{1 + i / 10}.{i % 10}", First.AddDays((int)((i + 1L) * days / count))));
        Sources = Make(Math.Max(50, milestones / 4), i => new Source($"s-{i + 1}", Heading(dice), dice.Of(Vocabulary.Publishers),
            1991 + i % 36));
        var order = Shuffled(milestones, dice);
        Milestones = Make(milestones, i =>
        {
            var day = (int)(((long)order[i] * 1000 + dice.Below(1000)) * days / (milestones * 1000L));
            var release = Math.Min(count - 1, (int)((long)day * count / days));
            return new Milestone(
                $"m-{i + 1}", i + 1, Heading(dice), First.AddDays(day), dice.Below(100) switch { < 15 => 4, < 40 => 7, _ => 10 },
                dice.Of(Vocabulary.Kinds), Releases[release].Id,
                [.. dice.Different(dice.Between(1, 3), Components.Length).Select(c => Components[c].Id)],
                [.. dice.Different(2, Sources.Length).Select(s => Sources[s].Id)]);
        });
        Sentences = Make(1500, _ => Sentence(dice));
    }

    public Component[] Components { get; }

    public Release[] Releases { get; }

    public Source[] Sources { get; }

    public Milestone[] Milestones { get; }

    /// <summary>The sentences of all texts, each with its number of words.</summary>
    public (string Text, int Words)[] Sentences { get; }

    private static T[] Make<T>(int count, Func<int, T> make)
    {
        var made = new T[count];
        for (var i = 0; i < count; i++)
            made[i] = make(i);
        return made;
    }

    private static int[] Shuffled(int count, Dice dice)
    {
        var order = Enumerable.Range(0, count).ToArray();
        for (var i = count - 1; i > 0; i--)
        {
            var j = dice.Below(i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }
        return order;
    }

    private static string Heading(Dice dice) => $"{dice.Of(Vocabulary.Things)} {dice.Of(Vocabulary.Acts)} {dice.Of(Vocabulary.Objects)}";

    private static (string Text, int Words) Sentence(Dice dice)
    {
        var words = Enumerable.Range(0, dice.Between(8, 16)).Select(_ => dice.Of(Vocabulary.Words)).ToArray();
        if (words.Length > 12)
            words[words.Length / 2] += ",";
        var text = string.Join(' ', words);
        return (char.ToUpperInvariant(text[0]) + text[1..] + ".", words.Length);
    }
}
