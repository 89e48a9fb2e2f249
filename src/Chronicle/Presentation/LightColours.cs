namespace Chronicle.Presentation;

/// <summary>
/// The colours of light pages in the default theme, for pictures, which cannot use the style sheet. The colours are the same as in
/// <c>theme/css/tokens.css</c>; a test compares each constant with the colour of the same name there.
/// </summary>
internal static class LightColours
{
    public const string Paper = "#fcfcfa", Ink = "#1d1f22", Quiet = "#525760", Rule = "#d8d8d2", Accent = "#14508c", Thread = "#6f92b8",
        Good = "#1a6135", Open = "#7f4900", Area1 = "#2f7d78", Area2 = "#86949a", Area3 = "#a8824b", Area4 = "#9b8bb0";
}
