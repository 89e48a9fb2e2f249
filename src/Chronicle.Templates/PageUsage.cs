using Scriban.Syntax;

namespace Chronicle.Templates;

/// <summary>Counts the steps and the memory of the page that a worker renders, on the worker's thread.</summary>
internal sealed class PageUsage(TemplateLimits limits)
{
    // Reading the number of allocated bytes takes as long as several steps, so the code does not read it at each step.
    private const int StepsBetweenLooks = 16;

    private int _steps;
    private long _atStart;

    public TemplateLimits Limits => limits;

    /// <summary>Resets the counters at the beginning of a page.</summary>
    public void Begin() => (_steps, _atStart) = (0, GC.GetAllocatedBytesForCurrentThread());

    /// <summary>Counts a step. Every sixteenth step, it checks the limits of steps and memory.</summary>
    /// <exception cref="TemplateLimits.LimitReached">The page exceeds a limit.</exception>
    public void Step(ScriptNode? node)
    {
        if (++_steps % StepsBetweenLooks != 0)
            return;
        if (_steps > limits.Steps)
            throw new TemplateLimits.LimitReached(TemplateLimits.SpanOf(node), $"the page takes more than {limits.Steps:N0} steps");
        if (GC.GetAllocatedBytesForCurrentThread() - _atStart > limits.Memory)
            throw new TemplateLimits.LimitReached(
                TemplateLimits.SpanOf(node), $"the page takes more than {limits.Memory:N0} bytes of memory");
    }
}
