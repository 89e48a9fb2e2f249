namespace Chronicle.Templates;

/// <summary>
/// A text with a form for each kind of number. A template cannot write it: the function <c>fill</c> chooses the form and fills it.
/// </summary>
public abstract class CountedText
{
    /// <summary>The form for a number, which is the text of the page.</summary>
    public abstract string Choose(string number);
}
