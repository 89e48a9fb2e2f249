using System.Globalization;
using Chronicle.Authoring.Drafts;
using Chronicle.Primitives;

namespace Chronicle.Cli.Terminal.Questions;

/// <summary>Asks the questions line by line, for a terminal without cursor control and for output to a file.</summary>
internal sealed class PlainDialog(TextReader input, TextWriter output) : Dialog
{
    /// <summary>
    /// The greatest number of choices in a numbered list. A longer list is not printed; its length and one example are printed instead.
    /// </summary>
    private const int LongestList = 40;

    protected override void Ask(KeyQuestion question, NewRecord record)
    {
        var isNumbered = question.Form == QuestionForm.Choice && question.Choices.Length <= LongestList;
        if (isNumbered)
            for (var i = 0; i < question.Choices.Length; i++)
                Say($"  {i + 1}  {question.Choices[i].Text}");
        else if (question.Choices.Length > 0)
            Say($"  {(question.Form is QuestionForm.List or QuestionForm.Map ? "ids with commas between them" : "an id")}; there are "
                + $"{question.Choices.Length}, for example {question.Choices[0].Value}");
        AskText(question, record, line => isNumbered && int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= 1 && number <= question.Choices.Length ? question.Choices[number - 1].Value : line);
    }

    protected override string AskLine(string prompt)
    {
        output.Write(prompt);
        if (input.ReadLine() is { } line)
            return line.Trim();
        throw new EndOfInput();
    }

    protected override void Say(string line) => output.WriteLine(MessageText.Sanitize(line));
}
