using System.Globalization;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace StreamOps.Platform.Access;

/// <summary>Machines: <c>Authorization: Bearer KEY</c>.</summary>
public sealed class ApiKeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ApiKeyLookup keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public new const string Scheme = "ApiKey";

    /// <summary>Claim with the row id of the key.</summary>
    public const string KeyIdClaim = "streamops:key";

    private const string Bearer = "Bearer ";

    public static bool IsUsedBy(HttpRequest request) =>
        request.Headers.Authorization.ToString().StartsWith(Bearer, StringComparison.OrdinalIgnoreCase);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers[HeaderNames.Authorization];
        if (header.Count != 1 || !IsUsedBy(Request))
        {
            return AuthenticateResult.NoResult();
        }

        var known = await keys.FindAsync(header[0]![Bearer.Length..].Trim(), Context.RequestAborted);
        return known is null
            // Not a failure, which the framework would log: whoever invents keys must not fill the log.
            ? AuthenticateResult.NoResult()
            : AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(IdentityOf(known)), Scheme));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) => Problems.UnauthorizedAsync(Context);

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => Problems.ForbiddenAsync(Context);

    private static ClaimsIdentity IdentityOf(KnownKey key) =>
        new(
            [
                new Claim(ClaimTypes.Name, key.Name),
                new Claim(KeyIdClaim, key.Id.ToString(CultureInfo.InvariantCulture)),
                .. key.Scopes.Select(s => new Claim(ChannelScopes.KeyScopeClaim, s)),
            ],
            Scheme);
}
