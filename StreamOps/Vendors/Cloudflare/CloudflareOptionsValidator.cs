using Microsoft.Extensions.Options;

namespace StreamOps.Vendors.Cloudflare;

/// <summary>Stops the start over values that cannot work; values that are not set only turn the vendor off.</summary>
public sealed class CloudflareOptionsValidator : IValidateOptions<CloudflareOptions>
{
    public ValidateOptionsResult Validate(string? name, CloudflareOptions options)
    {
        string?[] problems =
        [
            VendorConfiguration.AddressProblem(Key(nameof(options.ApiBaseUrl)), options.ApiBaseUrl, required: true),
            VendorConfiguration.AddressProblem(Key(nameof(options.CustomerBaseUrl)), options.CustomerBaseUrl, required: false),
            VendorConfiguration.CredentialProblem(Key(nameof(options.AccountId)), options.AccountId, secret: false),
            VendorConfiguration.CredentialProblem(Key(nameof(options.ApiToken)), options.ApiToken, secret: true),
            VendorConfiguration.CredentialProblem(Key(nameof(options.NotificationSecret)), options.NotificationSecret, secret: true),
            VendorConfiguration.CredentialProblem(Key(nameof(options.NotificationSecretPrevious)), options.NotificationSecretPrevious, secret: true),
            options.BillingAnchorDay is >= 1 and <= 31 ? null : $"{Key(nameof(options.BillingAnchorDay))} holds {options.BillingAnchorDay}; allowed: a day of the month, 1 to 31.",
        ];
        var found = problems.OfType<string>().ToList();
        return found.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(found);
    }

    private static string Key(string property) => $"{CloudflareOptions.Section}:{property}";
}
