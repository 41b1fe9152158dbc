using Microsoft.Net.Http.Headers;

namespace StreamOps.Platform;

/// <summary>What every answer tells the browser to refuse.</summary>
public static class SecurityHeaders
{
    /// <summary>Hangfire's dashboard carries inline styles and data: icons of its own.</summary>
    private static readonly PathString JobDashboard = "/system/jobs";

    /// <summary>Of an answer that is the HTML of a mail, to be looked at in a frame of a page of ours.</summary>
    public const string MailFrame = "mail-frame";

    private const int OneYearSeconds = 365 * 24 * 3600;

    internal static void AddSecurityHeaders(this IServiceCollection services)
    {
        var strict = Common().AddContentSecurityPolicy(csp =>
        {
            csp.AddDefaultSrc().Self();
            csp.AddObjectSrc().None();
            csp.AddBaseUri().None();
            csp.AddFormAction().Self();
            csp.AddFrameAncestors().None();
        });
        var dashboard = Common().AddContentSecurityPolicy(csp =>
        {
            csp.AddDefaultSrc().Self();
            csp.AddStyleSrc().Self().UnsafeInline();
            csp.AddImgSrc().Self().Data();
            csp.AddFontSrc().Self().Data();
            csp.AddObjectSrc().None();
            csp.AddBaseUri().None();
            csp.AddFormAction().Self();
            csp.AddFrameAncestors().None();
        });
        services.AddSecurityHeaderPolicies()
            .SetDefaultPolicy(strict)
            .AddPolicy(MailFrame, Framed())
            .SetPolicySelector(c => c.HttpContext.Request.Path.StartsWithSegments(JobDashboard) ? dashboard : c.SelectedPolicy);
    }

    /// <summary>Methods that no page or endpoint answers; a page would take them for GET.</summary>
    internal static void UseSecurityMethods(this WebApplication app) =>
        app.Use(async (context, next) =>
        {
            if (HttpMethods.IsTrace(context.Request.Method) || HttpMethods.IsConnect(context.Request.Method))
            {
                context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
                return;
            }

            await next(context);
        });

    /// <summary>What a signed-in caller sees is kept by no cache, unless the answer says otherwise itself, as static files do.</summary>
    internal static void UseNoStore(this WebApplication app) =>
        app.Use(async (context, next) =>
        {
            if (context.User.Identity?.IsAuthenticated == true)
            {
                context.Response.OnStarting(() =>
                {
                    if (!context.Response.Headers.ContainsKey(HeaderNames.CacheControl))
                    {
                        context.Response.Headers.CacheControl = "no-store";
                    }

                    return Task.CompletedTask;
                });
            }

            await next(context);
        });

    /// <summary>Mails carry their styles inline. Nothing else of them may run, be fetched or be sent anywhere.</summary>
    private static HeaderPolicyCollection Framed() => Common()
        .AddFrameOptionsSameOrigin()
        .AddContentSecurityPolicy(csp =>
        {
            csp.AddDefaultSrc().None();
            csp.AddStyleSrc().UnsafeInline();
            csp.AddBaseUri().None();
            csp.AddFormAction().None();
            csp.AddFrameAncestors().Self();
            csp.AddSandbox();
        });

    private static HeaderPolicyCollection Common() => new HeaderPolicyCollection()
        .AddFrameOptionsDeny()
        .AddContentTypeOptionsNoSniff()
        .AddReferrerPolicySameOrigin()
        .AddStrictTransportSecurityMaxAgeIncludeSubDomains(OneYearSeconds)
        .AddCrossOriginOpenerPolicy(p => p.SameOrigin())
        .AddCrossOriginResourcePolicy(p => p.SameOrigin())
        .RemoveServerHeader();
}
