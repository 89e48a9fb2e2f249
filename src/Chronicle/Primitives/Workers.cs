using System.Runtime.ExceptionServices;

namespace Chronicle.Primitives;

/// <summary>
/// Does work on many items in parallel, with one worker for each core. Each worker has one state until the work ends. <c>Parallel.For</c>
/// would make a new state for each task. The state of a renderer is a template context, and creating it takes as long as rendering several
/// pages.
/// </summary>
internal static class Workers
{
    /// <summary>
    /// Calls <paramref name="work"/> for every number from 0 to <paramref name="count"/> - 1. Each worker calls <paramref name="end"/>
    /// when no work is left, but not after an exception. An exception stops the work of all workers and is thrown again. If
    /// several workers throw, the exception of the worker with the lowest number is thrown again, which need not be the earliest one.
    /// </summary>
    public static void For<TState>(
        int count, Func<TState> create, Action<TState, int> work, Action<TState>? end = null,
            CancellationToken stop = default) where TState : class?
    {
        var next = -1;
        var failed = false;
#pragma warning disable RS0030 // The number of workers has no influence on the result.
        var workers = new Task[Math.Clamp(count, 1, Environment.ProcessorCount)];
#pragma warning restore RS0030
        for (var i = 0; i < workers.Length; i++)
            workers[i] = Task.Run(Work, CancellationToken.None);
        try
        {
            Task.WaitAll(workers, CancellationToken.None);
        }
        catch (AggregateException failure)
        {
            ExceptionDispatchInfo.Throw(failure.InnerExceptions[0]);
        }

        void Work()
        {
            try
            {
                var state = create();
                for (var i = Interlocked.Increment(ref next); i < count && !Volatile.Read(ref failed); i = Interlocked.Increment(ref next))
                {
                    stop.ThrowIfCancellationRequested();
                    work(state, i);
                }
                if (!Volatile.Read(ref failed))
                    end?.Invoke(state);
            }
            catch
            {
                Volatile.Write(ref failed, true);
                throw;
            }
        }
    }

    /// <summary>Like the other overload, for work without a state.</summary>
    public static void For(int count, Action<int> work) => For<object?>(count, () => null, (_, i) => work(i));
}
