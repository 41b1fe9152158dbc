using Hangfire;
using StreamOps.Platform.Access;

namespace StreamOps.Platform;

/// <summary>Hangfire's own page. Its default lets in whoever calls from this machine, and behind a proxy that is everybody: the policy decides alone.</summary>
public static class JobDashboard
{
    public static WebApplication MapJobDashboard(this WebApplication app)
    {
        app.MapHangfireDashboardWithAuthorizationPolicy(
            Policies.Admin, "/system/jobs", new DashboardOptions { Authorization = [], DashboardTitle = "StreamOps jobs", AppPath = "/system", DisplayStorageConnectionString = false });
        return app;
    }
}
