using System.Security.Claims;
using StreamOps.Components;
using StreamOps.Platform;
using StreamOps.Platform.Access;

namespace StreamOps.Features.Shared;

/// <summary>Writes pages and their events for the person who asks: zone and separators from the session, else the billing zone.</summary>
public static class ReaderOfRequest
{
    public static WebApplication UseReader(this WebApplication app)
    {
        var billing = app.Services.GetRequiredService<BillingOptions>();
        // Async, although it waits for nothing of its own: what it sets is then undone behind it.
        app.Use(async (context, next) =>
        {
            if (!context.Request.Path.StartsWithSegments("/api"))
            {
                Reader.Is(Of(context.User, billing.Calendar.Zone));
            }

            await next(context);
        });
        return app;
    }

    private static Reader Of(ClaimsPrincipal caller, TimeZoneInfo usual) => new(
        // A zone may be gone with an update of the system's list.
        caller.FindFirstValue(AccountClaims.TimeZone) is { } chosen && TimeZoneInfo.TryFindSystemTimeZoneById(chosen, out var zone) ? zone : usual,
        NumberStyles.Find(caller.FindFirstValue(AccountClaims.NumberStyle)) ?? NumberStyle.Point);
}
