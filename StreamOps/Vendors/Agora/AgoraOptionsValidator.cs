using Microsoft.Extensions.Options;

namespace StreamOps.Vendors.Agora;

/// <summary>Stops the start over values that cannot work; values that are not set only turn the vendor off.</summary>
public sealed class AgoraOptionsValidator : IValidateOptions<AgoraOptions>
{
    public ValidateOptionsResult Validate(string? name, AgoraOptions options)
    {
        string?[] problems =
        [
            VendorConfiguration.AddressProblem(Key(nameof(options.ApiBaseUrl)), options.ApiBaseUrl, required: true),
            VendorConfiguration.AddressProblem(Key(nameof(options.FallbackApiBaseUrl)), options.FallbackApiBaseUrl, required: false),
            VendorConfiguration.CredentialProblem(Key(nameof(options.AppId)), options.AppId, secret: false),
            VendorConfiguration.CredentialProblem(Key(nameof(options.CustomerKey)), options.CustomerKey, secret: true),
            VendorConfiguration.CredentialProblem(Key(nameof(options.CustomerSecret)), options.CustomerSecret, secret: true),
        ];
        var found = problems.OfType<string>().ToList();
        return found.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(found);
    }

    private static string Key(string property) => $"{AgoraOptions.Section}:{property}";
}
