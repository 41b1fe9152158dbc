using StreamOps.Domain.Reports;
using StreamOps.Domain.Time;

namespace StreamOps.Features.Reports;

/// <summary>Reads a month as it stands at that moment, on a connection and with a memory of its own.</summary>
public delegate Task<MonthStatement> FreshStatement(BillingMonth month, CancellationToken cancel);
