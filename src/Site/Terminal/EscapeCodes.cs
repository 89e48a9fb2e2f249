namespace Chronicle.Cli.Terminal;

/// <summary>The codes that move the cursor of a terminal and change its colours.</summary>
internal static class EscapeCodes
{
    /// <summary>Whether a terminal understands the codes. A terminal with the name "dumb" prints them as characters.</summary>
    public static bool AreUnderstood(Func<string, string?> environment) => environment("TERM") != "dumb";
}
