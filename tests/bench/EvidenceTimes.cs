using Bench.Corpus;

namespace Bench;

/// <summary>
/// Measures the time of <c>evidence --check</c> on the repository of <see cref="EvidenceCorpus"/>. The command asks for the evidence of
/// every release and compares the answers with the ledgers. Several programs run in turn.
/// </summary>
public static class EvidenceTimes
{
    public const string Row = "evidence", CorpusRow = "evidence-corpus";

    public static void Run(string[] programs, string work, int rounds)
    {
        Tools.RunSelf(CorpusRow, work);
        // Writes the ledgers. The measured runs compare their answers with these ledgers.
        Measured.Run([.. Command(programs[0]), "evidence", "--quiet", .. Arguments(work)]);
        // The first round of each program does not count.
        var runs = Enumerable.Range(0, rounds + 1).SelectMany(_ => programs.Select(program => (program, Run: Check(program, work)))).ToArray();
        Tables.Print(["program", "wall s", "processor s", "MiB of the larger process", "wall s, smallest to largest"], programs.Select(program =>
        {
            var counted = runs.Where(run => run.program == program).Skip(1).Select(run => run.Run).ToArray();
            var median = Measured.Median(counted);
            return new[]
            {
                program, Tables.Seconds(median.Wall), Tables.Seconds(median.Processor), Tables.Rounded(median.Memory),
                Tables.Spread([.. counted.Select(run => run.Wall)]),
            };
        }));
    }

    private static Measured Check(string program, string work) =>
        Measured.Run([.. Command(program), "evidence", "--check", "--quiet", .. Arguments(work)]);

    private static string[] Arguments(string work) => ["--root", work, "--repository", EvidenceCorpus.Repository(work)];

    private static string[] Command(string program) =>
        program.EndsWith(".dll", StringComparison.Ordinal) ? ["dotnet", program] : [program];
}
