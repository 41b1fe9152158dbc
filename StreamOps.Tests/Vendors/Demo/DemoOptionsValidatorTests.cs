using StreamOps.Vendors.Demo;

namespace StreamOps.Tests.Vendors.Demo;

public class DemoOptionsValidatorTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3600)]
    public void A_speed_within_its_bounds_is_taken(double speed) =>
        Assert.True(new DemoOptionsValidator().Validate(null, new DemoOptions { Speed = speed }).Succeeded);

    [Theory]
    [InlineData(0.99)]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(3601)]
    [InlineData(double.NaN)]
    public void Another_speed_is_refused_by_the_name_of_its_key_and_its_bounds(double speed)
    {
        var result = new DemoOptionsValidator().Validate(null, new DemoOptions { Speed = speed });

        Assert.StartsWith("Demo:Speed is ", result.FailureMessage, StringComparison.Ordinal);
        Assert.Contains("1 to 3600", result.FailureMessage, StringComparison.Ordinal);
    }
}
