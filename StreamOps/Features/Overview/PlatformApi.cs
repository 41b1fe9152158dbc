using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using StreamOps.Data.Figures;
using StreamOps.Domain.Time;
using StreamOps.Platform.Access;
using StreamOps.Platform.Reads;

namespace StreamOps.Features.Overview;

/// <summary>The platform's month for programs.</summary>
public static class PlatformApi
{
    /// <param name="TotalStreamingHours">Live time that lies in the month, to 2 decimals.</param>
    /// <param name="TotalChannels">Channels with live time in the month.</param>
    /// <param name="TotalStreams">Streams with live time in the month.</param>
    /// <param name="AvgViewers">Over time, whole.</param>
    /// <param name="PeakViewers">Largest sum of all streams at one time.</param>
    /// <param name="ViewersNow">Of the streams whose audience is known now.</param>
    public sealed record Stats(
        string Month,
        decimal TotalStreamingHours,
        int TotalChannels,
        int TotalStreams,
        int AvgViewers,
        int PeakViewers,
        decimal ViewerMinutes,
        int LiveNow,
        int ViewersNow);

    public static void MapPlatformReads(this IEndpointRouteBuilder routes) =>
        routes.MapReads("/platform", Policies.Costs)
            .MapGet("/stats", StatsAsync)
            .WithSummary("The platform's month");

    private static async Task<Results<Ok<Stats>, ValidationProblem>> StatsAsync(
        [Description("yyyy-MM; the current month where absent")] string? month,
        PlatformFigures platform, BillingCalendar calendar, TimeProvider clock, CancellationToken cancel)
    {
        var query = new ReadQuery();
        var asked = query.Month(month) ?? calendar.MonthOf(clock.GetUtcNow());
        if (query.Refusal() is { } refusal)
        {
            return refusal;
        }

        var figures = await platform.MonthAsync(asked, cancel);
        return TypedResults.Ok(new Stats(
            figures.Month.ToString(),
            Shown.Decimals(figures.StreamingHours),
            figures.Channels,
            figures.Streams,
            figures.Audience.WholeAverage,
            figures.Audience.Peak ?? 0,
            Shown.Decimals(figures.Audience.ViewerMinutes),
            figures.LiveNow,
            figures.ViewersNow));
    }
}
