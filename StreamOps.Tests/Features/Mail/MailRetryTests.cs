using StreamOps.Features.Mail;
using StreamOps.Vendors.Mail;

namespace StreamOps.Tests.Features.Mail;

public sealed class MailRetryTests
{
    [Theory]
    [InlineData(MailFault.Later, new[] { 1, 2, 4, 8, 16, 32, 60, 60 })]
    [InlineData(MailFault.Server, new[] { 1, 2, 4, 4, 4 })]
    public void Gaps_grow_up_to_a_limit(MailFault fault, int[] minutes) =>
        Assert.Equal(minutes, Enumerable.Range(1, minutes.Length).Select(tries => (int)MailRetry.Next(fault, tries, TimeSpan.Zero)!.Value.TotalMinutes));

    [Fact]
    public void A_mail_that_is_put_off_for_five_days_is_given_up_and_a_dead_server_never_is()
    {
        var age = TimeSpan.FromDays(5);

        Assert.Null(MailRetry.Next(MailFault.Later, 100, age));
        Assert.NotNull(MailRetry.Next(MailFault.Later, 100, age - TimeSpan.FromSeconds(1)));
        Assert.NotNull(MailRetry.Next(MailFault.Server, 100_000, age));
    }

    [Fact]
    public void What_is_refused_for_good_is_not_tried_again() => Assert.Null(MailRetry.Next(MailFault.Never, 1, TimeSpan.Zero));
}
