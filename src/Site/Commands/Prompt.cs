using Chronicle.Authoring;
using Chronicle.Primitives;

namespace Chronicle.Cli.Commands;

/// <summary>
/// Asks an author at a terminal for the keys of a new record. An empty line leaves a blank; after a wrong answer it asks again.
/// </summary>
internal sealed class Prompt(TextReader input, TextWriter output)
{
    /// <summary>Asks for every required key that has no value yet.</summary>
    public void AskFor(NewRecord record)
    {
        foreach (var question in record.OpenQuestions)
            if (!Ask(question, record))
                return;
    }

    /// <summary>The id that the author wants: the suggestion, if the line stays empty. Null when the input ends.</summary>
    public string? AskForId(string? suggestion, Func<string, string?> refuse)
    {
        while (true)
        {
            output.Write(suggestion is null ? "id: " : $"id [{suggestion}]: ");
            if (input.ReadLine()?.Trim() is not { } line)
                return null;
            var id = line == "" ? suggestion ?? "" : line;
            if (refuse(id) is not { } reason)
                return id;
            WriteLine($"  {reason}");
        }
    }

    /// <summary>False when the input ends.</summary>
    private bool Ask(Question question, NewRecord record)
    {
        WriteLine($"{question.Key}: {question.Description}");
        if (question.IsNumbered)
            for (var i = 0; i < question.Choices.Length; i++)
            {
                var (value, label) = question.Choices[i];
                WriteLine($"  {i + 1}  {value}{(label == value ? "" : $"  ({label})")}");
            }
        while (true)
        {
            output.Write("> ");
            if (input.ReadLine()?.Trim() is not { } line)
                return false;
            if (line == "")
                return true;
            if (question.IsNumbered && int.TryParse(line, out var number) && number >= 1 && number <= question.Choices.Length)
                line = question.Choices[number - 1].Value;
            if (record.Give(question.Key, line) is not { } wrong)
                return true;
            WriteLine($"  {wrong}");
        }
    }

    private void WriteLine(string line) => output.WriteLine(MessageText.Sanitize(line));
}
