namespace Bench.Corpus;

/// <summary>Writes one cross-link in the syntax of a generator. If no words are given, the link shows the name of the record.</summary>
public delegate string WriteLink(string kind, string id, string? words);

/// <summary>The prose of the records, in Markdown. Only the syntax of cross-links differs between generators.</summary>
public sealed class Texts(Model model, WriteLink write)
{
    public string Milestone(Milestone milestone)
    {
        var number = milestone.Number;
        var dice = new Dice(Model.Seed * 7 + (ulong)number);
        var half = (dice.Between(150, 250) - 80) / 2;
        var links = new[] { ToMilestone(dice), ToComponent(dice), ToRelease(dice), ToMilestone(dice) };
        var (before, after) = (Sentences(dice, half), Sentences(dice, half));
        before[0] = $"**{before[0].TrimEnd('.')}** see {links[0]}.";
        after[^1] = $"{after[^1].TrimEnd('.')} with *emphasis* and `code_{number}()` near {links[1]}.";
        var parts = new List<string>
        {
            string.Join(' ', before),
            "## What changed",
            string.Join(' ', after),
            $"- {Sentences(dice, 12)[0]}\n- {Sentences(dice, 12)[0]} See {links[2]}.\n- `option-{number % 97}` {Sentences(dice, 12)[0]}",
        };
        if (number % 5 == 0)
            parts.Add("| Measure | Before | After |\n| --- | --- | --- |\n" + string.Join('\n', new[] { "Pages", "Weight", "Price" }
                .Select(row => $"| {row} | {dice.Between(10, 999)} | {dice.Between(10, 999)} |")));
        if (number % 7 == 0)
            parts.Add($"```c\nint step_{number}(int x) {{\n    /* keep <old> & new */\n    return x < {number % 1000} ? x + 1 : 0;\n}}\n```");
        parts.Add($"{Sentences(dice, 12)[0]} Compare {links[3]}.");
        return string.Join("\n\n", parts) + "\n";
    }

    /// <summary>Two paragraphs for a component or a release.</summary>
    public string Short(int key)
    {
        var sentences = Sentences(new Dice(Model.Seed * 11 + (ulong)key), 100);
        var half = sentences.Count / 2;
        return $"{string.Join(' ', sentences.Take(half))}\n\n{string.Join(' ', sentences.Skip(half))}\n";
    }

    public string Chapter(int key)
    {
        var dice = new Dice(Model.Seed * 13 + (ulong)key);
        var parts = new List<string>();
        for (var section = 1; section <= 8; section++)
        {
            parts.Add($"## Part {section}");
            for (var paragraph = 0; paragraph < 3; paragraph++)
                parts.Add($"{string.Join(' ', Sentences(dice, 60))} See {ToMilestone(dice)} and {ToAny(dice)}.");
        }
        return string.Join("\n\n", parts) + "\n";
    }

    private List<string> Sentences(Dice dice, int words)
    {
        var sentences = new List<string>();
        for (var count = 0; count < words;)
        {
            var (text, length) = dice.Of(model.Sentences);
            sentences.Add(text);
            count += length;
        }
        return sentences;
    }

    private string ToAny(Dice dice) => dice.Below(3) switch { 0 => ToMilestone(dice), 1 => ToComponent(dice), _ => ToRelease(dice) };

    private string ToMilestone(Dice dice)
    {
        var milestone = dice.Of(model.Milestones);
        return write("milestones", milestone.Id, dice.Below(2) == 0 ? milestone.Title : null);
    }

    private string ToComponent(Dice dice)
    {
        var component = dice.Of(model.Components);
        return write("components", component.Id, component.Name);
    }

    private string ToRelease(Dice dice) => write("releases", dice.Of(model.Releases).Id, null);
}
