using CsCheck;
using StreamOps.Domain.Time;

namespace StreamOps.Tests.Domain.Time;

public sealed class InstantsTests
{
    private static readonly Gen<DateTimeOffset> AnyInstant = Gen.Select(
        Gen.Long[new DateTime(1950, 1, 1).Ticks, new DateTime(2090, 1, 1).Ticks],
        Gen.Int[-14 * 60, 14 * 60],
        (ticks, minutes) => new DateTimeOffset(ticks, TimeSpan.Zero).ToOffset(TimeSpan.FromMinutes(minutes)));

    [Fact]
    public void What_is_finer_than_a_millisecond_is_cut_off() => AnyInstant.Sample(instant =>
    {
        var cut = instant.ToMilliseconds();
        Assert.Equal(TimeSpan.Zero, cut.Offset);
        Assert.Equal(0, cut.Ticks % TimeSpan.TicksPerMillisecond);
        Assert.InRange((instant - cut).Ticks, 0, TimeSpan.TicksPerMillisecond - 1);
        Assert.Equal(cut, cut.ToMilliseconds());
    });

    [Fact]
    public void The_minute_of_an_instant_is_a_utc_minute_that_holds_it() => AnyInstant.Sample(instant =>
    {
        var minute = instant.ToMinute();
        Assert.Equal((TimeSpan.Zero, 0, 0), (minute.Offset, minute.Second, minute.Millisecond));
        Assert.True(new Interval(minute, minute.AddMinutes(1)).Contains(instant));
    });
}
