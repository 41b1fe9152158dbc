using StreamOps.Domain.Reports;

namespace StreamOps.Tests.Domain.Reports;

public sealed class DeliveryPlanTests
{
    /// <summary>Held against what base64 in lines of 76 comes to: a mail server measures the mail as it is written.</summary>
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 6)]
    [InlineData(57, 78)]
    [InlineData(58, 84)]
    [InlineData(114, 156)]
    public void A_file_takes_up_a_third_more_and_its_line_breaks(long size, long bytes)
    {
        var text = Convert.ToBase64String(new byte[size], Base64FormattingOptions.InsertLineBreaks);
        Assert.Equal(text.Length + (size == 0 ? 0 : 2), bytes);
        Assert.Equal(bytes, DeliveryPlan.Of(DeliveryManner.Attached, [size], 1_000).Bytes);
    }

    [Fact]
    public void What_just_fits_is_attached_and_a_byte_more_is_linked_and_said()
    {
        Assert.Equal(new DeliveryPlan(true, false, 156), DeliveryPlan.Of(DeliveryManner.Attached, [57, 57], 156));
        Assert.Equal(new DeliveryPlan(false, true, 156), DeliveryPlan.Of(DeliveryManner.Attached, [57, 57], 155));
    }

    [Fact]
    public void Who_wants_links_gets_them_and_is_not_told_of_a_limit()
    {
        Assert.Equal(new DeliveryPlan(false, false, 78), DeliveryPlan.Of(DeliveryManner.Linked, [57], 1_000));
        Assert.Equal(new DeliveryPlan(false, false, 78), DeliveryPlan.Of(DeliveryManner.Linked, [57], 10));
    }
}
