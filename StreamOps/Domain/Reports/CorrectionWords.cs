namespace StreamOps.Domain.Reports;

/// <summary>Causes of corrections as a statement prints them.</summary>
public static class CorrectionWords
{
    public static string Of(CorrectionCause cause) => cause switch
    {
        CorrectionCause.LateStream => "streams handed over late",
        CorrectionCause.ChangedSpan => "changed start or end",
        CorrectionCause.LateUsage => "late samples or hosts",
        _ => "price dated back",
    };
}
