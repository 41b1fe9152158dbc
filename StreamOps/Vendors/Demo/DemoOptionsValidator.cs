using System.Globalization;
using Microsoft.Extensions.Options;

namespace StreamOps.Vendors.Demo;

/// <summary>Refuses a speed that the clock cannot run at, naming the key and what is allowed.</summary>
public sealed class DemoOptionsValidator : IValidateOptions<DemoOptions>
{
    public ValidateOptionsResult Validate(string? name, DemoOptions options) =>
        options.Speed is >= DemoOptions.SlowestSpeed and <= DemoOptions.FastestSpeed
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(string.Create(
                CultureInfo.InvariantCulture,
                $"Demo:Speed is {options.Speed}; allowed are {DemoOptions.SlowestSpeed} to {DemoOptions.FastestSpeed} simulated seconds per second."));
}
