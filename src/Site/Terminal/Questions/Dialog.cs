using Chronicle.Authoring.Drafts;

namespace Chronicle.Cli.Terminal.Questions;

/// <summary>Thrown when the author ends the input before the last question. Nothing is written then.</summary>
internal sealed class EndOfInput : Exception;

/// <summary>
/// Asks an author for the keys of a new record: the required keys, and the keys that link the record to other records. An empty answer
/// leaves a key out. After a wrong answer, the question is repeated.
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
        {
            Introduce(question);
            Ask(question, record);
        }
    }

    /// <summary>Asks for the id. An empty answer means the suggestion.</summary>
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
    private void Introduce(KeyQuestion question)
    {
        Say($"{question.Key}: {question.Description}{(question.IsRequired ? "" : " (optional)")}");
        if (question.Example.Length > 0 && question.Choices.IsEmpty)
            Say($"  for example: {question.Example}");
    }

    /// <summary>Asks for one key until its value is valid or is left out.</summary>
    protected abstract void Ask(KeyQuestion question, NewRecord record);

    /// <summary>Reads a line of the author, without blanks around it.</summary>
    protected abstract string AskLine(string prompt);

    protected abstract void Say(string line);

    /// <summary>Asks for a text until it is valid or empty.</summary>
    protected void AskText(KeyQuestion question, NewRecord record, Func<string, string>? translate = null)
    {
        while (AskLine("> ") is { Length: > 0 } line && record.Give(question.Key, translate?.Invoke(line) ?? line) is { } wrong)
            Say($"  {wrong}");
    }
}
