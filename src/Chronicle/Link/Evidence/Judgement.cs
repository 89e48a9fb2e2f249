using Chronicle.Domain;
using Chronicle.Primitives;

namespace Chronicle.Link.Evidence;

/// <summary>Gives a claim its state, and reports disputes without a contradiction and statements without a proof.</summary>
internal static class Judgement
{
    /// <param name="claim">The claim with its findings and its proof.</param>
    /// <param name="isWrong">Whether the findings contradict the claim. The caller reports a contradiction that is not disputed.</param>
    /// <param name="agreeing">The words for the tree that agrees.</param>
    public static Claim Close(Claim claim, ValueLife life, bool isWrong, string agreeing, DiagnosticBag diagnostics)
    {
        if (!isWrong && !claim.Findings.IsEmpty && life.Disputed is { } excuse)
            diagnostics.Add(Rules.NeedlessDispute, excuse.At,
                $"\"{claim.Value}\" is not contradicted: {agreeing} agrees; delete \"disputed\"");
        return claim with
        {
            State = !isWrong ? claim.Proof is null ? ClaimState.Cited : ClaimState.Proved
                : life.Disputed is null ? ClaimState.Contradicted : ClaimState.Disputed,
            Reason = isWrong ? life.Disputed?.Value : null,
        };
    }

    /// <summary>
    /// Reports a claim without a finding, if the evidence file answers the question for other values of the same record or source.
    /// </summary>
    /// <param name="tree">The words for the tree with which the author can prove the claim.</param>
    public static void ReportUnproved(Claim claim, FindingIndex findings, string tree, DiagnosticBag diagnostics)
    {
        if (findings.Answers(claim.Subject, claim.OfSource, claim.Field))
            diagnostics.Add(Rules.UnprovedSinceChange, claim.At,
                $"\"{claim.Value}\" is not proved after the last change of this {(claim.OfSource ? "source" : "record")}; "
                    + $"run `evidence` with {tree}, or ignore this warning if you have no tree");
    }
}
