using Microsoft.Extensions.DependencyInjection.Extensions;
using StreamOps.Features.Shared;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Account;

/// <summary>Signing in and out, one's own account, and the admin's pages about users, keys and the trail.</summary>
public static class AccountFeature
{
    public static IServiceCollection AddAccount(this IServiceCollection services)
    {
        services.AddScoped<AccountQueries>();
        services.AddScoped<UserAdministration>();
        services.TryAddScoped<MailRenderer>();
        services.AddScoped<IInvitationLetter, InvitationLetter>();
        return services;
    }

    public static void MapAccount(this IEndpointRouteBuilder app) =>
        app.MapGet("/", (HttpContext context) => Results.LocalRedirect(SignedInHome.Of(context.User)))
            .RequireAuthorization(Policies.Person)
            .ExcludeFromDescription();
}
