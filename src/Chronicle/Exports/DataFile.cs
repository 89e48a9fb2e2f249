using Chronicle.Presentation;

namespace Chronicle.Exports;

/// <summary>
/// A file for programs, with the name of its schema and the number of its records, if it has them. Only listed files have a name. A file of
/// one record, or a further page of a collection, is reached through a link.
/// </summary>
internal sealed record DataFile(string? Name, string? Shape, int? Total, Document.Made Document);
