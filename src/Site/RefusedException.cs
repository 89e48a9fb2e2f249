namespace Chronicle.Cli;

/// <summary>
/// Thrown when the program itself refuses an operation, for example because a different build uses the output folder. The user sees this
/// message.
/// </summary>
internal sealed class RefusedException(string message) : IOException(message);
