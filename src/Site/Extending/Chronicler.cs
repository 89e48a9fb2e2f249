using System.Globalization;
using Chronicle.Cli;

namespace Chronicle.Extending;

/// <summary>
/// The generator as a part of another program. Every command of the tool works: <c>build</c>, <c>check</c>, <c>serve</c> and the others.
/// </summary>
public static class Chronicler
{
    /// <summary>
    /// Runs the command line, and returns the exit code: 0 for success, 1 for errors in the input or a difference that the command reports,
    /// 2 for a wrong command line, 3 if the disk, the network or the system refused an operation.
    /// </summary>
    /// <param name="arguments">The arguments of the program.</param>
    /// <param name="extend">Adds the program's pipelines, checks and sources of records. Its exceptions reach the caller.</param>
    public static Task<int> RunAsync(string[] arguments, Action<SiteExtensions>? extend = null)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var extensions = new SiteExtensions();
        extend?.Invoke(extensions);
        return Task.Run(() =>
        {
            // The same input gives the same bytes in every language of the machine. The culture is that of this task and of the tasks that
            // it starts, and the calling program keeps its own.
#pragma warning disable RS0030 // The only use: it makes the banned culture the invariant one, for all other code.
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
#pragma warning restore RS0030
            return Program.Run(arguments, extensions);
        });
    }
}
