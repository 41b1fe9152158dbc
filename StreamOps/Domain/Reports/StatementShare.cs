namespace StreamOps.Domain.Reports;

/// <summary>What a channel or a seller has of the month.</summary>
/// <param name="Id">As an address of the product writes it.</param>
/// <param name="Owner">Of a channel its seller's e-mail address; of a seller null.</param>
/// <param name="Cents">Whole cents of the booked lines, spread so that all rows come to the month's total.</param>
public sealed record StatementShare(string Id, string Name, string? Owner, int Streams, long LiveMs, long ViewerMs, long Cents);
