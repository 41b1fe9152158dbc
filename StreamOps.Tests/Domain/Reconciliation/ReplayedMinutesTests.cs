using StreamOps.Domain.Reconciliation;

namespace StreamOps.Tests.Domain.Reconciliation;

public sealed class ReplayedMinutesTests
{
    private static readonly DateOnly First = new(2026, 3, 1);

    [Fact]
    public void Recordings_alone_count_on_days_that_are_known_for_good()
    {
        MeteredQuantity[] metered =
        [
            new(First, BilledItem.Delivery, ViewNature.Replay, 60),
            new(First, BilledItem.Delivery, ViewNature.Replay, 40),
            new(First, BilledItem.Delivery, ViewNature.Live, 1_000),
            new(First, BilledItem.Delivery, ViewNature.Unseen, 500),
            new(First, BilledItem.Storage, ViewNature.Kept, 300),
            new(First.AddDays(2), BilledItem.Delivery, ViewNature.Replay, 7),
        ];

        var byDay = ReplayedMinutes.ByDay([First, First.AddDays(1)], metered);

        Assert.Equal([(First, 100L), (First.AddDays(1), 0L)], byDay.OrderBy(d => d.Key).Select(d => (d.Key, d.Value)));
    }
}
