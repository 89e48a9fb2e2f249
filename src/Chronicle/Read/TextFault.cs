namespace Chronicle.Read;

/// <summary>A mistake in a text: its offset, and a message about it.</summary>
internal sealed record TextFault(int Offset, string Message);
