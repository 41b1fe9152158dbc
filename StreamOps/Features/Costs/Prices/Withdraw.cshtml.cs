using Microsoft.AspNetCore.Authorization;
using StreamOps.Data.Costs;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Costs.Prices;

/// <summary>Takes a price out of the book before its first day.</summary>
[Authorize(Policy = Policies.Admin)]
public sealed class WithdrawModel(Withdrawal<PriceRow> withdrawal) : WithdrawPage<PriceRow>(withdrawal);
