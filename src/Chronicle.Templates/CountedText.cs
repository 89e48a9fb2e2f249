namespace Chronicle.Templates;

/// <summary>
/// A text with a form for each kind of number. A template cannot write such a text directly. It calls the function <c>fill</c>, which
/// chooses the form and fills its placeholder.
/// </summary>
public abstract class CountedText
{
    /// <summary>The form for a number. <paramref name="number"/> is the number as the page shows it.</summary>
    public abstract string Choose(string number);
}
