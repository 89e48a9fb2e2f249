using Chronicle.Authoring;
using Chronicle.Primitives;
using Chronicle.Read.Schema;

namespace Chronicle.Cli.Commands;

/// <summary>Asks an author at a terminal for the keys of a new record. An empty line leaves a blank, a wrong answer is told and asked again.</summary>
internal sealed class Prompt(TextReader input, TextWriter output, KnownValues known)
{
    /// <summary>More words than this are not listed: whoever knows part of an id is told the nearest.</summary>
    private const int LongestList = 40;

    /// <summary>Asks for every required key that has no value yet.</summary>
    public void AskFor(NewRecord answers)
    {
        foreach (var field in answers.ObjectSchema.Fields)
            if (field.Required && answers[field.Name] is null && !Ask(field, answers))
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
            output.WriteLine($"  {reason}");
        }
    }

    /// <summary>False when the input ends.</summary>
    private bool Ask(Field field, NewRecord answers)
    {
        output.WriteLine(MessageText.Sanitize($"{field.Name}: {field.Description}"));
        var choices = known.ChoicesOf(field.Type);
        var isNumbered = field.Type is SchemaType.TermOf or SchemaType.OneOf && choices.Length <= LongestList;
        if (isNumbered)
            for (var i = 0; i < choices.Length; i++)
                output.WriteLine($"  {i + 1}  {choices[i].Value}{(choices[i].Label == choices[i].Value ? "" : $"  ({MessageText.Sanitize(choices[i].Label)})")}");
        while (true)
        {
            output.Write("> ");
            if (input.ReadLine()?.Trim() is not { } line)
                return false;
            if (line == "")
                return true;
            if (isNumbered && int.TryParse(line, out var number) && number >= 1 && number <= choices.Length)
                line = choices[number - 1].Value;
            if (answers.Give(field.Name, line) is not { } wrong)
                return true;
            output.WriteLine($"  {wrong}");
        }
    }
}
