using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using StreamOps.Platform.Access;

namespace StreamOps.Platform;

/// <summary>Who is calling, what they may do, how often, and what the browser is told to refuse.</summary>
public static class Security
{
    /// <summary>Scheme that picks the key of a machine or the cookie of a person.</summary>
    private const string Caller = "Caller";

    public static WebApplicationBuilder AddSecurity(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var options = SecurityOptions.From(builder.Configuration);
        services.AddSingleton(options);
        services.AddSecurityForwarding(options);
        services.AddSecurityHeaders();
        services.AddSecurityRateLimits(options);
        services.AddAccess();
        services.AddCallers();
        services.AddPolicies();
        services.Configure<AntiforgeryOptions>(o =>
        {
            o.Cookie.Name = "streamops.form";
            o.Cookie.SameSite = SameSiteMode.Strict;
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        builder.WebHost.ConfigureKestrel(o => o.AddServerHeader = false);
        return builder;
    }

    public static WebApplication UseSecurity(this WebApplication app)
    {
        app.UseSecurityForwarding();
        app.UseSecurityHeaders();
        app.UseSecurityMethods();
        app.UseHostCookies();
        app.UseRouting();
        app.UseAuthentication();
        app.UseNoStore();
        app.UseRateLimiter();
        app.UseAuthorization();
        return app;
    }

    private static void AddCallers(this IServiceCollection services)
    {
        services.AddAuthentication()
            .AddScheme<AuthenticationSchemeOptions, ApiKeyAuthentication>(ApiKeyAuthentication.Scheme, null)
            .AddPolicyScheme(Caller, null, o => o.ForwardDefaultSelector = context =>
                ApiKeyAuthentication.IsUsedBy(context.Request) ? ApiKeyAuthentication.Scheme : IdentityConstants.ApplicationScheme);
        services.PostConfigure<AuthenticationOptions>(o =>
        {
            o.DefaultScheme = Caller;
            o.DefaultAuthenticateScheme = Caller;
            o.DefaultChallengeScheme = Caller;
            o.DefaultForbidScheme = Caller;
        });
    }

    private static void AddPolicies(this IServiceCollection services) =>
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireAssertion(c => NothingIsThere(c) || Roles.All.Any(c.User.IsInRole)).Build())
            .AddPolicy(Policies.Person, p => p.RequireRole(Roles.All))
            .AddPolicy(Policies.Admin, p => p.RequireRole(Roles.Admin))
            .AddPolicy(Policies.Costs, p => p.RequireAssertion(c => c.User.IsInRole(Roles.Admin) || c.User.IsInRole(Roles.Finance) || c.User.HasScope(KeyScopes.Read)))
            .AddPolicy(Policies.Delivery, p => p.RequireRole(Roles.Admin, Roles.Finance))
            .AddPolicy(Policies.Channels, p => p.RequireAssertion(c => Roles.All.Any(c.User.IsInRole) || c.User.HasScope(KeyScopes.Read)))
            .AddPolicy(Policies.Notes, p => p.RequireRole(Roles.Admin, Roles.Seller))
            .AddPolicy(Policies.Ingest, p => p.RequireAssertion(c => c.User.HasScope(KeyScopes.Ingest)))
            .AddPolicy(Policies.Machine, p => p.RequireAssertion(c => c.User.HasScope(KeyScopes.Read)));

    /// <summary>No address, or none with this method: whoever is known may hear that.</summary>
    private static bool NothingIsThere(AuthorizationHandlerContext context) =>
        context.Resource is HttpContext http && http.GetEndpoint() is not RouteEndpoint;
}
