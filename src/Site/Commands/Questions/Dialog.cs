using Chronicle.Authoring;

namespace Chronicle.Cli.Commands.Questions;

/// <summary>The author ended the input before the last question: nothing is to be written.</summary>
internal sealed class EndOfInput : Exception;

/// <summary>
/// Asks an author for the keys of a new record: for each that it needs, and for those that link it. An empty answer leaves a key out; after
/// a wrong answer the question comes again.
/// </summary>
internal abstract class Dialog
{
    /// <summary>Asks for every key that has no value yet.</summary>
    /// <exception cref="EndOfInput">The author ended the input.</exception>
    public void AskFor(NewRecord record)
    {
        if (record.Questions.IsEmpty)
            return;
        Say("An empty answer leaves a key out; Ctrl-D ends without a record.");
        foreach (var question in record.Questions)
            Ask(question, record);
    }

    /// <summary>The id that the author wants: the suggestion, if the answer is empty.</summary>
    /// <exception cref="EndOfInput">The author ended the input.</exception>
    public string AskForId(string? suggestion, Func<string, string?> refuse)
    {
        while (true)
        {
            var line = AskLine(suggestion is null ? "id: " : $"id [{suggestion}]: ");
            var id = line == "" ? suggestion ?? "" : line;
            if (refuse(id) is not { } reason)
                return id;
            Say($"  {reason}");
        }
    }

    /// <summary>Shows the key, its meaning and an example.</summary>
    protected void Introduce(Question question)
    {
        Say($"{question.Key}: {question.Description}{(question.IsRequired ? "" : " (optional)")}");
        if (question.Example.Length > 0 && question.Choices.IsEmpty)
            Say($"  for example: {question.Example}");
    }

    /// <summary>Asks for one key until its value is right, or is left out.</summary>
    protected abstract void Ask(Question question, NewRecord record);

    /// <summary>A line of the author, without blanks around it.</summary>
    protected abstract string AskLine(string prompt);

    protected abstract void Say(string line);

    /// <summary>Asks for a text until it is right or empty. Returns whether a value was given.</summary>
    protected bool AskText(Question question, NewRecord record, Func<string, string>? translate = null)
    {
        while (AskLine("> ") is { Length: > 0 } line)
        {
            if (record.Give(question.Key, translate?.Invoke(line) ?? line) is not { } wrong)
                return true;
            Say($"  {wrong}");
        }
        return false;
    }
}
