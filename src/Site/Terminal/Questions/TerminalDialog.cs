using System.Runtime.InteropServices;
using Chronicle.Authoring;
using Chronicle.Authoring.Drafts;
using Chronicle.Primitives;
using Spectre.Console;

namespace Chronicle.Cli.Terminal.Questions;

/// <summary>
/// Asks the questions on a terminal: with lists for arrow keys and search, and with lines of text that the author can edit. Spectre.Console
/// wraps each line to the width of the terminal.
/// </summary>
internal sealed class TerminalDialog(IAnsiConsole terminal) : Dialog
{
    private const int RowsOfList = 12;

    private static readonly Choice LeaveOut = new("", "(leave out)"), NoMore = new("", "(no more)");

    private readonly IAnsiConsole _terminal = new CtrlDConsole(terminal);

    protected override void Ask(KeyQuestion question, NewRecord record)
    {
        switch (question.Form)
        {
            case QuestionForm.Choice when question.Choices.Length > 0:
                AskChoice(question, record);
                break;
            case QuestionForm.List when question.Choices.Length > 0:
            case QuestionForm.Map when question.Choices.Length > 0 && question.Values.Length > 0:
                AskChoices(question, record);
                break;
            default:
                AskText(question, record);
                break;
        }
    }

    // The choices are ids and words of the input. A rule of another key can still refuse one of them, so the question is repeated.
    private void AskChoice(KeyQuestion question, NewRecord record)
    {
        while (Select(question.Choices, LeaveOut) is { } choice)
        {
            if (record.Give(question.Key, choice.Value) is not { } wrong)
            {
                Say($"> {choice.Value}");
                return;
            }
            Say($"  {wrong}");
        }
        Say("> ");
    }

    private void AskChoices(KeyQuestion question, NewRecord record)
    {
        var rest = question.Choices;
        while (rest.Length > 0 && Select(rest, rest.Length == question.Choices.Length ? LeaveOut : NoMore) is { } choice
            && TextOf(choice, question) is { } text)
        {
            Say(record.Give(question.Key, text) is { } wrong ? $"  {wrong}" : $"> {text}");
            rest = rest.Remove(choice);
        }
    }

    // For a map, the choice is a key, so its value is asked too. Null if the author leaves the value out.
    private string? TextOf(Choice choice, KeyQuestion question) => question.Form != QuestionForm.Map ? choice.Value
        : Select(question.Values, LeaveOut) is { } value ? $"{choice.Value}: {value.Value}" : null;

    /// <summary>Returns the choice of the author; null if the author chose <paramref name="end"/>.</summary>
    private Choice? Select(IEnumerable<Choice> choices, Choice end)
    {
        var prompt = new SelectionPrompt<Choice> { PageSize = RowsOfList, SearchEnabled = true, WrapAround = true }
            .UseConverter(choice => Markup.Escape(MessageText.Sanitize(choice.Text)))
            .SearchPlaceholderText("(arrow keys, or letters to search; Enter takes the line)")
            .MoreChoicesText("(more below)")
            .AddChoices(choices.Prepend(end));
        // The list hides the cursor, so it is shown again if Ctrl-C ends the program.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => _terminal.Cursor.Show(true));
        var chosen = _terminal.Prompt(prompt);
        return chosen == end ? null : chosen;
    }

    protected override string AskLine(string prompt) =>
        _terminal.Prompt(new TextPrompt<string>(Markup.Escape(prompt.TrimEnd())) { AllowEmpty = true }).Trim();

    protected override void Say(string line) => _terminal.WriteLine(MessageText.Sanitize(line));
}
