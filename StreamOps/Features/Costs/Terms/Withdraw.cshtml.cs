using Microsoft.AspNetCore.Authorization;
using StreamOps.Data.Costs;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Costs.Terms;

/// <summary>Takes a term out of the list before its first day.</summary>
[Authorize(Policy = Policies.Admin)]
public sealed class WithdrawModel(Withdrawal<PriceTermRow> withdrawal) : WithdrawPage<PriceTermRow>(withdrawal);
