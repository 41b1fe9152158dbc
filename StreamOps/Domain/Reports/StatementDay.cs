namespace StreamOps.Domain.Reports;

/// <summary>One day of the billing zone.</summary>
/// <param name="AgoraCents">Whole cents of the booked lines, spread so that all days come to the month's total; so the next two.</param>
public sealed record StatementDay(DateOnly Day, long LiveMs, long ViewerMs, long AgoraCents, long CloudflareCents, long CdnCents)
{
    public long Cents => AgoraCents + CloudflareCents + CdnCents;
}
